import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { flowListenerOf } from '../../rules/analysis/flow-listeners.ts'
import { toForAwait } from '../../rules/edits/for-await.ts'
import { edited } from './edited.ts'

const HEAD = "import fs from 'fs'\nexport async function f() { const s = fs.createReadStream(p); "

it.each([
  {
    name: 'a stream',
    code: `${HEAD}s.on('data', async (chunk) => { await g(chunk) }) }`,
    output: `${HEAD}for await (const chunk of s) { await g(chunk) } }`,
  },
  {
    name: 'a pattern with a type',
    code: `${HEAD}s.on('data', async ({ length }: Buffer) => { await g(length) }) }`,
    output: `${HEAD}for await (const { length } of s) { await g(length) } }`,
  },
  {
    name: 'an emitter',
    code: "export async function f(q) { q.on('row', async (row) => { await g(row) }) }",
    output:
      "import { fromEvents } from 'backpressure-runtime'\n\nexport async function f(q) " +
      "{ for await (const [row] of fromEvents(q, 'row', { capacity: 10 })) { await g(row) } }",
  },
])('$name', ({ code, output }) => expect(iterated(code)).toBe(output))

it.each([
  { name: 'a sync function', code: "export function f(q) { q.on('row', async (row) => { await g(row) }) }" },
  {
    name: 'data of an unknown source',
    code: "export async function f(q) { q.on('data', async (x) => { await g(x) }) }",
  },
  { name: 'an early return', code: `${HEAD}s.on('data', async (x) => { if (!x) return; await g(x) }) }` },
  { name: 'a use after it', code: `${HEAD}s.on('data', async (x) => { await g(x) }); await once(s, 'end') }` },
  { name: 'a function of its own', code: `${HEAD}s.on('data', async function (x) { await g(this, x) }) }` },
  { name: 'more arguments', code: `${HEAD}s.on('data', async (x, y) => { await g(x, y) }) }` },
  { name: 'a comment between', code: `${HEAD}s.on('data', /* each */ async (x) => { await g(x) }) }` },
  { name: 'a chain', code: `${HEAD}s.on('data', async (x) => { await g(x) }).on('end', done) }` },
])('nothing for $name', ({ code }) => expect(iterated(code)).toBeNull())

function iterated(code: string): string | null {
  return edited<TSESTree.CallExpression>(code, 'CallExpression[callee.property.name="on"]', (context, call) => {
    const listener = flowListenerOf(context, call, false)
    return listener ? toForAwait(context, listener) : null
  })
}
