import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isUnheard } from './answers.ts'
import { keyName, propertyName } from './bindings.ts'
import type { Put } from './facts.ts'
import { makerOf } from './makers.ts'
import { promiseOf } from './promise-chains.ts'
import { namesOneOf, putNames } from './put-names.ts'
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
  if (method === undefined || !waitingMethods(context).has(method)) return undefined
  const put = putOf(context, call)
  const fact = put?.origin.thing.puts?.[put.method]
  if (!put || !fact?.waitsForRoom || (fact.unless && isMadeWith(context, put, fact.unless))) return undefined
  const promise = promiseOf(call)
  if (usageOf(promise) === 'awaited' || !isUnheard(context, promise)) return undefined
  return { ...put, promise }
}

const waitingMethods = putNames((fact) => fact.waitsForRoom === true)

/** Whether the file calls a method that may wait for room: most do not. */
export const namesWaitingPut = namesOneOf(waitingMethods)

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
