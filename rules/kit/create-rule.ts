import type { TSESLint } from '@typescript-eslint/utils'
import { BOUND_COMMENT_MESSAGES, statesBounds, withBoundComments } from './bound-comments.ts'
import type { Context } from './context.ts'
import { mentions, type Mentions } from './mentions.ts'
import { isMinified } from './minified.ts'
import { settingsOf } from './settings.ts'

/** How far a rule changes code: see docs/guide/rewrites.md. */
export type Change = 'rewrite' | 'suggestion' | 'none'

export interface RuleDocs<Options extends readonly unknown[]> {
  readonly description: string
  /** Options by preset. A rule in `recommended` is in `strict` too, with the same options unless it says others. */
  readonly presets: { readonly recommended?: Options; readonly strict?: Options }
  readonly change: Change
}

export interface RuleDefinition<MessageIds extends string, Options extends readonly unknown[]> {
  readonly name: string
  readonly docs: RuleDocs<Options>
  readonly messages: Readonly<Record<MessageIds, string>>
  readonly schema: TSESLint.RuleMetaData<MessageIds>['schema']
  readonly defaultOptions: Options
  /** A file that does not mention it holds nothing for this rule. */
  readonly mentions: Mentions
  /** The rule takes a comment `backpressure: at most 8 — one per region` for a bound: see `boundCommentOn`. */
  readonly honoursBoundComments?: boolean
  create(context: Context, options: Options): TSESLint.RuleListener
}

/** A rule as ESLint takes it, with our own facts in `meta.docs`. */
export type Rule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs<readonly unknown[]>> & {
  readonly name: string
  readonly meta: { readonly docs: RuleDocs<readonly unknown[]> & { readonly url: string } }
}

export const REPOSITORY = 'https://github.com/backpressure-js/backpressure'

/** Frames a rule: page address, settings checked, defaults applied, files skipped that name nothing or are minified. */
export function createRule<MessageIds extends string, const Options extends readonly unknown[]>(
  rule: RuleDefinition<MessageIds, Options>,
): Rule {
  const { name, docs, schema, defaultOptions, honoursBoundComments = false } = rule
  const messages = honoursBoundComments ? { ...rule.messages, ...BOUND_COMMENT_MESSAGES } : rule.messages
  return {
    name,
    meta: {
      type: 'problem',
      docs: { ...docs, url: `${REPOSITORY}/blob/main/docs/rules/${name}.md` },
      ...(docs.change === 'rewrite' && { fixable: 'code' as const }),
      ...(docs.change !== 'none' && { hasSuggestions: true }),
      messages,
      schema,
      defaultOptions,
    },
    defaultOptions,
    create(context) {
      settingsOf(context)
      const isOfInterest = !isMinified(context) && mentions(context, rule.mentions)
      const listener = isOfInterest ? rule.create(context, withDefaults(context.options, defaultOptions)) : {}
      return honoursBoundComments && statesBounds(context) ? withBoundComments(context, listener) : listener
    },
  }
}

/** Not every host applies `meta.defaultOptions`: read them defensively. */
function withDefaults<Options extends readonly unknown[]>(given: readonly unknown[], defaults: Options): Options {
  return defaults.map((value, i) => {
    const own = given[i]
    if (isRecord(value) && isRecord(own)) return { ...value, ...own }
    return own === undefined ? value : own
  }) as unknown as Options
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
