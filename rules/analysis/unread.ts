import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { propertyName, referencesOf } from './bindings.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * The places that may read what the variable holds, or let it go: all but its listeners of 'error' and its kin, and the
 * members of `head`, which tell of it without a read.
 */
export function readsOf(variable: TSESLint.Scope.Variable, head: readonly string[] = []): TSESTree.Identifier[] {
  return referencesOf(variable).filter((use) => !isLook(use, head))
}

/** `res.status`, `res.on('error', fail)` */
function isLook(use: TSESTree.Identifier, head: readonly string[]): boolean {
  const member = outer(use)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== use) return false
  const name = propertyName(member) ?? ''
  if (head.includes(name)) return true
  const call = outer(member)
  if (call?.type !== 'CallExpression' || !LISTENING.has(name)) return false
  const [event] = call.arguments
  return event?.type === 'Literal' && CALM.has(String(event.value)) && outer(call)?.type === 'ExpressionStatement'
}

const LISTENING = new Set(['on', 'once', 'addListener'])
const CALM = new Set(['error', 'close', 'finish', 'exit', 'spawn', 'abort', 'aborted', 'timeout', 'disconnect'])
