import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, keyName } from './bindings.ts'
import { objectBehind } from './given-limits.ts'
import { makerOf } from './makers.ts'
import { isNoValue } from './no-value.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the stream is one of a parser that was told where each of them ends: `const form = busboy({ limits: {
 * fileSize: 1e6 } }); form.on('file', (name, file) => file.on('data', …))`.
 */
export function isCappedUpload(context: Context, stream: TSESTree.Node): boolean {
  const name = unwrap(stream)
  const binding = name.type === 'Identifier' ? bindingOf(context, name) : undefined
  const listening = binding?.from === 'parameter' ? outer(binding.fn) : undefined
  const callee = listening?.type === 'CallExpression' ? unwrap(listening.callee) : undefined
  const maker = callee?.type === 'MemberExpression' ? makerOf(context, callee.object) : undefined
  const way = maker && callMeaning(context, maker)?.fact.endsAt
  return way !== undefined && isGiven(context, maker?.arguments[0], way)
}

/** Whether the options, or those in them, name it. */
function isGiven(context: Context, options: TSESTree.Node | undefined, [name, ...rest]: readonly string[]): boolean {
  const object = options && objectBehind(context, options)
  const property = object?.properties.findLast((p) => p.type === 'Property' && keyName(p.key) === name)
  if (property?.type !== 'Property') return false
  return rest.length > 0 ? isGiven(context, property.value, rest) : !isNoValue(property.value)
}
