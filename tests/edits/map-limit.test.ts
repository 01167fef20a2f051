import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { toMapLimit } from '../../rules/edits/map-limit.ts'
import { edited, type Setting } from './edited.ts'

const IMPORT = /^import \{ mapLimit(?:Settled)? \} from 'backpressure-runtime';?\n\n/

const BOUNDED: { name: string; code: string; output: string; settings?: Setting['settings'] }[] = [
  {
    name: 'an inline mapper',
    code: 'const f = async () => await Promise.all(xs.map(async (x) => load(x)))',
    output: 'const f = async () => await mapLimit(xs, 10, async (x) => load(x))',
  },
  {
    name: 'a limit of the settings',
    settings: { concurrency: 4 },
    code: 'await Promise.all(xs.map((x, i) => load(x, i)))',
    output: 'await mapLimit(xs, 4, (x, i) => load(x, i))',
  },
  {
    name: 'allSettled',
    code: 'await Promise.allSettled(xs.map(async (x) => { await load(x) }))',
    output: 'await mapLimitSettled(xs, 10, async (x) => { await load(x) })',
  },
  {
    name: 'Array.from',
    code: 'await Promise.all(Array.from(new Set(xs), async (x) => load(x)))',
    output: 'await mapLimit(new Set(xs), 10, async (x) => load(x))',
  },
  {
    name: 'a function of this file',
    code: 'async function load(x) {}\nawait Promise.all(xs.map(load))',
    output: 'async function load(x) {}\nawait mapLimit(xs, 10, load)',
  },
  {
    name: 'a bound method',
    code: 'class A { async load(x) {} async all(xs) { return Promise.all(xs.map(this.load.bind(this))) } }',
    output: 'class A { async load(x) {} async all(xs) { return mapLimit(xs, 10, this.load.bind(this)) } }',
  },
  {
    name: 'several lines move back with the call',
    code:
      'async () => {\n  await Promise.all(\n    xs\n      .filter(isNew)\n' +
      '      .map(async (x) => {\n        // why\n        await load(x)\n      }),\n  )\n}',
    output:
      'async () => {\n  await mapLimit(xs\n    .filter(isNew), 10, async (x) => {\n    // why\n' +
      '    await load(x)\n  })\n}',
  },
  {
    name: 'a template over lines stays as it is',
    code: 'async () => {\n  await Promise.all(\n    xs.map(async (x) => load(`\n    ${x}`)),\n  )\n}',
    output: 'async () => {\n  await mapLimit(xs, 10, async (x) => load(`\n    ${x}`))\n}',
  },
  {
    name: 'a const that is joined later',
    code: 'async () => { const tasks = xs.map(async (x) => load(x)); log(); return await Promise.all(tasks) }',
    output: 'async () => { const tasks = mapLimit(xs, 10, async (x) => load(x)); log(); return await tasks }',
  },
  {
    name: 'a const over a list that is emptied before the wait',
    code: 'async () => { const xs = a(); const t = xs.map(async (x) => load(x)); xs.length = 0; await Promise.all(t) }',
    output:
      'async () => { const xs = a(); const t = mapLimit([...xs], 10, async (x) => load(x)); xs.length = 0; await t }',
  },
  {
    name: 'nested fan-outs',
    code: 'await Promise.all(xs.map(async (x) => Promise.all(x.ys.map(async (y) => load(y)))))',
    output: 'await mapLimit(xs, 10, async (x) => mapLimit(x.ys, 10, async (y) => load(y)))',
  },
  {
    name: 'a collection that the mapper changes is copied',
    code: 'async (xs) => { await Promise.all(xs.map(async (x) => { await load(x); xs.splice(0, 1) })) }',
    output: 'async (xs) => { await mapLimit([...xs], 10, async (x) => { await load(x); xs.splice(0, 1) }) }',
  },
  {
    name: 'a field that changes anywhere is copied',
    code: 'class A { add(x) { this.xs.push(x) } async all() { await Promise.all(this.xs.map(async (x) => load(x))) } }',
    output:
      'class A { add(x) { this.xs.push(x) } async all() { await mapLimit([...this.xs], 10, async (x) => load(x)) } }',
  },
  {
    name: 'a local that is filled before is not copied',
    code: 'async () => { const xs = []; xs.push(1); await Promise.all(xs.map(async (x) => load(x))) }',
    output: 'async () => { const xs = []; xs.push(1); await mapLimit(xs, 10, async (x) => load(x)) }',
  },
  {
    name: 'a sync mapper in a function that is not async',
    code: 'function f(xs) { return Promise.all(xs.map((x) => load(x))) }',
    output: 'function f(xs) { return mapLimit(xs, 10, (x) => load(x)) }',
  },
  {
    name: 'a worker that ends',
    code: 'await Promise.all(xs.map(async (x) => { while (true) { if (await load(x)) return } }))',
    output: 'await mapLimit(xs, 10, async (x) => { while (true) { if (await load(x)) return } })',
  },
]

describe('bounds', () => {
  it.each(BOUNDED)('$name', ({ code, output, settings = {} }) => {
    expect(bounded(code, settings)?.replace(IMPORT, '')).toBe(output)
  })
})

describe('leaves', () => {
  it.each([
    { name: 'any', code: 'await Promise.any(xs.map(async (x) => load(x)))' },
    { name: 'race', code: 'await Promise.race(xs.map(async (x) => load(x)))' },
    { name: 'type arguments of the join', code: 'await Promise.all<string>(xs.map(async (x) => load(x)))' },
    { name: 'type arguments of the walk', code: 'await Promise.all(xs.map<Promise<string>>(async (x) => load(x)))' },
    { name: 'an optional walk', code: 'await Promise.all(xs?.map(async (x) => load(x)))' },
    { name: 'a this argument', code: 'await Promise.all(xs.map(async function (x) { return this.load(x) }, self))' },
    { name: 'a third parameter', code: 'await Promise.all(xs.map(async (x, i, all) => load(x, all)))' },
    { name: 'a rest parameter', code: 'await Promise.all(xs.map(async (...all) => load(all)))' },
    { name: 'arguments', code: 'await Promise.all(xs.map(async function () { return load(...arguments) }))' },
    { name: 'a function of another file', code: "import { load } from './load'\nawait Promise.all(xs.map(load))" },
    { name: 'a function that is made', code: 'await Promise.all(xs.map(loader(1)))' },
    {
      name: 'a comment that would be lost',
      code: 'await Promise.all(/* all of them */ xs.map(async (x) => load(x)))',
    },
    { name: 'items that are promises', code: 'await Promise.all(xs.map(async (x) => { await x }))' },
    { name: 'items that are queries', code: 'await Promise.all(xs.map((x) => x.exec()))' },
    { name: 'items that are called promises', code: 'await Promise.all(promises.map(async (x) => load(x)))' },
    {
      name: 'items that are tasks',
      code: 'const xs = ys.map(async (y) => y)\nawait Promise.all(xs.map(async (x) => load(x)))',
    },
    { name: 'holes', code: 'await Promise.all([1, , 2].map(async (x) => load(x)))' },
    { name: 'an array-like', code: 'await Promise.all(Array.from({ length: n }, async (_, i) => load(i)))' },
    { name: 'a wrapped collection', code: "await Promise.all($('a').map(async (i, a) => load(a)))" },
    { name: 'workers without end', code: 'await Promise.all(xs.map(async (x) => { while (true) await load(x) }))' },
    {
      name: 'a throw that a try would catch',
      code: 'function f() { try { return Promise.all(xs.map((x) => load(x))) } catch {} }',
    },
    {
      name: 'a throw that allSettled would not take',
      code: 'await Promise.allSettled(xs.map((x) => { check(x); return load(x) }))',
    },
    {
      name: 'a const with a type',
      code: 'const t: Promise<string>[] = xs.map(async (x) => load(x))\nawait Promise.all(t)',
    },
    {
      name: 'a const that is read twice',
      code: 'const t = xs.map(async (x) => load(x))\nlog(t)\nawait Promise.all(t)',
    },
    {
      name: 'a const with a wait between',
      code: 'const t = xs.map(async (x) => load(x))\nawait ready()\nawait Promise.all(t)',
    },
    { name: 'other tasks beside', code: 'const ys = await Promise.all([a(), ...xs.map(async (x) => load(x))])' },
    { name: 'a generator', code: 'await Promise.all(xs.map(function* (x) { yield x }))' },
  ])('$name', ({ code }) => expect(bounded(code)).toBeNull())
})

function bounded(code: string, settings: Setting['settings'] = {}): string | null {
  return edited<TSESTree.CallExpression>(
    code,
    'CallExpression[callee.object.name="Promise"]',
    (context, join) => {
      const [fanOut] = fanOutsOf(context, join)
      return fanOut ? toMapLimit(context, fanOut) : null
    },
    { settings },
  )
}
