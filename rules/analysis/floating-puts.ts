import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { settingsOf } from '../kit/settings.ts'
import { libraries } from '../knowledge/index.ts'
import type { Library } from '../knowledge/schema.ts'
import { isUnheard } from './answers.ts'
import { keyName, propertyName } from './bindings.ts'
import type { Put } from './facts.ts'
import { makerOf } from './makers.ts'
import { promiseOf } from './promise-chains.ts'
import { putOf } from './puts.ts'
import { usageOf } from './usage.ts'

/** A put that waits for room, and the promise of it that nobody waits for. */
export interface FloatingPut extends Put {
  /** The whole dropped expression: `queue.put(job)` or `queue.put(job).catch(log)`. */
  readonly promise: TSESTree.CallExpression
}

/**
 * The bounded put or acquire whose promise is dropped: `queue.put(x)`, `void semaphore.acquire()`,
 * `queue.put(x).catch(log)`.
 */
export function floatingPut(context: Context, call: TSESTree.CallExpression): FloatingPut | undefined {
  const method = call.callee.type === 'MemberExpression' ? propertyName(call.callee) : undefined
  if (method === undefined || !waitingMethods(settingsOf(context).libraries).has(method)) return undefined
  const put = putOf(context, call)
  const fact = put?.origin.thing.puts?.[put.method]
  if (!put || !fact?.waitsForRoom || (fact.unless && isMadeWith(context, put, fact.unless))) return undefined
  const promise = promiseOf(call)
  if (usageOf(promise) === 'awaited' || !isUnheard(context, promise)) return undefined
  return { ...put, promise }
}

/** Names of all methods that wait for room: most calls are none of them, and need no look at who made the receiver. */
function waitingMethods(own: readonly Pick<Library, 'things'>[]): ReadonlySet<string> {
  let methods = methodsByTables.get(own)
  if (!methods) {
    const things = [...libraries, ...own].flatMap((library) => Object.values(library.things ?? {}))
    const puts = things.flatMap((thing) => Object.entries(thing.puts ?? {}))
    methodsByTables.set(own, (methods = new Set(puts.filter(([, fact]) => fact.waitsForRoom).map(([name]) => name))))
  }
  return methods
}

const methodsByTables = new WeakMap<object, ReadonlySet<string>>()

/** Whether the receiver is made in this file with one of these values: `overflow: 'drop-oldest'`. */
export function isMadeWith(
  context: Context,
  put: Put,
  { option, values }: { option: string; values: readonly string[] },
): boolean {
  const options = makerOf(context, put.receiver)?.arguments.at(-1)
  if (options?.type !== 'ObjectExpression') return false
  return options.properties.some(
    (property) =>
      property.type === 'Property' &&
      keyName(property.key) === option &&
      property.value.type === 'Literal' &&
      values.includes(String(property.value.value)),
  )
}
