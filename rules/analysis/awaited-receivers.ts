import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { CALLBACKS } from '../knowledge/queue-names.ts'
import { IO_VERBS, PLAIN_WRITES, STORE_WRITES, STORES } from '../knowledge/telling-names.ts'
import { propertyName } from './bindings.ts'
import { isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'

/**
 * Whether the call writes to a store whose calls are waited for elsewhere in the file, so that this one answers a
 * promise as well: `db.remove(key)` beside `await db.get(key)`. A longer name may be what a project keeps in memory on
 * the same object (`Database.removeFromFilters(id)`): that speaks where the method itself is waited for elsewhere.
 */
export function isOfAwaitedStore(context: Context, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined
  if (callee.type !== 'MemberExpression' || name === undefined || !STORE_WRITES.test(name)) return false
  // Who is handed a callback tells it there.
  const last = call.arguments.at(-1)
  if (last && (isFunction(unwrap(last)) || CALLBACKS.test(lastNameOf(last) ?? ''))) return false
  const store = unwrap(callee.object)
  if (!STORES.test(lastNameOf(store) ?? '')) return false
  return usesOfPlace(context, store).some((use) => {
    const method = outer(use)
    const other = method?.type === 'MemberExpression' && unwrap(method.object) === use ? outer(method) : undefined
    if (other?.type !== 'CallExpression' || unwrap(other.callee) !== method || !isWaitedFor(other)) return false
    return PLAIN_WRITES.test(name) || lastNameOf(other) === name
  })
}

/** `await db.get(key)`, `db.get(key).then(…)`; a store that opens by promises may have its records at hand. */
function isWaitedFor(call: TSESTree.CallExpression): boolean {
  if (!IO_VERBS.test(lastNameOf(call) ?? '')) return false
  if (usageOf(call) === 'awaited') return true
  const next = usageOf(call) === 'chained' ? outer(call) : undefined
  return next?.type === 'MemberExpression' && propertyName(next) === 'then'
}
