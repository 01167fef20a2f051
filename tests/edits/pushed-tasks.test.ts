import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { pushesToMapLimit } from '../../rules/edits/pushed-tasks.ts'
import { edited } from './edited.ts'

const IMPORT = /^import \{ mapLimit(?:Settled)? \} from 'backpressure-runtime';?\n\n/

describe('bounds the tasks of a loop', () => {
  it.each([
    {
      name: 'that pushes one task an element',
      code: `async function f(xs) {
  const tasks = []
  for (const x of xs) {
    tasks.push(load(x))
  }
  return await Promise.all(tasks)
}`,
      output: `async function f(xs) {
  const tasks = mapLimit(xs, 10, (x) => load(x))
  return await tasks
}`,
    },
    {
      name: 'with types, patterns, and code between',
      code: `async function f(xs: Map<string, number>) {
  const tasks: Promise<string>[] = [];
  log();
  for (const [key, n] of xs) tasks.push((async () => {
    await load(key, n);
  })());
  const texts = await Promise.all(tasks);
}`,
      output: `async function f(xs: Map<string, number>) {
  log();
  const tasks = mapLimit(xs, 10, ([key, n]) => (async () => {
    await load(key, n);
  })());
  const texts = await tasks;
}`,
    },
    {
      name: 'over a list that is emptied before the wait',
      code: `async function f() { const xs = list()
  const tasks = []
  for (const x of xs) tasks.push(load(x))
  xs.length = 0
  await Promise.all(tasks) }`,
      output: `async function f() { const xs = list()
  const tasks = mapLimit([...xs], 10, (x) => load(x))
  xs.length = 0
  await tasks }`,
    },
    {
      name: 'after constants, with their comments',
      code: `async function f(xs) {
  const tasks = []
  for (const x of xs) {
    // where to
    const y = to(x)
    tasks.push(load(y)) // now
  }
  await Promise.all(tasks)
}`,
      output: undefined,
    },
    {
      name: 'after constants',
      code: `async function f(xs) {
  const tasks = []
  for (const x of xs) {
    // where to
    const { y } = to(x)
    tasks.push(load(y))
  }
  await Promise.all(tasks)
}`,
      output: `async function f(xs) {
  const tasks = mapLimit(xs, 10, (x) => {
    // where to
    const { y } = to(x)
    return load(y)
  })
  await tasks
}`,
    },
    {
      name: 'of a forEach',
      code: `async function f(xs: string[]) {
  const tasks = []
  xs.forEach((x, i) => {
    tasks.push(load(x, i))
  })
  await Promise.all(tasks)
}`,
      output: `async function f(xs: string[]) {
  const tasks = mapLimit(xs, 10, (x, i) => load(x, i))
  await tasks
}`,
    },
    {
      name: 'of a forEach over what may be a Map',
      code: `async function f(xs) {
  const tasks = []
  xs.forEach((x) => { tasks.push(load(x)) })
  await Promise.all(tasks)
}`,
      output: undefined,
    },
    {
      name: 'that settle',
      code: `async function load(x) {}
async function f(xs) {
  const tasks = []
  for (const x of xs) tasks.push(load(x))
  await Promise.allSettled(tasks)
}`,
      output: `async function load(x) {}
async function f(xs) {
  const tasks = mapLimitSettled(xs, 10, (x) => load(x))
  await tasks
}`,
    },
  ])('$name', ({ code, output }) => expect(bounded(code)?.replace(IMPORT, '')).toBe(output))
})

describe('leaves a loop', () => {
  const around = (loop: string, wait = 'await Promise.all(tasks)', head = 'const tasks = []') =>
    `async function f(xs) { ${head}; ${loop}; ${wait} }`
  const loop = 'for (const x of xs) tasks.push(load(x))'
  it.each([
    { name: 'that does more', code: around('for (const x of xs) { log(x); tasks.push(load(x)) }') },
    { name: 'that has a condition', code: around('for (const x of xs) if (x.ok) tasks.push(load(x))') },
    { name: 'that awaits in its turn', code: around('for (const x of xs) tasks.push(await load(x))') },
    { name: 'over an async source', code: around('for await (const x of xs) tasks.push(load(x))') },
    { name: 'over promises', code: around('for (const x of xs) tasks.push(x.then(load))') },
    { name: 'that counts', code: around('for (let i = 0; i < xs.length; i++) tasks.push(load(xs[i]))') },
    { name: 'whose list begins full', code: around(loop, undefined, 'const tasks = [start()]') },
    { name: 'whose list is filled by another, too', code: around(`${loop}; tasks.push(other())`) },
    { name: 'whose list is read', code: around(`${loop}; log(tasks.length)`) },
    { name: 'with a wait between', code: around(`${loop}; await ready()`) },
    { name: 'whose join stands in a try', code: around(loop, 'try { await Promise.all(tasks) } catch {}') },
    {
      name: 'with a comment that would be lost',
      code: around('for (const x of xs) { /* all */ tasks.push(load(x)) }'),
    },
    { name: 'of settled tasks that may throw', code: around(loop, 'await Promise.allSettled(tasks)') },
  ])('$name', ({ code }) => expect(bounded(code)).toBeNull())
})

function bounded(code: string): string | null {
  return edited<TSESTree.CallExpression>(code, 'CallExpression[callee.object.name="Promise"]', (context, join) => {
    const fanOut = fanOutsOf(context, join).find(({ form }) => form === 'pushed' || form === 'forEach')
    return fanOut ? pushesToMapLimit(context, fanOut) : null
  })
}
