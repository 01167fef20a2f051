import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, variableOf } from './bindings.ts'
import { callsIn, functionsRunBy } from './calls-in.ts'
import { functionAround, functionOf } from './functions.ts'
import { lastNameOf, rootOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { isInside } from './walk.ts'

/** A task that holds a slot of a limiter and waits for another one of the same. */
export interface NestedLimit {
  /** The limiter: `limit`, `this.queue`. */
  readonly limiter: TSESTree.Node
  /** What waits in the task: the second slot itself, or the call of a function that asks for it. */
  readonly wait: TSESTree.CallExpression
}

const MAX_HOPS = 2

/** The wait for a second slot in the task of this call: `limit(async () => { await limit(() => f()) })`. */
export function nestedLimit(context: Context, call: TSESTree.CallExpression): NestedLimit | undefined {
  const limiter = limiterOf(context, call)
  const code = limiter && call.arguments.map((task) => functionOf(context, task)).find((fn) => fn !== undefined)
  if (!limiter || !code) return undefined
  const wait = waitIn(context, code, limiter, new Set(), 0)
  return wait && { limiter, wait }
}

/** The call in the code that waits, itself or through functions of this file, for a slot of the limiter. */
function waitIn(
  context: Context,
  code: TSESTree.Node,
  limiter: TSESTree.Node,
  seen: Set<TSESTree.Node>,
  hops: number,
): TSESTree.CallExpression | undefined {
  if (seen.has(code)) return undefined
  seen.add(code)
  for (const call of callsIn(context, code)) {
    if (call.type !== 'CallExpression' || !isWaitedFor(context, call, code)) continue
    const other = limiterOf(context, call)
    if (other) {
      if (samePlace(context, other, limiter)) return call
      continue
    }
    if (hops >= MAX_HOPS) continue
    for (const fn of functionsRunBy(context, call)) {
      // A callback of the call is part of this code, and was looked through.
      if (functionOf(context, call.callee) !== fn || isMadeIn(context, limiter, fn)) continue
      if (waitIn(context, fn, limiter, new Set(seen), hops + 1)) return call
    }
  }
  return undefined
}

/** Each run of the function has a limiter of its own. */
function isMadeIn(context: Context, limiter: TSESTree.Node, fn: TSESTree.Node): boolean {
  const root = rootOf(limiter)
  const definition = root.type === 'Identifier' ? variableOf(context, root)?.defs.at(-1) : undefined
  return definition !== undefined && isInside(definition.node, fn)
}

/** The limiter or semaphore that the call asks for a slot. */
function limiterOf(context: Context, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee)
  const node = callee.type === 'MemberExpression' && originOf(context, callee.object) ? callee.object : callee
  const thing = originOf(context, node)?.thing
  if (!thing?.kinds.some((kind) => kind === 'limiter' || kind === 'semaphore')) return undefined
  if (node === callee) return thing.call?.limits ? node : undefined
  const method = callee.type === 'MemberExpression' ? propertyName(callee) ?? '' : ''
  const isAcquire = thing.puts?.[method]?.waitsForRoom === true
  const fact = callMeaning(context, call)?.fact
  return isAcquire || (fact?.limits && !fact.makes) ? node : undefined
}

/** Whether the code goes on only when the call has ended: `await f()`, `return f()`, `await Promise.all(xs.map(f))`. */
function isWaitedFor(context: Context, call: TSESTree.CallExpression, code: TSESTree.Node): boolean {
  const usage = usageOf(call)
  const home = functionAround(call)
  const ends = usage === 'awaited' || usage === 'returned'
  if (ends && home === code) return true
  const holder = ends ? home && outer(home) : outer(call)
  const list = holder?.type === 'ArrayExpression' || isMap(holder) ? holder : undefined
  const join = list && outer(list)
  if (join?.type !== 'CallExpression' || !callMeaning(context, join)?.fact.joins) return false
  const end = usageOf(join)
  return (end === 'awaited' || end === 'returned') && functionAround(join) === code
}

function isMap(node: TSESTree.Node | undefined): node is TSESTree.CallExpression {
  return node?.type === 'CallExpression' && /^(?:map|flatMap)$/.test(lastNameOf(node.callee) ?? '')
}
