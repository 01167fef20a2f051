import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FORMAT_OPTION, SPEECH_FORMATS } from '../knowledge/speech-formats.ts'
import { bindingOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { makerOf } from './makers.ts'
import { rootOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the listener hears a process of one's own that encodes speech: `spawn(ffmpeg, ['-i', url, '-f', 'mulaw',
 * 'pipe:1']).stdout.on('data', …)`. That is 8 kB a second, for as long as people talk.
 */
export function hearsSpeech(context: Context, { node }: Repetition): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  const process = callee?.type === 'MemberExpression' ? makerOf(context, rootOf(callee.object)) : undefined
  if (!process || callMeaning(context, process)?.fact.fills === undefined) return false
  const words = wordsOf(context, process.arguments[1])
  const format = words[words.lastIndexOf(FORMAT_OPTION) + 1]
  return words.includes(FORMAT_OPTION) && format !== undefined && SPEECH_FORMATS.test(format)
}

/** The arguments as far as they are written out, in order. */
function wordsOf(context: Context, list: TSESTree.Node | undefined): (string | undefined)[] {
  const value = list && unwrap(list)
  if (value?.type === 'Identifier') {
    const binding = bindingOf(context, value)
    return binding?.from === 'variable' ? wordsOf(context, binding.declarator.init ?? undefined) : []
  }
  if (value?.type !== 'ArrayExpression') return []
  return value.elements.map((word) =>
    word?.type === 'Literal' && typeof word.value === 'string' ? word.value : undefined,
  )
}
