import rule from '../../rules/no-unbounded-promise-all.ts'
import { provesRewrites } from './harness.ts'
import { REQUESTS } from './requests.ts'

const workloads = REQUESTS

provesRewrites(rule, [
  {
    name: 'an inline mapper',
    filename: 'code.mjs',
    code: `export async function run(world) {
  return await Promise.all(world.urls.map(async (url) => (await fetch(url)).text()))
}
`,
    says: ["import { mapLimit } from 'backpressure-runtime'\n\nexport", 'mapLimit(world.urls, 10, async (url)'],
    workloads,
  },
  {
    name: 'settled, in CommonJS with directives, CRLF and double quotes',
    filename: 'code.cjs',
    code: [
      '"use strict";',
      '',
      'exports.run = async function run(world) {',
      '  return Promise.allSettled(world.urls.map(async (url, index) => {',
      '    const answer = await fetch(url);',
      '    return `${index} ${await answer.text()}`;',
      '  }));',
      '};',
      '',
    ].join('\r\n'),
    says: ['"use strict";\r\nconst { mapLimitSettled } = require("backpressure-runtime");\r\n'],
    workloads,
  },
  {
    name: 'an existing import and a clash',
    filename: 'code.mjs',
    code: `import { interval } from 'backpressure-runtime'

function mapLimit() {}

async function load(url) {
  return (await fetch(url)).text()
}

export async function run(world) {
  return (await Promise.all(world.urls.map(load))).concat(typeof interval, typeof mapLimit)
}
`,
    says: [
      "import { interval, mapLimit as mapLimit2 } from 'backpressure-runtime'",
      'mapLimit2(world.urls, 10, load)',
    ],
    workloads,
  },
  {
    name: 'a list that changes under way',
    filename: 'code.mjs',
    code: `const waiting = []

export async function run(world) {
  waiting.push(...world.urls)
  const texts = await Promise.all(waiting.map(async (url) => {
    const answer = await fetch(url)
    waiting.splice(waiting.indexOf(url), 1)
    return answer.text()
  }))
  return [texts, waiting.length]
}
`,
    says: ['mapLimit([...waiting], 10,'],
    workloads,
  },
  {
    name: 'a const that is joined later, in TypeScript',
    filename: 'code.ts',
    code: `interface Net { readonly urls: readonly string[] }

export async function run(net: Net): Promise<{ url: string; size: number }[]> {
  const pages = net.urls.map(async (url) => {
    const text = await (await fetch(url)).text()
    return { url, size: text.length }
  })
  const found = await Promise.all(pages)
  return found.filter(({ size }) => size > 0)
}
`,
    says: ['const pages = mapLimit(net.urls, 10, async (url) =>', 'await pages'],
    workloads,
  },
  {
    name: 'TypeScript infers what it inferred',
    filename: 'code.ts',
    code: `export const run = async (net: { urls: string[] }) =>
  Promise.allSettled(net.urls.map(async (url, index) => [index, await (await fetch(url)).text()] as const))
`,
    says: ['mapLimitSettled(net.urls, 10, async (url, index)'],
    workloads,
  },
  {
    name: 'a list that a loop fills, in TypeScript',
    filename: 'code.ts',
    code: `export async function run(net: { urls: readonly string[] }) {
  const tasks: Promise<string>[] = []
  for (const url of net.urls) {
    tasks.push(fetch(url).then((answer) => answer.text()))
  }
  return await Promise.all(tasks)
}
`,
    says: ['const tasks = mapLimit(net.urls, 10, (url) => fetch(url)', 'return await tasks'],
    workloads,
  },
  {
    name: 'fan-outs in a fan-out',
    filename: 'code.mjs',
    code: `export async function run(world) {
  const halves = [world.urls.slice(0, world.urls.length / 2), world.urls.slice(world.urls.length / 2)]
  return await Promise.all(Object.values(halves).map(async (urls) => {
    return await Promise.all(urls.map(async (url) => (await fetch(url)).text()))
  }))
}
`,
    workloads: workloads.map(({ bound, ...load }) => ({ ...load, ...(bound !== undefined && { bound: 20 }) })),
  },
])
