import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../../rules/index.ts'

const linter = new Linter()

/** What a preset reports in code that stands in a file of the given language; `only` one of its rules where named. */
export function lintWith(
  preset: 'recommended' | 'strict',
  code: string,
  language: string,
  only?: string,
): Linter.LintMessage[] {
  const [errors] = plugin.configs[preset]
  const entries = Object.entries(errors?.rules ?? {}).filter(([name]) => !only || name === `backpressure/${only}`)
  const config = { ...errors, ...languageOf(language), rules: Object.fromEntries(entries) }
  return linter.verify(code, config, `code.${language}`)
}

function languageOf(language: string): Linter.Config {
  const typescript = /^[cm]?tsx?$/.test(language)
  return {
    files: [`**/*.${language}`],
    languageOptions: {
      sourceType: language === 'cjs' ? 'commonjs' : 'module',
      ...(typescript && { parser: parser as never }),
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  }
}
