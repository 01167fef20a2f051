import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, referencesOf } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the parameter may be one thing or a list of it: `Array.isArray(paths) ? all(paths.map(load)) : load(paths)`.
 * Who may hand over a single one hands over few. A check that refuses what is no list (`!Array.isArray(x)`) is none.
 */
export function isOneOrMore(context: Context, items: TSESTree.Node): boolean {
  const list = unwrap(items)
  const binding = list.type === 'Identifier' ? bindingOf(context, list) : undefined
  if (binding?.from !== 'parameter') return false
  return referencesOf(binding.variable).some((name) => {
    const call = outer(name)
    if (call?.type !== 'CallExpression' || lastNameOf(call.callee) !== 'isArray') return false
    return outer(call)?.type !== 'UnaryExpression'
  })
}
