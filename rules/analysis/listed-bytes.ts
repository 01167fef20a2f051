import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { isFixed } from './fixed.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'
import { bringsWhole } from './whole.ts'

/**
 * Whether the bytes are listed one by one, a constant among them: `Buffer.from([IAC, command, option])`, also by a
 * const. That is a frame of a protocol, of some bytes; `[HEAD, ...chunk]` is the chunk.
 */
export function isOfListedBytes(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  const bytes = listOf(context, item)
  if (!bytes?.some((byte) => byte.type !== 'SpreadElement' && isFixed(context, byte))) return false
  return !bytes.some((byte) => byte.type === 'SpreadElement' && bringsWhole(context, byte.argument, reason))
}

/** The bytes of `Buffer.from([…])`, `new Uint8Array([…])` and `Uint8Array.of(…)`. */
function listOf(context: Context, item: TSESTree.Node): TSESTree.CallExpressionArgument[] | undefined {
  const made = unwrap(item)
  if (made.type === 'Identifier') {
    const binding = bindingOf(context, made)
    const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
    return init && init.type !== 'Identifier' ? listOf(context, init) : undefined
  }
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return undefined
  const callee = unwrap(made.callee)
  const [maker, method] = callee.type === 'MemberExpression' ? [callee.object, propertyName(callee)] : [callee]
  if (!OF_BYTES.has(lastNameOf(maker) ?? '')) return undefined
  if (method === 'of') return made.arguments
  if (method !== undefined && method !== 'from') return undefined
  const [list] = made.arguments
  return list?.type === 'ArrayExpression' ? list.elements.filter((byte) => byte !== null) : undefined
}

const OF_BYTES = new Set(['Buffer', 'Uint8Array', 'Uint8ClampedArray', 'Int8Array'])
