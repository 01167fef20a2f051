import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SHELLS } from '../knowledge/sink-names.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'

/**
 * Whether a person types what comes from the source, and waits for the answer: `lines.prompt()`,
 * `process.stdin.setRawMode(true)`.
 */
export function isTypedByHand(context: Context, source: TSESTree.Node): boolean {
  const { sourceCode } = context
  if (!ASKING.test(sourceCode.text)) return false
  const text = sourceCode.getText(source)
  return ASKED.some((name) => membersNamed(context, name).some(({ object }) => sourceCode.getText(object) === text))
}

/** Whether the sink is a shell or a terminal, by its name: what comes for it was typed. */
export function isTypedInto(sink: TSESTree.Node): boolean {
  return SHELLS.test(lastNameOf(sink) ?? '')
}

const ASKING = /\.(?:prompt|setPrompt|question|setRawMode)\b/
const ASKED = ['prompt', 'setPrompt', 'question', 'setRawMode']
