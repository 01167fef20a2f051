import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import type { TSESTree } from '@typescript-eslint/utils'
import path from 'node:path'
import type { Context } from '../rules/kit/context.ts'

/**
 * Asks an analysis about code: `ask` gets the context and the node that the selector finds last, and its answer is
 * returned. For tests of `rules/analysis/`.
 */
export function ask<Answer>(code: string, selector: string, question: Question<Answer>): Answer {
  return answerTo(code, selector, question, {})
}

/** As `ask`, with type information. */
export function askTyped<Answer>(code: string, selector: string, question: Question<Answer>): Answer {
  return answerTo(code, selector, question, {
    projectService: true,
    tsconfigRootDir: TYPED,
  })
}

type Question<Answer> = (context: Context, node: never) => Answer

const TYPED = path.join(import.meta.dirname, 'fixtures/typed')

function answerTo<Answer>(code: string, selector: string, question: Question<Answer>, parserOptions: object): Answer {
  let answer: { value: Answer } | undefined
  const linter = new Linter({ cwd: TYPED })
  const messages = linter.verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser, parserOptions },
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
    path.join(TYPED, 'file.ts'),
  )
  if (messages.length > 0) throw new Error(messages.map((m) => m.message).join('\n'))
  if (!answer) throw new Error(`No node matches ${selector}`)
  return answer.value
}
