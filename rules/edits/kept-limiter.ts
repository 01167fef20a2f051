import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { LimiterAtHand } from '../analysis/limiters-at-hand.ts'
import { originOf } from '../analysis/origin.ts'
import { mayWaitForItself } from '../analysis/slots-within-slots.ts'
import type { Context } from '../kit/context.ts'
import { lookup } from '../knowledge/index.ts'
import { bringInAs } from './imports.ts'
import { limitFor } from './mapper-call.ts'
import { moduleConst } from './module-const.ts'

/** A limiter of the module: `limit` of `const limit = pLimit(10)`. */
export interface KeptLimiter {
  /** What is called with a task: `limit`, `queue.add`. */
  readonly run: string
  /** Its name, where it is there already, with a limit of its own. */
  readonly kept?: string
  /** What makes it; empty where it is there already. */
  readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]
}

/**
 * The limiter of the library that the module keeps, or a new one before the statement of `at`. One whose tasks come to
 * `at`, or that the work asks for a slot itself, is left alone: a task that waits for a second slot of its own limiter
 * can wait for ever.
 */
export function keptLimiter(
  context: Context,
  hand: LimiterAtHand,
  at: TSESTree.Node,
  work: TSESTree.Node,
): KeptLimiter | null {
  const { remedy, module } = hand
  const { call, construct } = (remedy && lookup(module, [remedy.export])?.export) ?? {}
  const made = call ?? construct
  if (!remedy?.keptAs || !made?.makes || !made.bound) return null
  const { name: usual, method } = remedy.keptAs
  const run = (name: string): string => (method === undefined ? name : `${name}.${method}`)
  const there = limitersOf(context, made.makes, at).find((id) => !mayWaitForItself(context, id, at, work))
  if (there) return { run: run(there.name), kept: there.name, fix: () => [] }
  const kept = moduleConst(context, usual, at)
  const brought = kept && bringInAs(context, { name: remedy.export, source: module, called: remedy.named }, at)
  if (!brought) return null
  const value = `${call ? '' : 'new '}${brought.local}(${limitFor(context, remedy, made.bound)})`
  return { run: run(kept.name), fix: (fixer) => [...brought.fix(fixer), kept.fix(fixer, value)] }
}

/** The limiters that are made before `at` at the top of the module. */
function limitersOf(context: Context, makes: string, at: TSESTree.Node): TSESTree.Identifier[] {
  const scopes = context.sourceCode.scopeManager?.scopes ?? []
  return scopes
    .filter(({ block }) => block.type === 'Program')
    .flatMap(({ variables }) => variables)
    .flatMap(({ identifiers: [id], defs: [definition] }) =>
      id?.type === 'Identifier' && definition?.type === 'Variable' && id.range[0] < at.range[0] ? [id] : [],
    )
    .filter((id) => originOf(context, id)?.name === makes)
}
