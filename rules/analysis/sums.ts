import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'

/** Whether `+=` counts there, and puts nothing together: `let offset = 0; … offset += length`. */
export function isSum(context: Context, held: TSESTree.Node): boolean {
  const binding = held.type === 'Identifier' ? bindingOf(context, held) : undefined
  const init = binding?.from === 'variable' ? binding.declarator.init : undefined
  return init?.type === 'Literal' && typeof init.value === 'number'
}
