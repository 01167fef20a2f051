import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, variableOf } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround, isFunction } from './functions.ts'
import { isLoop } from './repetition.ts'
import { outer } from './unwrap.ts'
import { closest, isInside } from './walk.ts'

/** A statement of `start()` that speaks to the controller, and what a generator would say in its place. */
export interface Step extends Told {
  /** `nothing` where the generator ends there by itself, or the whole part of a `try` is spare. */
  readonly says: 'yield' | 'throw' | 'return' | 'nothing'
}

interface Told {
  readonly does: 'enqueue' | 'close' | 'error'
  readonly call: TSESTree.CallExpression
  readonly statement: TSESTree.ExpressionStatement
}

/** All that is done with the controller, where each is a statement of its own with a counterpart in a generator. */
export function stepsOf(context: Context, controller: TSESTree.Identifier, start: FunctionNode): Step[] | undefined {
  const told: Told[] = []
  for (const { identifier } of variableOf(context, controller)?.references ?? []) {
    const member = outer(identifier)
    const call = member && outer(member)
    const statement = call?.parent
    if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return undefined
    if (statement?.type !== 'ExpressionStatement' || functionAround(statement) !== start) return undefined
    const does = propertyName(member)
    if (does !== 'enqueue' && does !== 'close' && does !== 'error') return undefined
    if (call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined
    if (does === 'enqueue' && call.arguments.length !== 1) return undefined
    told.push({ does, call, statement })
  }
  const spare = new Set(told.filter(isAllOfItsPart).map(({ statement }) => statement.parent))
  const steps: Step[] = []
  for (const one of told) {
    const says = counterpart(one, spare, start)
    if (!says) return undefined
    steps.push({ ...one, says })
  }
  return steps
}

/**
 * `catch (e) { controller.error(e) }` and `finally { controller.close() }`: a generator that fails or comes to its end
 * tells so by itself.
 */
export function isAllOfItsPart({ does, call, statement }: Told): boolean {
  const block = statement.parent
  if (block.type !== 'BlockStatement' || block.body[0] !== statement) return false
  const { parent } = block
  if (parent.type === 'TryStatement') return does === 'close' && parent.finalizer === block && block.body.length === 1
  if (parent.type !== 'CatchClause' || parent.param?.type !== 'Identifier' || does !== 'error') return false
  const [error, ...more] = call.arguments
  const isSame = error?.type === 'Identifier' && error.name === parent.param.name && more.length === 0
  return isSame && block.body.length === (leavingAfter(statement) ? 2 : 1)
}

function counterpart(
  { does, statement }: Told,
  spare: ReadonlySet<TSESTree.Node>,
  start: FunctionNode,
): Step['says'] | undefined {
  const isLast = isInFinally(statement, start)
  // A generator that yields there would hold up a reader that leaves.
  if (does === 'enqueue') return isLast ? undefined : 'yield'
  const leaving = leavingAfter(statement)
  const then = leaving?.type === 'ReturnStatement' ? 'end' : afterwards(leaving ? loopOf(leaving) : statement, start)
  const isSpare = spare.has(statement.parent)
  if (does === 'error') {
    if (then === 'more' || isLast || isCaught(statement, spare)) return undefined
    return isSpare ? 'nothing' : 'throw'
  }
  const isAlone = statement.parent.type === 'BlockStatement' && statement.parent.body.length === 1
  // To return from `finally` would swallow what failed, and an `if` of nothing is none.
  if (isLast) return then === 'end' && !leaving && (isSpare || !isAlone) ? 'nothing' : undefined
  if (leaving) return leaving.type === 'ReturnStatement' || loopOf(leaving) ? 'nothing' : undefined
  if (then === 'more') return undefined
  return then === 'end' && !isAlone ? 'nothing' : 'return'
}

/** The `return` or `break` right after a statement. */
export function leavingAfter(
  statement: TSESTree.Statement,
): TSESTree.ReturnStatement | TSESTree.BreakStatement | undefined {
  const block = statement.parent
  const next = block.type === 'BlockStatement' ? block.body[block.body.indexOf(statement) + 1] : undefined
  if (next?.type === 'BreakStatement') return next
  return next?.type === 'ReturnStatement' && !next.argument ? next : undefined
}

/** The loop that a `break` leaves, unless that is told by a label or a `switch` is left instead. */
function loopOf(leaving: TSESTree.Statement): TSESTree.Statement | undefined {
  const isLeft = (node: TSESTree.Node): node is TSESTree.Statement => isLoop(node) || node.type === 'SwitchStatement'
  const left = closest(leaving, isLeft)
  return leaving.type === 'BreakStatement' && !leaving.label && left?.type !== 'SwitchStatement' ? left : undefined
}

/** What the function does after a statement: no more, at most another turn of a loop that ends it, or more. */
function afterwards(statement: TSESTree.Statement | undefined, start: FunctionNode): 'end' | 'turns' | 'more' {
  let turns = false
  for (let node: TSESTree.Node | undefined = statement; node?.parent; node = node.parent) {
    const { parent }: TSESTree.Node = node
    if (parent === start) return turns ? 'turns' : 'end'
    if (parent.type === 'BlockStatement' ? parent.body.at(-1) !== node : !PASSING.has(parent.type) && !isLoop(parent))
      return 'more'
    turns ||= isLoop(parent)
  }
  return 'more'
}

const PASSING = new Set(['TryStatement', 'CatchClause', 'IfStatement'])

function isInFinally(statement: TSESTree.Node, start: FunctionNode): boolean {
  const isFinal = (node: TSESTree.Node): node is TSESTree.Node =>
    node.parent?.type === 'TryStatement' && node.parent.finalizer === node
  const block = closest(statement, isFinal)
  return block !== undefined && isInside(block, start.body)
}

/** Whether what is thrown there would come into a `catch` of the function that does more than to hand it on. */
function isCaught(statement: TSESTree.Node, spare: ReadonlySet<TSESTree.Node>): boolean {
  const catches = (node: TSESTree.Node): node is TSESTree.Node => {
    const { parent } = node
    if (isFunction(node) || parent?.type !== 'TryStatement' || parent.block !== node) return isFunction(node)
    return parent.handler !== null && !spare.has(parent.handler.body)
  }
  const found = closest(statement, catches)
  return found !== undefined && !isFunction(found)
}
