import * as typescript from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { expect } from 'vitest'
import type { Rule } from '../../rules/kit/create-rule.ts'

/**
 * The code as `eslint --fix` leaves it where the settings consent to rewrites. Holds on the way: something changed, the
 * rule has nothing left to say, another run changes nothing more.
 */
export function fixed(rule: Rule, code: string, filename: string, options: readonly unknown[] = []): string {
  const { linter, config } = linterFor(rule, filename, options, { autofix: true })
  const first = linter.verifyAndFix(code, config, { filename })
  expect(first.output, 'is rewritten').not.toBe(code)
  expect(
    first.messages.map(({ line, message }) => `${line}: ${message}`),
    'is clean afterwards',
  ).toEqual([])
  expect(linter.verifyAndFix(first.output, config, { filename }).fixed, 'is stable').toBe(false)
  return first.output
}

/** The code after the suggestion that comes first, taken until there is no finding left. */
export function suggested(rule: Rule, code: string, filename: string, settings: object, messageId: string): string {
  const { linter, config } = linterFor(rule, filename, [], settings)
  for (let text = code; ; ) {
    const [finding] = linter.verify(text, config, { filename })
    if (!finding) return text
    const [first] = finding.suggestions ?? []
    expect(first?.messageId, finding.message).toBe(messageId)
    if (!first) throw new Error('nothing is suggested')
    text = text.slice(0, first.fix.range[0]) + first.fix.text + text.slice(first.fix.range[1])
  }
}

function linterFor(rule: Rule, filename: string, options: readonly unknown[], settings: object) {
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
    settings: { backpressure: settings },
  }
  return { linter, config }
}
