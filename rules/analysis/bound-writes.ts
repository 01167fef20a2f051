import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import type { Put } from './facts.ts'
import { boundPutOf } from './puts.ts'
import { flowSourceOf } from './registrations.ts'
import { isTypedByHand } from './typed-by-hand.ts'
import { unwrap } from './unwrap.ts'

/**
 * The `write()` that is itself the listener of a flow: `source.on('data', sink.write.bind(sink))`, also by a const.
 * Nobody is there who could look at what it answers. What a person types is no flow.
 */
export function boundWriteOf(context: Context, call: TSESTree.CallExpression): Put | undefined {
  const listener = call.arguments[1]
  const bound = listener && initOf(context, listener)
  const put = bound?.type === 'CallExpression' ? boundPutOf(context, bound) : undefined
  // Most listeners are functions: what asks for tables comes last.
  const source = put?.answers === 'boolean' ? flowSourceOf(context, call) : undefined
  return source && !isTypedByHand(context, source) ? put : undefined
}

/** What the const is given, for its name. */
function initOf(context: Context, node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init ? unwrap(init) : value
}
