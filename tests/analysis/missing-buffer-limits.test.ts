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
  ['x$.pipe(shareReplay())', 'past'],
  ['http.get(url).pipe(shareReplay())', undefined],
])('finds the limit that a buffer lacks: %s', (code, holds) => {
  expect(missing(code)).toBe(holds)
})
