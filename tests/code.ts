import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../rules/kit/context.ts'

/**
 * Asks an analysis about code: `ask` gets the context and the node that the selector finds last, and its answer is
 * returned. For tests of `rules/analysis/`.
 */
export function ask<Answer>(code: string, selector: string, question: (context: Context, node: never) => Answer): Answer {
  let answer: { value: Answer } | undefined
  const linter = new Linter()
  const messages = linter.verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: {
        test: {
          rules: {
            ask: {
              create: (context) => ({
                [selector]: (node: TSESTree.Node) => {
                  answer = { value: question(context as unknown as Context, node as never) }
                },
              }),
            },
          },
        },
      },
      rules: { 'test/ask': 'error' },
    },
    'code.ts',
  )
  if (messages.length > 0) throw new Error(messages.map((m) => m.message).join('\n'))
  if (!answer) throw new Error(`No node matches ${selector}`)
  return answer.value
}
