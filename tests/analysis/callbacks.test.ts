import { describe, expect, test } from 'vitest'
import { callbackAt } from '../../rules/analysis/callbacks.ts'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import type { CallFact } from '../../rules/knowledge/schema.ts'
import { ask } from '../code.ts'

/** What the fact says of the last function of the code, which is handed to a call. */
const parameters = (code: string, fact: CallFact) =>
  ask(code, 'ArrowFunctionExpression', (_, fn: FunctionNode) => {
    const call = fn.parent
    if (call.type !== 'CallExpression') throw new Error('No call')
    return callbackAt(fact, call, call.arguments.indexOf(fn as never), fn)?.parameters
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
