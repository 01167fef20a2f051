import { describe, expect, test } from 'vitest'
import { callbackAt, handingOf, moduleHandlerOf } from '../../rules/analysis/callbacks.ts'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import type { CallFact } from '../../rules/knowledge/schema.ts'
import { ask } from '../code.ts'

/** What the fact says of the last function of the code, which is handed to a call. */
const parameters = (code: string, fact: CallFact) =>
  ask(code, ':function', (_, fn: FunctionNode) => {
    const handing = handingOf(fn)
    if (!handing) throw new Error('No call')
    return callbackAt(fact, handing, fn)?.parameters
  })

const at = (argument: number | 'last' | 'each'): CallFact => ({ callbacks: [{ argument, parameters: ['a'] }] })

describe('callbackAt', () => {
  test.each([
    ['a position', 'f(1, () => {})', at(1)],
    ['the last argument', 'f(1, 2, () => {})', at('last')],
    ['any argument', 'f(1, () => {}, 3)', at('each')],
  ])('finds a callback at %s', (_, code, fact) => {
    expect(parameters(code, fact)).toEqual(['a'])
  })

  test.each([
    ['another position', 'f(() => {}, 1)', at(1)],
    ['a position before the last', 'f(() => {}, 1)', at('last')],
    ['a call of which nothing is known', 'f(() => {})', {}],
  ])('finds none at %s', (_, code, fact) => {
    expect(parameters(code, fact)).toBeUndefined()
  })

  test.each<[name: string, code: string, member: string, found: boolean]>([
    ['a method of that name', 'f({ fetch(req) {} })', 'fetch', true],
    ['a function under that name', 'f({ fetch: (req) => {} })', 'fetch', true],
    ['any method', 'f({ rows(call) {} })', '*', true],
    ['a method of another name', 'f({ open(req) {} })', 'fetch', false],
    ['a function without a name', 'f((req) => {})', '*', false],
  ])('asks for %s', (_, code, member, found) => {
    const fact = { callbacks: [{ argument: 0, member, parameters: ['a'] }] }
    expect(parameters(code, fact)).toEqual(found ? ['a'] : undefined)
  })

  test('tells callbacks by how many parameters they declare', () => {
    const fact: CallFact = {
      callbacks: [
        { argument: 'each', arity: 4, parameters: [undefined, 'req', 'res'] },
        { argument: 'each', parameters: ['req', 'res'] },
      ],
    }
    expect(parameters('app.use((err, req, res, next) => {})', fact)).toEqual([undefined, 'req', 'res'])
    expect(parameters('app.use((req, res, next) => {})', fact)).toEqual(['req', 'res'])
  })
})

describe('handingOf', () => {
  test.each([
    ['a call', 'f(1, () => {})', '1 '],
    ['a construction', 'new F(() => {})', '0 '],
    ['an object', 'f(1, { a: () => {} })', '1 a'],
    ['an object in another', 'f({ b: { a: () => {} } })', ''],
    ['a computed name', 'f({ [a]: () => {} })', ''],
    ['a variable', 'const a = () => {}', ''],
  ])('%s', (_, code, expected) => {
    const found = ask(code, ':function', (_context, fn: FunctionNode) => handingOf(fn))
    expect(found ? `${found.at} ${found.member ?? ''}` : '').toBe(expected)
  })
})

test.each([
  ['export default { fetch(request) {} }', true],
  ['export default { fetch: (request) => {} }', true],
  ['export default { load(request) {} }', false],
  ['export const a = { fetch(request) {} }', false],
])('moduleHandlerOf: %s', (code, expected) => {
  const found = ask(code, ':function', (_, fn: FunctionNode) => moduleHandlerOf(fn))
  expect(found !== undefined).toBe(expected)
})
