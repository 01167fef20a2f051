import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { BODIES } from '../knowledge/source-names.ts'
import { bindingOf, propertyName, valuesOf } from './bindings.ts'
import { functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the source is what a function of another file answers, or a part of it, of which nothing is known: `const {
 * chunks } = serializer.getData()`, `client.chat(options)`. It may give what runs, or waits in a queue, whoever reads.
 * A function that is handed a stream answers what waits as the stream does, and so does a body.
 */
export function isUnknownAnswer(context: Context, source: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(source, { awaits: true })
  if (depth > MAX_HOPS || originOf(context, value)) return false
  switch (value.type) {
    case 'Identifier': {
      const binding = bindingOf(context, value)
      if (binding?.from !== 'variable' || BODIES.test(binding.path.at(-1) ?? '')) return false
      const values = valuesOf(binding.variable)
      return values.length > 0 && values.every((given) => isUnknownAnswer(context, given, depth + 1))
    }
    case 'MemberExpression':
      return !BODIES.test(propertyName(value) ?? '') && isUnknownAnswer(context, value.object, depth + 1)
    case 'CallExpression': {
      const callee = unwrap(value.callee)
      if (functionOf(context, callee)) return false
      const given = callee.type === 'MemberExpression' ? [callee.object, ...value.arguments] : value.arguments
      return !answersStream(value) && !given.some((part) => isStream(context, part))
    }
    default:
      return false
  }
}

const MAX_HOPS = 4

/** Calls that answer a stream, or walk one; `stream()` of a blob takes nothing, `chat.stream({ … })` starts a run. */
function answersStream({ callee, arguments: given }: TSESTree.CallExpression): boolean {
  const name = lastNameOf(callee) ?? ''
  return /^(?:getReader|pipeThrough|createReadStream)$/.test(name) || (name === 'stream' && given.length === 0)
}

/** A stream by its origin, a body, or what such a call makes of one. */
function isStream(context: Context, node: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(node, { awaits: true })
  const kinds = originOf(context, value)?.thing.kinds ?? []
  if (kinds.includes('node-readable') || kinds.includes('web-readable')) return true
  if (BODIES.test(lastNameOf(value) ?? '')) return true
  if (depth > MAX_HOPS) return false
  if (value.type === 'CallExpression') {
    const callee = unwrap(value.callee)
    return answersStream(value) || (callee.type === 'MemberExpression' && isStream(context, callee.object, depth + 1))
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  return binding?.from === 'variable' && valuesOf(binding.variable).some((given) => isStream(context, given, depth + 1))
}
