import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a text is one event of a stream of server-sent events, also encoded or by a const:
 * `data: ${JSON.stringify(event)}\n\n`. Such streams tell what happens, an event at a time, and are seldom more than a
 * person reads.
 */
export function isEventFrame(context: Context, item: TSESTree.Node, depth = 0): boolean {
  const text = unwrap(item)
  switch (text.type) {
    case 'TemplateLiteral':
      return FIELD.test(text.quasis[0]?.value.cooked ?? '')
    case 'Literal':
      return typeof text.value === 'string' && FIELD.test(text.value)
    case 'BinaryExpression':
      return isEventFrame(context, text.left, depth)
    case 'CallExpression': {
      // `encoder.encode(frame)`, `Buffer.from(frame)`
      const [first] = text.arguments
      return depth < 2 && first !== undefined && isEventFrame(context, first, depth + 1)
    }
    case 'Identifier': {
      const binding = bindingOf(context, text)
      const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
      return depth < 2 && !!init && isEventFrame(context, init, depth + 1)
    }
    default:
      return false
  }
}

const FIELD = /^(?:data|event|id|message|retry):/
