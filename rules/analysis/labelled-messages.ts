import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LABELS } from '../knowledge/message-names.ts'
import { keyName } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { comesWith } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether all that an object takes of a turn are short values that tell what it is about, as in an acknowledgement:
 * `JSON.stringify({ type: 'ack', id })`. It carries nothing of what flows.
 */
export function isOfLabels(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  const value = unwrap(item)
  const [content] = value.type === 'CallExpression' ? value.arguments : []
  const object = content ? unwrap(content) : value
  if (object.type !== 'ObjectExpression') return false
  return object.properties.every((property) => {
    if (property.type === 'SpreadElement') return false
    if (!comesWith(context, property.value, reason)) return true
    return LABELS.test(keyName(property.key) ?? '') && LABELS.test(lastNameOf(property.value) ?? '')
  })
}
