import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import path from 'node:path'
import plugin from '../../rules/index.ts'
import { ROOT } from './sources.ts'

const TYPED = path.join(ROOT, 'tests/fixtures/typed')
const linter = new Linter()
const typedLinter = new Linter({ cwd: TYPED })

export interface Asked {
  readonly preset?: 'recommended' | 'strict'
  /** The one rule to lint with, where it is not the whole preset. */
  readonly only?: string
  readonly settings?: object
}

/** What a preset reports in code that stands in a file of the given language. */
export function lint(code: string, language: string, asked: Asked = {}): Linter.LintMessage[] {
  return linter.verify(code, configOf(language, asked), `code.${language}`)
}

/** What `recommended` reports in TypeScript whose types are known, in the project of the typed fixtures. */
export function lintTyped(code: string): Linter.LintMessage[] {
  const config = configOf('ts', {})
  const parserOptions = { projectService: true, tsconfigRootDir: TYPED }
  const languageOptions = { parser: parser as never, parserOptions }
  return typedLinter.verify(code, { ...config, languageOptions }, path.join(TYPED, 'file.ts'))
}

/** The code as `eslint --fix` leaves it where the settings consent to rewrites. */
export function rewrite(code: string, language: string, settings: object = {}): string {
  const config = configOf(language, { settings: { ...settings, autofix: true } })
  return linter.verifyAndFix(code, config, `code.${language}`).output
}

function configOf(language: string, { preset = 'recommended', only, settings = {} }: Asked): Linter.Config {
  const [{ plugins, rules = {} } = {}] = plugin.configs[preset]
  const entries = Object.entries(rules).filter(([name]) => !only || name === `backpressure/${only}`)
  return {
    ...languageOf(language),
    plugins,
    rules: Object.fromEntries(entries),
    settings: { backpressure: settings },
    // A page may show how to turn off a rule of somebody else.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  }
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
