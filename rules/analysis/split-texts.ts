import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { isOfSettings } from './set-ups.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the parts of a text that is split are as many as somebody else wrote: lines, or a text that is handed in
 * (`text.split(',')`). Those of a setting are not, whatever they are called (`process.env.URLS.split(',')`); of others
 * nothing is known.
 */
export function isSplitOfData(
  context: Context,
  whole: TSESTree.Node,
  separator: TSESTree.Node | undefined,
): boolean | undefined {
  const text = unwrap(whole)
  if (isOfSettings(text) || (text.type === 'MemberExpression' && isOfSettings(unwrap(text.object)))) return false
  if (isLineBreak(separator)) return true
  return (text.type === 'Identifier' && bindingOf(context, text)?.from === 'parameter') || undefined
}

function isLineBreak(separator: TSESTree.Node | undefined): boolean {
  if (separator?.type !== 'Literal') return false
  const text = 'regex' in separator ? separator.regex.pattern : separator.value
  return typeof text === 'string' && /\n|\\n/.test(text)
}
