import { expect, test } from 'vitest'
import { mayStartWork } from '../../rules/analysis/async-mappers.ts'
import { ask } from '../code.ts'

test.each([
  ['async (x) => { await f(x) }', true],
  ['async (x) => { for await (const y of x) g(y) }', true],
  ['async (x) => f(x)', true],
  ['(x) => f(x)', true],
  ['load', true],
  ['this.load.bind(this)', true],
  ['f(x)', true],
  ['Promise.resolve(x)', false],
  ['(x) => Promise.resolve(x.id)', false],
  ['(x) => Promise.all(x)', true],
  ['async (x) => { await import(x) }', false],
  ['(x) => import(x)', false],
  ['async (x) => { const text = await fs.readFileSync(x).toString(); return { text } }', false],
  ['async (x) => readFileSync(x)', false],
  ['async (x) => { await f(readFileSync(x)) }', true],
  ['async (x) => x * 2', false],
  ['(x) => x.id', false],
  ['async (x) => { later(async () => { await f(x) }) }', false],
])('%s → %s', (code, expected) => {
  const found = ask(`walk(${code})`, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    mayStartWork(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})
