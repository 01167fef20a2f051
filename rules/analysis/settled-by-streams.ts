import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, variableOf } from './bindings.ts'
import { functionAround, isFunction } from './functions.ts'
import { heardOf } from './heard-events.ts'
import { lastNameOf, rootOf } from './names.ts'
import type { PipeChain } from './pipe-chains.ts'
import { outer } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether a promise around the chain is settled by its last stream alone, while its source was handed in to the
 * function that makes the promise: `(source) => new Promise((resolve, reject) => source.pipe(file).on('error',
 * reject).on('finish', resolve))`. Whoever has the source may listen to it; the promise hears nothing of that.
 */
export function settlesByItsEnd(context: Context, { call, streams }: PipeChain): boolean {
  const [source] = streams
  const end = streams.at(-1)
  const executor = executorAround(call)
  const [resolve, reject] = executor?.params ?? []
  if (!source || !end || !executor || resolve?.type !== 'Identifier' || reject?.type !== 'Identifier') return false
  return (
    isHandedInto(context, source, executor) &&
    isTold(context, end, ['finish', 'close', 'end'], resolve) &&
    isTold(context, end, ['error'], reject)
  )
}

/** The function of `new Promise((resolve, reject) => …)` that the place stands in directly. */
function executorAround(place: TSESTree.Node) {
  const fn = functionAround(place)
  const promise = fn && isFunction(fn) ? outer(fn) : undefined
  const isExecutor = promise?.type === 'NewExpression' && lastNameOf(promise.callee) === 'Promise'
  return isExecutor && promise.arguments[0] === fn ? fn : undefined
}

/** A parameter, or a field of one, of a function around the executor. */
function isHandedInto(context: Context, source: TSESTree.Node, executor: TSESTree.Node): boolean {
  const root = rootOf(source)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  return binding?.from === 'parameter' && isInside(executor, binding.fn) && binding.fn !== executor
}

/** The stream calls this function at one of the events, itself or in a listener. */
function isTold(
  context: Context,
  stream: TSESTree.Node,
  events: readonly string[],
  settle: TSESTree.Identifier,
): boolean {
  const uses = variableOf(context, settle)?.references.map(({ identifier }) => identifier) ?? []
  return heardOf(context, stream, events).some(
    ({ listener }) => listener !== undefined && uses.some((use) => isInside(use, listener)),
  )
}
