import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Put } from './facts.ts'
import { makerOf } from './makers.ts'
import { boundPutOf } from './puts.ts'
import { flowSourceOf } from './registrations.ts'
import { isTypedByHand } from './typed-by-hand.ts'

/**
 * The `write()` that is itself the listener of a flow: `source.on('data', sink.write.bind(sink))`, also by a const or a
 * field.
 * Nobody is there who could look at what it answers. What a person types is no flow.
 */
export function boundWriteOf(context: Context, call: TSESTree.CallExpression): Put | undefined {
  const listener = call.arguments[1]
  const bound = listener && makerOf(context, listener)
  const put = bound?.type === 'CallExpression' ? boundPutOf(context, bound) : undefined
  // Most listeners are functions: what asks for tables comes last.
  const source = put?.answers === 'boolean' ? flowSourceOf(context, call) : undefined
  return source && !isTypedByHand(context, source) ? put : undefined
}
