import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { answerTestsOf } from './answer-tests.ts'
import type { FunctionNode } from './facts.ts'
import { returnsOf } from './functions.ts'
import { putOf } from './puts.ts'
import { posesAsWrite } from './stream-poses.ts'
import { unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

/** An async wrapper that turns what a write answers into a promise, which is always true. */
export interface PromisedAnswer {
  readonly wrapper: FunctionNode
  /** The call whose promise is tested as if it were the answer; absent where others take the wrapper for a stream's. */
  readonly tested: TSESTree.CallExpression | undefined
}

/**
 * The async function that returns what a write answered, where a caller in this file tests it without waiting, or where
 * it stands for a stream's own `write()`: a promise is true even when the buffer is full.
 */
export function promisedAnswerOf(context: Context, wrapper: FunctionNode): PromisedAnswer | undefined {
  if (!wrapper.async || wrapper.generator) return undefined
  const isAnswer = returnsOf(context, wrapper).some((value) => {
    const call = unwrap(value, { awaits: true })
    return call.type === 'CallExpression' && putOf(context, call)?.answers === 'boolean'
  })
  if (!isAnswer) return undefined
  const tested = callsOf(context, wrapper).find((call) =>
    answerTestsOf(context, call).some(({ answer }) => answer.type !== 'CallExpression' || answer === call),
  )
  return tested || posesAsWrite(context, wrapper) ? { wrapper, tested } : undefined
}
