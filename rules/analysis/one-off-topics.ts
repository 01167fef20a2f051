import type { TSESTree } from '@typescript-eslint/utils'
import { ONE_OFF_TOPICS } from '../knowledge/event-names.ts'
import type { Repetition } from './facts.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the listener's event is the id of one thing, held in a variable: `bus.on(token, f)`. What comes is news of
 * that upload or login, of which there is little; a channel or topic in a variable has as much as its publishers send.
 */
export function isOneOffTopic({ kind, node, event }: Repetition): boolean {
  if (kind !== 'listener' || event !== undefined || node.type !== 'CallExpression') return false
  const [topic] = node.arguments
  return topic !== undefined && isName(unwrap(topic)) && ONE_OFF_TOPICS.test(lastNameOf(topic) ?? '')
}

function isName({ type }: TSESTree.Node): boolean {
  return type === 'Identifier' || type === 'MemberExpression'
}
