import * as parser from '@typescript-eslint/parser'
import { RuleTester } from '@typescript-eslint/rule-tester'
import path from 'node:path'
import { afterAll, describe, it } from 'vitest'

RuleTester.afterAll = afterAll
RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

/** Rules without type information: TypeScript's syntax, nothing of its types. */
export const untyped = new RuleTester({
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
})

/** Rules with type information from typescript-eslint. */
export const typed = new RuleTester({
  languageOptions: {
    parser,
    parserOptions: {
      projectService: true,
      tsconfigRootDir: path.join(import.meta.dirname, 'fixtures/typed'),
    },
  },
})

/** JavaScript as ESLint's own parser reads it. */
export const javascript = new RuleTester({ languageOptions: { ecmaVersion: 'latest', sourceType: 'module' } })

/** A classic CommonJS file. */
export const commonjs = new RuleTester({ languageOptions: { ecmaVersion: 'latest', sourceType: 'commonjs' } })
