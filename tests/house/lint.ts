import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../../rules/index.ts'

const linter = new Linter()

/** What a preset reports in code that stands in a file of the given language; autofixes under `rewrite`. */
export function lintWith(
  preset: 'recommended' | 'strict',
  code: string,
  language: string,
  only?: string,
): Linter.LintMessage[] {
  const [errors] = plugin.configs[preset]
  const rules = Object.entries(errors?.rules ?? {}).filter(([name]) => !only || name === `backpressure/${only}`)
  return linter.verify(code, { ...errors, ...languageOf(language), rules: Object.fromEntries(rules) }, fileOf(language))
}

function languageOf(language: string): Linter.Config {
  const sourceType = language === 'cjs' ? ('commonjs' as const) : ('module' as const)
  if (!/^[cm]?tsx?$/.test(language)) {
    return { files: ['**/*'], languageOptions: { sourceType, parserOptions: { ecmaFeatures: { jsx: true } } } }
  }
  return { files: ['**/*'], languageOptions: { parser: parser as never, parserOptions: { ecmaFeatures: { jsx: true } } } }
}

function fileOf(language: string): string {
  return `code.${language}`
}
