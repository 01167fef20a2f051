import type { TSESLint } from '@typescript-eslint/utils'

/** What every analysis and edit is given: ESLint's context, whatever the rule's messages and options. */
export type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>
