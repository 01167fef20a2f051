import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { isOfSettings } from './set-ups.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the parts of a text that is split are as many as somebody else wrote: lines, or a text that is handed in
 * (`text.split(',')`), but for a setting (`process.env.HOSTS.split(',')`).
 */
export function isSplitOfData(context: Context, whole: TSESTree.Node, separator: TSESTree.Node | undefined): boolean {
  const text = unwrap(whole)
  if (isOfSettings(text)) return false
  if (isLineBreak(separator)) return true
  return text.type === 'Identifier' && bindingOf(context, text)?.from === 'parameter'
}

function isLineBreak(separator: TSESTree.Node | undefined): boolean {
  if (separator?.type !== 'Literal') return false
  const text = 'regex' in separator ? separator.regex.pattern : separator.value
  return typeof text === 'string' && /\n|\\n/.test(text)
}
