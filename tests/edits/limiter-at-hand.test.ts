import type { TSESTree } from '@typescript-eslint/utils'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { limiterIn } from '../../rules/analysis/limiters-in-sight.ts'
import { looseStartOf } from '../../rules/analysis/loose-starts.ts'
import { forEachAtHand, toLimiterAtHand } from '../../rules/edits/limiter-at-hand.ts'
import { ask } from '../code.ts'
import { edited, type Setting } from './edited.ts'

/** As in the rule, what is limited is not looked at again. */
const bounded = (code: string, setting?: Setting): string | null =>
  edited<TSESTree.CallExpression>(
    code,
    'CallExpression[callee.property.name=/^all/]',
    (context, node) => {
      const [fanOut] = fanOutsOf(context, node)
      return fanOut && !limiterIn(context, fanOut.mapper) ? toLimiterAtHand(context, fanOut)?.fix ?? null : null
    },
    setting,
  )

const LIMIT = "import pLimit from 'p-limit'\n"
const MAP = "import pMap from 'p-map'\n"
const QUEUE = "import PQueue from 'p-queue'\n"
const ASYNC = "import async from 'async'\n"
const V3 = { versions: { async: '3' } }

describe('a limiter that is called', () => {
  it.each([
    {
      name: 'is made for the module',
      code: 'export const f = (xs) => Promise.all(xs.map(async (x) => go(x)))',
      output:
        'const limit = pLimit(10)\n\nexport const f = (xs) => Promise.all(xs.map((x) => limit(async () => go(x))))',
    },
    {
      name: 'is the one that is there',
      code: 'const few = pLimit(3)\nawait Promise.allSettled(xs.map((x, i) => go(x, i)))',
      output: 'const few = pLimit(3)\nawait Promise.allSettled(xs.map((x, i) => few(() => go(x, i))))',
    },
    {
      name: 'takes a name that is free',
      code: 'function f(limit) { return Promise.all(limit.map((x) => go(x))) }',
      output:
        'const limit2 = pLimit(10)\n\nfunction f(limit) { return Promise.all(limit.map((x) => limit2(() => go(x)))) }',
    },
    {
      name: 'leaves types, comments and parameters where they are',
      code:
        'const few = pLimit(3)\n' +
        'await Promise.all(xs.map(async ({ a }: X /* one */): Promise<Y> => ({ a /* two */ })))',
      output:
        'const few = pLimit(3)\n' +
        'await Promise.all(xs.map(({ a }: X /* one */) => few(async (): Promise<Y> => ({ a /* two */ }))))',
    },
    {
      name: 'is given a function of this file',
      code: 'const few = pLimit(3)\nasync function go(x, i) {}\nawait Promise.all(xs.map(go))',
      output:
        'const few = pLimit(3)\nasync function go(x, i) {}\n' +
        'await Promise.all(xs.map((item, index) => few(() => go(item, index))))',
    },
    {
      name: 'is given a bound method',
      code:
        'const few = pLimit(3)\n' +
        'class A { async go(x) {} all(xs) { return Promise.all(xs.map(this.go.bind(this))) } }',
      output:
        'const few = pLimit(3)\n' +
        'class A { async go(x) {} all(xs) { return Promise.all(xs.map((item) => few(() => this.go(item)))) } }',
    },
    {
      name: 'is given the tasks of a loop',
      code:
        'const limit = pLimit(3)\n' +
        'const ts = []\nfor (const x of xs) { log(x); ts.push(go(x)) }\nawait Promise.all(ts)',
      output:
        'const limit = pLimit(3)\nconst ts = []\n' +
        'for (const x of xs) { log(x); ts.push(limit(() => go(x))) }\nawait Promise.all(ts)',
    },
    {
      name: 'is another one where its own tasks come here',
      code:
        'const few = pLimit(3)\n' +
        'await few(() => all(xs))\nfunction all(xs) { return Promise.all(xs.map((x) => go(x))) }',
      output:
        'const few = pLimit(3)\nawait few(() => all(xs))\nconst limit = pLimit(10)\n\n' +
        'function all(xs) { return Promise.all(xs.map((x) => limit(() => go(x)))) }',
    },
  ])('$name', ({ code, output }) => {
    expect(bounded(LIMIT + code)).toBe(LIMIT + output)
  })

  it('has a method that is given tasks', () => {
    expect(bounded(`${QUEUE}await Promise.all(xs.map((x) => go(x)))`)).toBe(
      `${QUEUE}const queue = new PQueue({ concurrency: 10 })\n\n` +
        `await Promise.all(xs.map((x) => queue.add(() => go(x))))`,
    )
  })

  it.each([
    ['a task that waits for its own level', 'const f = (xs) => Promise.all(xs.map((x) => f(x)))'],
    ['a function that takes who knows what', 'await Promise.all(xs.map(imported))'],
    ['a comment that has no place', 'await Promise.all(xs.map(async /* why */ (x) => go(x)))'],
    ['a race', 'await Promise.any(xs.map((x) => go(x)))'],
    ['a counter', 'let i = 0\nconst ts = []\nwhile (more()) { ts.push(go(i)); i++ }\nawait Promise.all(ts)'],
    ['a `var` of the loop', 'const ts = []\nfor (var x of xs) ts.push(go(x))\nawait Promise.all(ts)'],
  ])('gives up: %s', (_, code) => {
    expect(bounded(LIMIT + code)).toBe(null)
  })

  it('gives up where its types would say less', () => {
    expect(bounded(`${QUEUE}export const all = (xs) => Promise.all(xs.map((x) => go(x)))`)).toBe(null)
  })
})

describe('a mapper', () => {
  it.each([
    {
      name: 'with options',
      code: `${MAP}const ys = await Promise.all(xs.map((x, i) => go(x, i)))`,
      output: `${MAP}const ys = await pMap(xs, (x, i) => go(x, i), { concurrency: 10 })`,
    },
    {
      name: 'that is joined later',
      code: `${MAP}const ts = xs.map(async (x) => go(x))\nawait Promise.all(ts)`,
      output: `${MAP}const ts = pMap(xs, async (x) => go(x), { concurrency: 10 })\nawait ts`,
    },
    {
      name: 'of a namespace',
      code: `${ASYNC}await Promise.all(xs.map(async (x) => go(x)))`,
      output: `${ASYNC}await async.mapLimit(xs, 10, async (x) => go(x))`,
      settings: V3,
    },
    {
      name: 'by its name',
      code: "const { each } = require('async')\nexports.f = (xs) => Promise.all(xs.map(async (x) => go(x)))",
      output: "const { each, mapLimit } = require('async')\nexports.f = (xs) => mapLimit(xs, 10, async (x) => go(x))",
      settings: V3,
    },
  ])('$name', ({ code, output, settings = {} }) => {
    const sourceType = code.includes('require(') ? 'commonjs' : 'module'
    expect(bounded(code, { settings, sourceType, filename: 'code.js' })).toBe(output)
  })

  it.each([
    ['a version that answers no promise', `${ASYNC}await Promise.all(xs.map(async (x) => go(x)))`, {}],
    ['a mapper that is taken for one with a callback', `${ASYNC}await Promise.all(xs.map((x) => go(x)))`, V3],
    ['a mapper that needs the index', `${ASYNC}await Promise.all(xs.map(async (x, i) => go(x, i)))`, V3],
    ['allSettled', `${MAP}await Promise.allSettled(xs.map((x) => go(x)))`, {}],
  ])('gives up: %s', (_, code, settings) => {
    expect(bounded(code, { settings })).toBe(null)
  })
})

describe('what the package depends on', () => {
  const filename = path.resolve(import.meta.dirname, '../fixtures/limited/code.mjs')

  it('is brought in', () => {
    expect(bounded('export const f = (xs) => Promise.all(xs.map((x) => go(x)))', { filename })).toBe(
      "import pMap from 'p-map'\n\nexport const f = (xs) => pMap(xs, (x) => go(x), { concurrency: 10 })",
    )
  })

  it('is left alone where this file can not take it in', () => {
    const code = 'exports.f = (xs) => Promise.all(xs.map((x) => go(x)))'
    const commonjs = { filename: filename.replace('.mjs', '.cjs'), sourceType: 'commonjs' } as const
    expect(bounded(code, commonjs)).toBe(null)
  })
})

describe('a forEach', () => {
  const waited = (code: string): string | null =>
    edited<TSESTree.CallExpression>(code, 'CallExpression[callee.property.name="forEach"]', (context, node) => {
      const start = looseStartOf(context, node)
      return start ? forEachAtHand(context, start)?.fix ?? null : null
    })

  it('is waited for', () => {
    expect(waited(`${LIMIT}async function f(xs: string[]) { xs.forEach(async (x) => { await fetch(x) }) }`)).toBe(
      `${LIMIT}const limit = pLimit(10)\n\nasync function f(xs: string[]) ` +
        '{ await Promise.all(xs.map((x) => limit(async () => { await fetch(x) }))) }',
    )
    expect(waited(`${MAP}async function f(xs: string[]) { xs.forEach(async (x) => { await fetch(x) }) }`)).toBe(
      `${MAP}async function f(xs: string[]) { await pMap(xs, async (x) => { await fetch(x) }, { concurrency: 10 }) }`,
    )
  })
})

describe('what is done is told', () => {
  const all = (code: string) =>
    ask(code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) => {
      const [fanOut] = fanOutsOf(context, node)
      return fanOut && toLimiterAtHand(context, fanOut)?.how
    })
  const each = (code: string) =>
    ask(code, 'CallExpression[callee.property.name="forEach"]', (context, node: TSESTree.CallExpression) => {
      const start = looseStartOf(context, node)
      return start && forEachAtHand(context, start)?.how
    })
  const ALL = 'export const f = async (xs) => { await Promise.all(xs.map(async (x) => go(x))) }'
  const EACH = 'async function f(xs: string[]) { xs.forEach(async (x) => { await fetch(x) }) }'

  it.each([
    [`${LIMIT}${ALL}`, 'at most 10 at a time with `p-limit`'],
    [`${LIMIT}const few = pLimit(3)\n${ALL}`, 'them through `few`'],
    [`${QUEUE}const jobs = new PQueue({ concurrency: 3 })\n${ALL}`, 'them through `jobs`'],
    [`${MAP}${ALL}`, 'at most 10 at a time with `p-map`'],
  ])('for a list: %s', (code, how) => {
    expect(all(code)).toBe(how)
  })

  it.each([
    [`${LIMIT}${EACH}`, 'at most 10 at a time with `p-limit`'],
    [`${LIMIT}const few = pLimit(3)\n${EACH}`, 'them through `few`'],
    [`${MAP}${EACH}`, 'at most 10 at a time with `p-map`'],
  ])('for a forEach: %s', (code, how) => {
    expect(each(code)).toBe(how)
  })
})
