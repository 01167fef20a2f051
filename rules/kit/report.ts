import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from './context.ts'
import { settingsOf } from './settings.ts'

/** An edit ready to be offered: `null` where it would lose something. */
export type Edit = TSESLint.ReportFixFunction

export interface Offer {
  readonly messageId: string
  readonly data?: Readonly<Record<string, string | number>>
  readonly fix: Edit
}

export interface Finding {
  readonly node: TSESTree.Node
  readonly loc?: TSESTree.SourceLocation
  readonly messageId: string
  readonly data?: Readonly<Record<string, string | number>>
  /** A change with what the project has already: a suggestion before all others. */
  readonly atHand?: Offer | null
  /** The change that keeps the meaning: a suggestion, and the autofix where the settings consent to it. */
  readonly rewrite?: Offer | null
  /** Changes a person must choose among. */
  readonly suggest?: readonly (Offer | null)[]
}

/** Reports a finding with its rewrite in the form that the settings ask for. */
export function report(context: Context, { node, loc, messageId, data, atHand, rewrite, suggest = [] }: Finding): void {
  const autofix = rewrite && settingsOf(context).autofix
  const offers = [atHand, autofix ? null : rewrite, ...suggest].filter((offer) => offer !== null && offer !== undefined)
  context.report({
    node,
    ...(loc && { loc }),
    messageId,
    ...(data && { data: { ...data } }),
    ...(autofix && { fix: rewrite.fix }),
    suggest: offers.map(({ messageId, data, fix }) => ({ messageId, ...(data && { data: { ...data } }), fix })),
  })
}
