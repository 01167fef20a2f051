import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { waitOf } from '../../rules/analysis/waits.ts'
import { toDrain } from '../../rules/edits/drain-wait.ts'
import { edited } from './edited.ts'

describe('drains', () => {
  it.each([
    {
      name: 'a promise',
      code: "async (s) => { await new Promise((r) => s.once('drain', r)) }",
      output: 'async (s) => { await drain(s) }',
    },
    {
      name: 'a promise with a type and a block',
      code: "async (s) => { await new Promise<void>((resolve, reject) => { this.s.once('drain', () => resolve()) }) }",
      output: 'async (s) => { await drain(this.s) }',
    },
    {
      name: 'a condition',
      code: "async (s) => { if (!s.write(x)) await new Promise((r) => void s.on('drain', () => { r(undefined) })) }",
      output: 'async (s) => { if (!s.write(x)) await drain(s) }',
    },
    {
      name: 'a helper that answers the promise',
      code: "const full = (s) => new Promise((r) => s.once('drain', r))",
      output: 'const full = (s) => drain(s).then(() => {})',
    },
  ])('$name', ({ code, output }) => {
    expect(drained(code)).toBe(`import { drain } from 'backpressure-runtime'\n\n${output}`)
  })

  it('once() of events', () => {
    const head = "import { once } from 'events'\n"
    expect(drained(`${head}async (s) => { await once(s, 'drain') }`)).toBe(
      `${head}import { drain } from 'backpressure-runtime'\nasync (s) => { await drain(s) }`,
    )
  })
})

describe('leaves', () => {
  it.each([
    {
      name: 'a value that is kept',
      code: "async (s) => { const p = new Promise((r) => s.once('drain', r)); await p }",
    },
    { name: 'a value that is read', code: "async (s) => { const v = await new Promise((r) => s.once('drain', r)) }" },
    {
      name: 'more than one event',
      code: "async (s) => { await new Promise((r) => { s.once('drain', r); s.once('x', r) }) }",
    },
    { name: 'a value', code: "async (s) => { await new Promise((r) => s.once('drain', () => r(1))) }" },
    { name: 'other work', code: "async (s) => { await new Promise((r) => s.once('drain', () => { n--; r() })) }" },
    { name: 'another resolve', code: "async (s, q) => { await new Promise((r) => s.once('drain', q)) }" },
    { name: 'a this of its own', code: "async (s) => { await new Promise(function (r) { this.once('drain', r) }) }" },
    { name: 'a comment', code: "async (s) => { await new Promise((r) => /* room */ s.once('drain', r)) }" },
    { name: 'a signal', code: "import { once } from 'events'\nasync (s) => { await once(s, 'drain', { signal }) }" },
    { name: 'a callback', code: "function f(s, done) { s.once('drain', done) }" },
  ])('$name', ({ code }) => expect(drained(code)).toBeNull())
})

function drained(code: string): string | null {
  return edited<TSESTree.CallExpression | TSESTree.NewExpression>(
    code,
    'NewExpression, CallExpression',
    (context, node) => {
      const wait = waitOf(context, node, 'drain')
      return wait ? toDrain(context, wait) : null
    },
  )
}
