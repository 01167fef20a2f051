import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { propertyName } from './bindings.ts'
import { callsIn } from './calls-in.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { ioIn, type Io } from './io.ts'
import { outlives } from './lasting-places.ts'
import { samePlace } from './places.ts'
import { baseOf } from './promise-chains.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether work in a turn (the body of a walk or of a function) is done only by who puts the first entry into a list
 * that outlives the turn: `queue.push(x); if (queue.length === 1) consume()`, or `if (queue.length === 0) consume()`
 * before the push. What it starts works for all that follow, unless it takes the entry out at once: then the next turn
 * finds an empty list again.
 */
export function isForTheFirst(context: Context, work: TSESTree.Node, turn: TSESTree.Node): boolean {
  for (const { list, entries, test } of listsAsked(work, turn)) {
    if (!outlives(context, list, turn) || takesOut(context, list, turn)) continue
    if (!isPutIn(context, list, { test, entries, turn })) continue
    const call = unwrap(work)
    const fn = call.type === 'CallExpression' ? functionOf(context, baseOf(call).callee) : undefined
    if (!fn || !takesAtOnce(context, list, fn)) return true
  }
  return false
}

/** Whether all the work of the function is done for the first only: `enqueue(x)`, which starts the consumer. */
export function worksForTheFirst(context: Context, fn: FunctionNode, counts: (io: Io) => boolean): boolean {
  const calls = callsIn(context, fn).filter((call) => ioIn(context, call, counts))
  return calls.length > 0 && calls.every((call) => isForTheFirst(context, call, fn))
}

/** A test that lets the work be done where the list holds this many entries. */
interface Asked {
  readonly list: TSESTree.Expression
  readonly entries: 0 | 1
  readonly test: TSESTree.Node
}

function* listsAsked(work: TSESTree.Node, turn: TSESTree.Node): Generator<Asked> {
  for (let inner = work; inner.parent && inner !== turn; inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'IfStatement' && parent.consequent === inner) yield* countsIn(parent.test, isOf)
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === inner) {
      yield* countsIn(parent.left, isOf)
    }
    if (parent.type !== 'BlockStatement') continue
    // `if (queue.length > 1) return`
    for (const step of parent.body.slice(0, parent.body.indexOf(inner as TSESTree.Statement))) {
      if (step.type === 'IfStatement' && leaves(step.consequent)) yield* countsIn(step.test, isMoreThan)
    }
  }
}

/** The tests of a length in a condition: all must hold (`queue.length === 1 && !stopped`). */
function* countsIn(
  condition: TSESTree.Expression,
  entriesOf: (operator: string | undefined, number: unknown) => 0 | 1 | undefined,
): Generator<Asked> {
  const node = unwrap(condition)
  if (node.type === 'LogicalExpression' && node.operator === (entriesOf === isOf ? '&&' : '||')) {
    yield* countsIn(node.left, entriesOf)
    yield* countsIn(node.right, entriesOf)
    return
  }
  const isNot = node.type === 'UnaryExpression' && node.operator === '!'
  const compared = node.type === 'BinaryExpression' ? node : undefined
  const length = unwrap(compared ? compared.left : isNot ? node.argument : node)
  const number = compared?.right.type === 'Literal' ? compared.right.value : undefined
  const entries = entriesOf(compared ? compared.operator : isNot ? '!' : undefined, number)
  if (entries === undefined) return
  const list = listOf(length, entries)
  if (list) yield { list, entries, test: node }
}

function isOf(operator: string | undefined, number: unknown): 0 | 1 | undefined {
  if (operator === '!') return 0
  return /^===?$/.test(operator ?? '') && (number === 0 || number === 1) ? number : undefined
}

function isMoreThan(operator: string | undefined, number: unknown): 0 | 1 | undefined {
  if (operator === undefined) return 0
  if (/^(?:>|!==?)$/.test(operator) && (number === 0 || number === 1)) return number
  return operator === '>=' && number === 2 ? 1 : undefined
}

/** `queue` of `queue.length`, `queue.size`, and of `queue.push(x)`, which answers the length */
function listOf(node: TSESTree.Node, entries: 0 | 1): TSESTree.Expression | undefined {
  if (node.type === 'MemberExpression') return LENGTHS.has(propertyName(node) ?? '') ? node.object : undefined
  return entries === 1 && node.type === 'CallExpression' ? putInto(node, LENGTHENING) : undefined
}

const LENGTHS = new Set(['length', 'size'])
const LENGTHENING = new Set(['push', 'unshift'])
const PUTS = new Set(['push', 'unshift', 'add', 'set'])
const TAKES = new Set(['shift', 'pop', 'splice', 'delete', 'clear'])

function putInto(node: TSESTree.Node, names: ReadonlySet<string>): TSESTree.Expression | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  if (callee?.type !== 'MemberExpression' || !names.has(propertyName(callee) ?? '')) return undefined
  return callee.object
}

/** One entry is put in before the test for one, or after the test for none, wherever the test holds. */
function isPutIn(
  context: Context,
  list: TSESTree.Expression,
  { test, entries, turn }: { test: TSESTree.Node; entries: 0 | 1; turn: TSESTree.Node },
): boolean {
  return (
    findBelow(context, turn, 'all', (node) => {
      const filled = putInto(node, PUTS)
      if (!filled || !samePlace(context, filled, list)) return false
      if (isInside(node, test)) return true
      const block = node.parent?.type === 'ExpressionStatement' ? node.parent.parent : undefined
      if (!block) return false
      if (entries === 1) return node.range[1] <= test.range[0] && isInside(test, block)
      const isDecided = test.parent?.type === 'IfStatement' && isInside(block, test.parent.consequent)
      return node.range[0] >= test.range[1] && (isInside(test, block) || isDecided)
    }) !== undefined
  )
}

function isTaking(context: Context, node: TSESTree.Node, list: TSESTree.Expression): boolean {
  if (node.type === 'AssignmentExpression') {
    const left = unwrap(node.left)
    const changed = left.type === 'MemberExpression' && propertyName(left) === 'length' ? left.object : left
    return samePlace(context, changed, list)
  }
  const taken = putInto(node, TAKES)
  return taken !== undefined && samePlace(context, taken, list)
}

function takesOut(context: Context, list: TSESTree.Expression, turn: TSESTree.Node): boolean {
  return findBelow(context, turn, 'all', (node) => isTaking(context, node, list)) !== undefined
}

/** Whether the function takes something out of the list before it waits, by itself or by what it calls in this file. */
function takesAtOnce(context: Context, list: TSESTree.Expression, fn: FunctionNode, depth = 0): boolean {
  const wait = findBelow(context, fn.body, 'own', (node) => node.type === 'AwaitExpression')
  const takes = findBelow(context, fn.body, 'own', (node) => {
    if (wait && node.range[0] > wait.range[1]) return false
    if (isTaking(context, node, list)) return true
    const helper = node.type === 'CallExpression' && depth < MAX_HOPS ? functionOf(context, node.callee) : undefined
    return helper !== undefined && helper !== fn && takesAtOnce(context, list, helper, depth + 1)
  })
  return takes !== undefined
}

const MAX_HOPS = 2
