import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { missingBufferLimitOf } from '../../rules/analysis/missing-buffer-limits.ts'
import { ask } from '../code.ts'

const missing = (code: string) =>
  ask(
    `import { on } from 'events'; import pg from 'pg'; import { ReplaySubject, shareReplay } from 'rxjs';
    import { Agent } from 'http'; import { createPool } from 'mysql2'; ${code}`,
    'CallExpression[callee.name=/on|shareReplay|createPool/], NewExpression',
    (context, call: TSESTree.CallExpression) => missingBufferLimitOf(context, call)?.buffer.holds,
  )

it.each([
  ['on(x, "data")', 'items'],
  ['on(x, "data", { highWaterMark: 5 })', undefined],
  ['on(x, "close")', undefined],
  ['new pg.Pool()', 'callers'],
  ['new pg.Pool(options)', undefined],
  ['createPool({ queueLimit: 0 })', 'callers'],
  ['createPool({ waitForConnections: false })', undefined],
  ['createPool({ waitForConnections })', undefined],
  ['async () => { const pool = new pg.Pool(); await f(pool); await pool.end() }', undefined],
  ['const pool = new pg.Pool(); process.on("exit", () => pool.end())', 'callers'],
  ['new Agent({ keepAlive: true })', 'sockets'],
  ['new Agent()', undefined],
  ['new ReplaySubject()', 'past'],
  ['new ReplaySubject(undefined, 100)', undefined],
  ['const s = new ReplaySubject(); s.next(1); s.complete()', undefined],
  ['let s; s = new ReplaySubject(); s.next(1); s.complete()', undefined],
  [
    'class A { s = new ReplaySubject(); constructor(n) { Array.from({ length: n }).forEach(() => this.s.next(1)) } ' +
      'more() { this.s.next(2); this.s.complete() } }',
    undefined,
  ],
  ['class A { s = new ReplaySubject(); add(n) { Array.from({ length: n }).forEach(() => this.s.next(1)) } }', 'past'],
  ['class A { s = new ReplaySubject(); constructor(xs) { xs.forEach((x) => this.s.next(x)) } }', 'past'],
  ['x$.pipe(shareReplay())', 'past'],
  ['partition(x$.pipe(shareReplay()), f)', undefined],
  ['async () => { for await (const x of on(y, "data")) f(x) }', undefined],
  ['async () => { for await (const x of on(y, "data")) await f(x) }', 'items'],
  ['http.get(url).pipe(shareReplay())', undefined],
])('finds the limit that a buffer lacks: %s', (code, holds) => {
  expect(missing(code)).toBe(holds)
})
