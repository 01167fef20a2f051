import type { TSESTree } from '@typescript-eslint/utils'
import { RECONNECTING } from '../knowledge/queue-names.ts'
import type { Feed } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf, rootOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether what goes in is a mark of the connection itself, and the function then makes the connection anew:
 * `lost.push(this.session.id); …; this.reconnect()`. It comes no faster than connections are made. What is handed in
 * may come at any speed: for a message, `reconnect()` is what is tried while there is none.
 */
export function isOnePerConnection({ node, item }: Feed): boolean {
  const body = functionAround(node)?.body
  const statement = node.parent
  if (!item || body?.type !== 'BlockStatement' || statement.parent !== body) return false
  const value = unwrap(item)
  if (value.type !== 'MemberExpression' || rootOf(value).type !== 'ThisExpression') return false
  const at = body.body.indexOf(statement as TSESTree.Statement)
  return body.body.slice(at + 1).some((step) => {
    const done = step.type === 'ExpressionStatement' ? step.expression : undefined
    const call = done && unwrap(done.type === 'UnaryExpression' ? done.argument : done, { awaits: true })
    return call?.type === 'CallExpression' && RECONNECTING.test(lastNameOf(call.callee) ?? '')
  })
}
