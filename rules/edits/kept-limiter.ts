import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { callsIn, functionsRunBy } from '../analysis/calls-in.ts'
import { functionAround, functionOf } from '../analysis/functions.ts'
import type { LimiterAtHand } from '../analysis/limiters-at-hand.ts'
import { originOf } from '../analysis/origin.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { isInside } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import { lookup } from '../knowledge/index.ts'
import { bringInAs } from './imports.ts'
import { limitFor } from './mapper-call.ts'
import { moduleConst } from './module-const.ts'

/** A limiter of the module: `limit` of `const limit = pLimit(10)`. */
export interface KeptLimiter {
  /** What is called with a task: `limit`, `queue.add`. */
  readonly run: string
  /** What makes it; empty where it is there already. */
  readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]
}

/**
 * The limiter of the library that the module keeps, or a new one before the statement of `at`. One whose tasks come to
 * `at` is left alone: a task that waits for a second slot of its own limiter can wait for ever.
 */
export function keptLimiter(context: Context, hand: LimiterAtHand, at: TSESTree.Node): KeptLimiter | null {
  const { remedy, module } = hand
  const { call, construct } = (remedy && lookup(module, [remedy.export])?.export) ?? {}
  const made = call ?? construct
  if (!remedy?.keptAs || !made?.makes || !made.bound) return null
  const { name: usual, method } = remedy.keptAs
  const run = (name: string): string => (method === undefined ? name : `${name}.${method}`)
  const there = limitersOf(context, made.makes, at).find((id) => !leadsTo(context, id, at))
  if (there) return { run: run(there.name), fix: () => [] }
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

const MAX_HOPS = 3

/** Whether a task of the limiter runs the code at `at`. */
function leadsTo(context: Context, limiter: TSESTree.Identifier, at: TSESTree.Node): boolean {
  const around = functionAround(at)
  const variable = context.sourceCode.getScope(limiter).set.get(limiter.name)
  return (variable?.references ?? []).some(({ identifier }) => {
    const parent = outer(identifier)
    const call = parent?.type === 'MemberExpression' ? outer(parent) : parent
    if (call?.type !== 'CallExpression' || unwrap(call.callee) === at) return false
    return call.arguments.some((task) => {
      const code = functionOf(context, task) ?? task
      return isInside(at, code) || (around !== undefined && runs(context, code, around, 0))
    })
  })
}

function runs(context: Context, code: TSESTree.Node, wanted: TSESTree.Node, hops: number): boolean {
  if (code === wanted) return true
  if (hops > MAX_HOPS) return false
  return callsIn(context, code).some((call) =>
    functionsRunBy(context, call).some((fn) => runs(context, fn, wanted, hops + 1)),
  )
}
