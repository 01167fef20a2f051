import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { overlapsOf } from '../../rules/analysis/overlap.ts'
import { ask } from '../code.ts'

/** What the function called `f` may still do when it is started again a second later. */
const overlap = (code: string, period: number | undefined = 1000) =>
  ask(code, ':function[id.name="f"]', (context, fn: never) => {
    const [found] = overlapsOf(context, fn, period)
    return found && (found.isOutside ? 'outside' : 'light')
  })

/** Whether what it does outside is done again and again in one run. */
const repeated = (code: string) =>
  ask(
    code,
    ':function[id.name="f"]',
    (context, fn: never) => (overlapsOf(context, fn, 1000)[0]?.walks ?? []).length > 0,
  )

test.each([
  ['async function f() { for (const x of xs) await io(x) }', true],
  ['async function f() { await Promise.all(xs.map((x) => io(x))) }', true],
  ['async function g() { while (more) await io() } async function f() { await g() }', true],
  ['async function g() { await io() } async function f() { for (const x of xs) await g(x) }', true],
  ['async function f() { await io(); for (const x of xs) await other(x) }', true],
  ['function f() { ids().then((xs) => { xs.forEach((x) => io(x).catch(log)) }) }', true],
  ['async function f() { await io(); await other() }', false],
  ['function f() { io().then((x) => { other(x).then(log) }) }', false],
  ['function f() { (async () => { await io() })() }', false],
  ['async function g() { await io() } async function f() { await g() }', false],
])('tells work that one run does many times: %s', (code, isRepeated) => {
  expect(repeated(code)).toBe(isRepeated)
})

describe('overlapsOf', () => {
  test.each<[name: string, code: string, expected: 'outside' | 'light' | undefined]>([
    ['work of its own', 'async function f() { await db.query("x") }', 'outside'],
    [
      'work two functions away',
      'async function a() { await b() } async function b() { await io() } function f() { void a() }',
      'outside',
    ],
    ['one look at a directory', 'import fs from "fs/promises"; async function f() { await fs.readdir(d) }', 'light'],
    [
      'a look at each file',
      'import fs from "fs/promises"; async function f() { for (const p of ps) await fs.stat(p) }',
      'outside',
    ],
    ['a look at the entries by a wrapper', 'async function f() { await fs.readdir(d) }', 'light'],
    ['time only', 'async function f() { await sleep(5) }', 'light'],
    ['work outside after time', 'async function f() { await sleep(5); await io() }', 'outside'],
    ['work in memory', 'function g() { count++ } function f() { g() }', undefined],
    ['a guard here', 'let on; async function f() { if (on) return; on = true; await io(); on = false }', undefined],
    [
      'a guard in what is called',
      'let on; async function g() { if (on) return; on = true; await io(); on = false } function f() { void g() }',
      undefined,
    ],
    [
      'a guard of one of two',
      'let on; async function g() { if (on) return; on = true; await io(); on = false } ' +
        'function f() { void g(); void io() }',
      'outside',
    ],
    [
      'a timeout below the period',
      'async function f() { await fetch(u, { signal: AbortSignal.timeout(500) }) }',
      undefined,
    ],
    [
      'a timeout above the period',
      'async function f() { await fetch(u, { signal: AbortSignal.timeout(5000) }) }',
      'outside',
    ],
    [
      'a timeout that nobody knows',
      'async function f() { await client.get(u, { timeout: this.timeoutMs }) }',
      undefined,
    ],
    [
      'a signal made before',
      'async function f() { const signal = AbortSignal.timeout(500); await fetch(u, { signal }) }',
      undefined,
    ],
    [
      'a signal that is not one of time',
      'async function f() { const { signal } = stop; await fetch(u, { signal }) }',
      'outside',
    ],
    ['a race against time', 'async function f() { await Promise.race([io(), expired]) }', undefined],
    ['a function that gives up', 'async function f() { await withTimeout(io(), 5) }', undefined],
    [
      'waits that a timer of the run settles',
      'async function f() { const all = new Map(); const ps = xs.map((x) => new Promise((r) => { all.set(x, r); ' +
        'ask(x) })); setTimeout(() => { for (const r of all.values()) r() }, 500); await Promise.all(ps) }',
      undefined,
    ],
    [
      'waits that a timer settles after the period',
      'async function f() { const all = new Map(); const ps = xs.map((x) => new Promise((r) => { all.set(x, r); ' +
        'ask(x) })); setTimeout(() => { for (const r of all.values()) r() }, 5000); await Promise.all(ps) }',
      'outside',
    ],
    ['the last run is ended', 'async function f() { last?.abort(); last = start(); await io(last) }', undefined],
    ['an end of its own', 'async function f() { const a = start(); a.abort(); await io(a) }', 'outside'],
    [
      'a guard in what follows a promise',
      'function f() { io().then(async (r) => { if (r.phase === phase) return; phase = r.phase; await other() }) }',
      'outside',
    ],
    ['a value that is kept', 'let size; async function f() { if (size) return size; size = await io() }', undefined],
    [
      'a flag that is set late',
      'let done; async function f() { if (done) return; await io(); done = true }',
      'outside',
    ],
    [
      'elements for a limiter',
      'import pLimit from "p-limit"; const limit = pLimit(4); ' +
        'async function f() { await Promise.all(xs.map((x) => limit(() => io(x)))) }',
      'outside',
    ],
    ['a circle', 'async function f() { await g() } async function g() { await f() }', undefined],
  ])('%s', (_, code, expected) => {
    expect(overlap(code)).toBe(expected)
  })
})

test.each([
  [1000, true],
  [undefined, true],
  [300_000, false],
])('many entries, every %j ms, may take longer: %j', (period, expected) => {
  const sweep = 'import fs from "fs/promises"; async function f() { for (const p of ps) await fs.unlink(p) }'
  const found = ask(sweep, ':function[id.name="f"]', (context, fn: never) => overlapsOf(context, fn, period)[0])
  expect(found?.isOutside).toBe(expected)
})

test('every work that nothing holds back, with what it is repeated in', () => {
  const code =
    'async function g(x) { await io(x) } async function f() { const xs = await all(); for (const x of xs) await g(x) }'
  const found = ask(code, ':function[id.name="f"]', (context, fn: never) => overlapsOf(context, fn, 1000))
  expect(found?.map(({ leaf, walks }) => [nameOf(leaf), walks.map(({ type }) => type)])).toEqual([
    ['io', ['ForOfStatement']],
    ['all', []],
  ])
})

function nameOf({ callee }: { callee: TSESTree.Node }): string {
  return callee.type === 'Identifier' ? callee.name : ''
}
