import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LIGHT_WORK } from '../knowledge/queue-names.ts'
import { isArray } from './array-values.ts'
import { propertyName } from './bindings.ts'
import { isFunction } from './facts.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { baseOf } from './promise-chains.ts'
import { isLoop, type Loop } from './repetition.ts'
import { usageOf } from './usage.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/** A call that runs a function once an element: `xs.forEach(f)`, `_.each(xs, f)`. */
export interface ElementWalk {
  readonly items: TSESTree.Expression | undefined
  readonly mapper: TSESTree.Expression
}

/** The loop, or the call, that runs a place once an element. */
export interface WalkAround {
  readonly walk: TSESTree.Node
  readonly items: TSESTree.Expression | undefined
}

/** What the call walks, where it is a walk: `xs.forEach(f)`, `xs.map(f)`, `_.each(xs, f)`. */
export function walkOf(context: Context, call: TSESTree.CallExpression): ElementWalk | undefined {
  const callee = unwrap(call.callee)
  const name = lastNameOf(callee) ?? ''
  if (!WALKS.has(name)) return undefined
  const [first, second] = call.arguments
  // `xs.forEach((x) => …)`: whatever `xs` is, no table needs to be asked.
  const isPlain = first !== undefined && isFunction(first)
  const fact = isPlain ? undefined : callMeaning(context, call)?.fact
  if (fact?.maps) {
    // `async.each(xs, f, done)` waits for them all, and tells of its limit by another name.
    if (fact.promise || call.arguments.length !== 2 || fact.maps.items !== 0 || fact.maps.mapper !== 1) return undefined
    return first?.type === 'SpreadElement' || second?.type === 'SpreadElement' || !first || !second
      ? undefined
      : { items: first, mapper: second }
  }
  if (callee.type !== 'MemberExpression' || !first || first.type === 'SpreadElement') return undefined
  return propertyName(callee) === 'each' ? undefined : { items: callee.object, mapper: first }
}

/**
 * Whether nobody gets what the walk answers: `forEach` answers nothing, wherever it stands, and to await an array
 * (`await rows.map(save)`) is to wait for nothing. A cursor's `forEach()` may well be awaited.
 */
export function isUnheardWalk(context: Context, walk: TSESTree.CallExpression): boolean {
  const usage = usageOf(walk)
  if (usage === 'dropped') return true
  const callee = unwrap(walk.callee)
  if (usage === 'returned') return lastNameOf(callee) === 'forEach'
  if (usage !== 'awaited' || callee.type !== 'MemberExpression') return false
  return /^(?:forEach|map)$/.test(propertyName(callee) ?? '') && isArray(context, callee.object)
}

const WALKS = new Set(['forEach', 'map', 'each'])

/** The innermost loop or `forEach` whose turns run this place; none through functions that somebody else calls. */
export function walkAround(context: Context, place: TSESTree.Node): WalkAround | undefined {
  let inner = place
  for (let parent = place.parent; parent; inner = parent, parent = parent.parent) {
    if (isLoop(parent) && isInside(inner, parent.body)) return { walk: parent, items: listOf(parent) }
    if (!isFunction(parent)) continue
    const call = outer(parent)
    if (call?.type !== 'CallExpression') return undefined
    if (unwrap(call.callee) === parent) continue
    const walk = isUnheardWalk(context, call) ? walkOf(context, call) : undefined
    return walk && unwrap(walk.mapper) === parent ? { walk: call, items: walk.items } : undefined
  }
  return undefined
}

/** Whether a turn of the loop waits for something before the next one begins. */
export function waitsInTurn(context: Context, walk: TSESTree.Node): boolean {
  return isLoop(walk) && findBelow(context, walk.body, 'own', isWait) !== undefined
}

/**
 * Whether the loop holds itself back: its turns wait for a race, for time, or for room, or its test counts. A `while`
 * that waits for nothing runs in one go over what is there already. In a generator each turn that gives something waits
 * until its consumer asks for more.
 */
export function holdsBack(context: Context, walk: TSESTree.Node): boolean {
  if (!isLoop(walk)) return false
  if (findBelow(context, walk.body, 'own', (node) => node.type === 'YieldExpression')) return true
  const waits = waitsInTurn(context, walk)
  if (waits && isPaced(context, walk)) return true
  const isCondition = walk.type === 'WhileStatement' || walk.type === 'DoWhileStatement'
  return isCondition && (!waits || comparesNumbers(context, walk.test))
}

/** What a loop goes over, by its elements or by their index. */
export function listOf(loop: Loop): TSESTree.Expression | undefined {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return loop.right
  return loop.type === 'ForStatement' ? countedList(loop) : undefined
}

function isWait(node: TSESTree.Node): boolean {
  return node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)
}

/** `xs` of `for (let i = 0; i < xs.length; i++)` */
function countedList({ test }: TSESTree.ForStatement): TSESTree.Expression | undefined {
  if (test?.type !== 'BinaryExpression') return undefined
  const length = [test.left, test.right].find(
    (side): side is TSESTree.MemberExpression => side.type === 'MemberExpression' && propertyName(side) === 'length',
  )
  return length?.object
}

/**
 * `await Promise.race(running)`, `await sleep(100)`, `if (running >= max) await next`, and `await once(child, 'exit')`:
 * a turn that waits for the end of what it started comes again when that has ended.
 */
function isPaced(context: Context, loop: Loop): boolean {
  return (
    findBelow(context, loop.body, 'own', (node) => {
      if (node.type === 'AwaitExpression') {
        const value = unwrap(node.argument)
        if (value.type !== 'CallExpression') return false
        const awaited = baseOf(value)
        const { joins, awaitsEvent } = callMeaning(context, awaited)?.fact ?? {}
        if (awaitsEvent) return isEnd(awaited.arguments[awaitsEvent.event])
        return joins === 'race' || joins === 'any' || LIGHT_WORK.test(lastNameOf(awaited) ?? '')
      }
      return (
        (node.type === 'IfStatement' || node.type === 'WhileStatement') &&
        comparesNumbers(context, node.test) &&
        findBelow(context, node.type === 'IfStatement' ? node.consequent : node.body, 'own', isWait) !== undefined
      )
    }) !== undefined
  )
}

function isEnd(event: TSESTree.Node | undefined): boolean {
  return event?.type === 'Literal' && ENDS.has(String(event.value))
}

const ENDS = new Set(['exit', 'close', 'end', 'finish', 'disconnect'])

/** `running < max`, `i % 100 === 0`; not `queue.length > 0`. */
function comparesNumbers(context: Context, test: TSESTree.Node): boolean {
  return (
    findBelow(context, test, 'own', (node) => {
      if (node.type !== 'BinaryExpression') return false
      if (node.operator === '%') return true
      return COMPARING.has(node.operator) && ![node.left, node.right].some(isNothing)
    }) !== undefined
  )
}

const COMPARING = new Set(['<', '<=', '>', '>='])

function isNothing(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && (node.value === 0 || node.value === 1)
}
