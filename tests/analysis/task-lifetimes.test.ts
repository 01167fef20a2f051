import { expect, test } from 'vitest'
import { mayOutliveItsTurn } from '../../rules/analysis/task-lifetimes.ts'
import { ask } from '../code.ts'

test.each([
  ['walk((x) => startWorker(x))', true],
  ['walk((x) => x.server.listen(0))', true],
  ['walk((x) => broker.subscribe(x))', true],
  ['walk(runWorker)', true],
  ['walk(async () => { while (true) await f() })', true],
  ['walk(async () => { for (;;) await f() })', true],
  ['const ready = f(); walk(async (x) => { await ready; g(x) })', true],
  ['const all = (ready) => walk(async (x) => { await ready; g(x) })', true],
  ['walk(async (x) => { await f(x) })', false],
  ['walk(async (x) => { const own = f(x); await own })', false],
  ['walk(async (x) => { await x })', false],
  ['walk(async (x) => { if (x.startsWith("a")) await f(x) })', false],
  ['walk((x) => observe(x))', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    mayOutliveItsTurn(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})
