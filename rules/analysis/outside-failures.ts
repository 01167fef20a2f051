import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { IN_MEMORY } from '../knowledge/sink-names.ts'
import { bindingOf } from './bindings.ts'
import type { Origin } from './facts.ts'
import { makerOf } from './makers.ts'
import { fullNameOf, lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { outer } from './unwrap.ts'

/**
 * Whether the stream is known to fail for reasons outside the code: a file that is opened, a peer that leaves, a query,
 * bytes that do not unpack. What is built in memory fails only where somebody says so: `new Transform(hooks)`.
 */
export function failsFromOutside(context: Context, stream: TSESTree.Node): boolean {
  const origin = originOf(context, stream)
  if (origin?.name === DECIPHER || isHttpReply(context, stream)) return true
  if (!origin?.thing.kinds.some((kind) => kind === 'node-readable' || kind === 'node-writable')) return false
  const maker = makerOf(context, stream)
  if (!maker) return isOfPeer(origin)
  return callMeaning(context, maker)?.fact.makes !== undefined && !IN_MEMORY.test(fullNameOf(maker.callee) ?? '')
}

const DECIPHER = 'decipher'

/** Whether a peer stands behind it, who decides what comes, or may leave. */
export function isOfPeer({ thing }: Origin): boolean {
  return thing.remote === true || thing.leaves === true
}

/** Whether the stream is what came back for a request, by a table or by its event: `x.on('response', (reply) => …)`. */
export function isHttpReply(context: Context, stream: TSESTree.Node): boolean {
  const origin = originOf(context, stream)
  if (origin) return origin.name === 'http-reply'
  const binding = stream.type === 'Identifier' ? bindingOf(context, stream) : undefined
  const call = binding?.from === 'parameter' && binding.index === 0 ? outer(binding.fn) : undefined
  if (call?.type !== 'CallExpression' || !/^on(?:ce)?$/.test(lastNameOf(call.callee) ?? '')) return false
  const [event] = call.arguments
  return event?.type === 'Literal' && event.value === 'response'
}
