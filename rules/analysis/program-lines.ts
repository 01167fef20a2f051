import type { TSESTree } from '@typescript-eslint/utils'
import { LOG_SOURCES } from '../knowledge/sink-names.ts'
import type { Put, Repetition } from './facts.ts'
import { isLog } from './likely-sinks.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a logger or its transport, by name, feeds a log: `transport.stream.on('data', (entry) =>
 * logStream.write(entry.message + '\n'))`. The lines are the program's own, and a logger that is paused holds them
 * instead.
 */
export function isOwnLog({ receiver }: Put, { kind, node }: Repetition): boolean {
  if (kind !== 'listener' || !isLog(receiver)) return false
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' && isLogSource(callee.object)
}

/** `logger`, `this.transport`, `transport.stream` */
function isLogSource(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  if (LOG_SOURCES.test(lastNameOf(value) ?? '')) return true
  return value.type === 'MemberExpression' && isLogSource(value.object)
}
