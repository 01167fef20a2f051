import * as typescript from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { expect } from 'vitest'
import type { Rule } from '../../rules/kit/create-rule.ts'

/**
 * The code as `eslint --fix` leaves it where the settings consent to rewrites. Holds on the way: something changed, the
 * rule has nothing left to say, another run changes nothing more.
 */
export function fixed(rule: Rule, code: string, filename: string, options: readonly unknown[] = []): string {
  const isTypeScript = /\.[cm]?tsx?$/.test(filename)
  const linter = new Linter()
  const config: Linter.Config = {
    files: ['**/*.{js,cjs,mjs,ts,cts,mts}'],
    languageOptions: {
      sourceType: /\.cjs$/.test(filename) ? 'commonjs' : 'module',
      ...(isTypeScript && { parser: typescript as unknown as Linter.Parser }),
    },
    plugins: { backpressure: { rules: { [rule.name]: rule as never } } },
    rules: { [`backpressure/${rule.name}`]: ['error', ...options] },
    settings: { backpressure: { autofix: true } },
  }
  const first = linter.verifyAndFix(code, config, { filename })
  expect(first.output, 'is rewritten').not.toBe(code)
  expect(
    first.messages.map(({ line, message }) => `${line}: ${message}`),
    'is clean afterwards',
  ).toEqual([])
  expect(linter.verifyAndFix(first.output, config, { filename }).fixed, 'is stable').toBe(false)
  return first.output
}
