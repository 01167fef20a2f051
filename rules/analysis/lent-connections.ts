import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LENDING } from '../knowledge/pool-names.ts'
import { propertyName, variableOf } from './bindings.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Where the function that borrows a connection of a pool gives it back: `client.release()` after `const client = await
 * pool.connect()`. That is what tells a pool by. `undefined` where nobody does here, or somebody else may: it is
 * returned, kept, or given back by a callback.
 */
export function givenBack(context: Context, borrowed: TSESTree.CallExpression): TSESTree.CallExpression[] | undefined {
  if (!LENDING.test(lastNameOf(borrowed.callee) ?? '')) return undefined
  const awaited = outer(borrowed)
  const holder = awaited?.type === 'AwaitExpression' ? outer(awaited) : undefined
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return undefined
  const home = functionAround(borrowed)
  const found: TSESTree.CallExpression[] = []
  for (const { identifier, init } of variableOf(context, holder.id)?.references ?? []) {
    if (init) continue
    const user = outer(identifier)
    const isUsed = user?.type === 'MemberExpression' && unwrap(user.object) === identifier
    if (!isUsed) {
      // A helper works with it, and leaves it to its caller.
      if (user?.type !== 'CallExpression' || functionAround(user) !== home) return undefined
      continue
    }
    const call = propertyName(user) === 'release' ? outer(user) : undefined
    if (call?.type !== 'CallExpression') continue
    if (functionAround(call) !== home) return undefined
    found.push(call)
  }
  return found.length > 0 ? found.sort((a, b) => a.range[0] - b.range[0]) : undefined
}
