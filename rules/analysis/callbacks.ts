import type { TSESTree } from '@typescript-eslint/utils'
import type { CallbackFact, CallFact } from '../knowledge/schema.ts'
import type { FunctionNode } from './facts.ts'

/** What the tables say of the function that stands at a position of a call: `(req, res) => …` in `createServer(…)`. */
export function callbackAt(
  fact: CallFact | undefined,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  at: number,
  fn?: FunctionNode,
): CallbackFact | undefined {
  return fact?.callbacks?.find(({ argument, arity }) => {
    if (arity !== undefined && arity !== fn?.params.length) return false
    return argument === at || argument === 'each' || (argument === 'last' && at === call.arguments.length - 1)
  })
}
