import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { functionOf } from './functions.ts'
import { lastNameOf, rootOf } from './names.ts'
import { placeOf } from './places.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether a place keeps what a turn puts there when the turn is over. A variable of the turn does not, nor does one
 * that a function which the turn calls makes anew: `let out = Buffer.alloc(0)` in `decode(chunk)`.
 */
export function outlivesTurn(context: Context, held: TSESTree.Node, { body, via }: Repetition): boolean {
  if (!placeOf(context, held)) return false
  const root = rootOf(held)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  if (binding?.from === 'parameter') return !isInside(binding.id, body)
  if (binding?.from !== 'variable') return true
  const { declarator } = binding
  if (isInside(declarator, body)) return false
  const isOfCall = via.some((call) => {
    const fn = functionOf(context, call.callee)
    return fn !== undefined && isInside(declarator, fn)
  })
  return !isOfCall || binding.path.length > 0 || !isMadeAnew(declarator.init)
}

/** `''`, `[]`, `new List()`, `Buffer.alloc(0)`; what is read from a place or asked for may be the same each time. */
function isMadeAnew(init: TSESTree.Expression | null): boolean {
  const value = init && unwrap(init)
  switch (value?.type) {
    case undefined:
    case 'Literal':
    case 'TemplateLiteral':
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'NewExpression':
      return true
    case 'CallExpression':
      return BUILT_IN.has(lastNameOf(rootOf(value.callee)) ?? '')
    default:
      return false
  }
}

const BUILT_IN = new Set(['Array', 'Buffer', 'String'])
