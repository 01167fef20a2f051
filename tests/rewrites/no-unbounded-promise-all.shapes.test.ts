import rule from '../../rules/no-unbounded-promise-all.ts'
import { provesRewrites } from './harness.ts'
import { REQUESTS } from './requests.ts'

const workloads = REQUESTS

provesRewrites(rule, [
  {
    name: 'tasks that are spread alone',
    filename: 'code.mjs',
    code: `export async function run(world) {
  return await Promise.all([...world.urls.map(async (url) => (await fetch(url)).text())])
}
`,
    says: ['await mapLimit(world.urls, 10, async (url)'],
    workloads,
  },
  {
    name: 'tasks that are spread beside another one',
    filename: 'code.ts',
    code: `export async function run(world: { urls: string[] }): Promise<number> {
  let length = 0
  await Promise.all([
    Promise.resolve(length),
    ...world.urls.map(async (url) => {
      const text = await (await fetch(url)).text()
      length += text.length
    }),
  ])
  return length
}
`,
    says: ['Promise.all([\n    Promise.resolve(length),\n    mapLimit(world.urls, 10, async (url)'],
    workloads,
  },
  {
    name: 'settled tasks that are spread beside another one',
    filename: 'code.mjs',
    code: `export async function run(world) {
  const found = []
  await Promise.allSettled([
    ...world.urls.map(async (url, index) => {
      found[index] = await (await fetch(url)).text()
    }),
    Promise.resolve(),
  ])
  return found
}
`,
    says: ['Promise.allSettled([\n    mapLimitSettled(world.urls, 10, async (url, index)'],
    workloads,
  },
  {
    name: 'a reduction that pushes',
    filename: 'code.mjs',
    code: `export async function run(world) {
  const urls = world.urls.filter((url) => url !== '')
  return await Promise.all(
    urls.reduce((tasks, url) => {
      tasks.push(fetch(url).then((answer) => answer.text()))
      return tasks
    }, []),
  )
}
`,
    says: ['await mapLimit(urls, 10, (url) => fetch(url)'],
    workloads,
  },
  {
    name: 'a reduction that spreads',
    filename: 'code.cjs',
    code: `exports.run = async function run({ urls: [...urls] }) {
  const all = urls.slice()
  return await Promise.all(all.reduce((tasks, url) => [...tasks, fetch(url).then((answer) => answer.text())], []))
}
`,
    says: ['await mapLimit(all, 10, (url) => fetch(url)'],
    workloads,
  },
  {
    name: 'a forEach that pushes, in TypeScript',
    filename: 'code.ts',
    code: `export async function run(world: { urls: readonly string[] }): Promise<string[]> {
  const urls = [...world.urls]
  const tasks: Promise<string>[] = []
  urls.forEach((url, index) => {
    tasks.push(fetch(url).then(async (answer) => index + (await answer.text())))
  })
  return await Promise.all(tasks)
}
`,
    says: ['const tasks = mapLimit(urls, 10, (url, index) => fetch(url)', 'return await tasks'],
    workloads,
  },
  {
    name: 'a loop that names constants before it pushes',
    filename: 'code.ts',
    code: `export async function run(world: { urls: readonly string[] }): Promise<string[]> {
  const tasks = []
  for (const [index, url] of world.urls.entries()) {
    // what each is told by
    const name = \`\${index}: \`
    tasks.push(fetch(url).then(async (answer) => name + (await answer.text())))
  }
  return await Promise.all(tasks)
}
`,
    says: ['    // what each is told by\n', 'return fetch(url).then('],
    workloads,
  },
  {
    name: 'a map of lodash over an array',
    filename: 'code.mjs',
    code: `import _ from 'lodash'

export async function run(world) {
  const urls = world.urls.filter((url) => url !== '')
  return await Promise.all(_.map(urls, async (url) => (await fetch(url)).text()))
}
`,
    says: ['await mapLimit(urls, 10, async (url)'],
    workloads,
  },
])
