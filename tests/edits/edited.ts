import * as typescript from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'
import { Linter } from 'eslint'
import type { Edit } from '../../rules/kit/report.ts'
import type { Context } from '../../rules/kit/context.ts'

export interface Setting {
  /** Decides the parser too: TypeScript's for `.ts` and its kin, ESLint's own otherwise. */
  readonly filename?: string
  readonly sourceType?: 'module' | 'commonjs' | 'script'
  readonly settings?: Readonly<Record<string, unknown>>
  readonly parser?: Linter.Parser
}

/**
 * Applies an edit to each node that the selector finds, pass after pass as `eslint --fix` does, until nothing changes.
 * Answers the code, or `null` where every edit was `null`.
 */
export function edited<N extends TSESTree.Node>(
  code: string,
  selector: string,
  edit: (context: Context, node: N) => Edit | null,
  { filename = 'code.ts', sourceType = 'module', settings = {}, parser }: Setting = {},
): string | null {
  const rule = {
    meta: { fixable: 'code' as const },
    create: (context: unknown) => ({
      [selector]: (node: unknown) => {
        const fix = edit(context as Context, node as N)
        const report = { node, message: 'edit', fix } as unknown
        if (fix) (context as { report(report: unknown): void }).report(report)
      },
    }),
  }
  const isTypeScript = /\.[cm]?tsx?$/.test(filename)
  const reader = parser ?? (isTypeScript ? (typescript as unknown as Linter.Parser) : undefined)
  const { output, messages } = new Linter().verifyAndFix(
    code,
    {
      files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx,vue,svelte}'],
      languageOptions: {
        sourceType,
        ...(reader && { parser: reader }),
        parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(filename) } },
      },
      plugins: { test: { rules: { edit: rule as never } } },
      rules: { 'test/edit': 'error' },
      settings: { backpressure: settings },
    },
    { filename },
  )
  if (messages.length > 0) throw new Error(messages.map((m) => `${m.line}: ${m.message}`).join('\n'))
  return output === code ? null : output
}
