import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { asyncWorkOf, type AsyncWork } from './async-work.ts'
import { propertyName } from './bindings.ts'
import { conditionsAt } from './conditions.ts'
import { walkAround } from './element-walks.ts'
import type { FunctionNode } from './facts.ts'
import { guardBefore } from './guards.ts'
import { ioIn } from './io.ts'
import { limiterIn } from './limiters-in-sight.ts'
import { isNote } from './loose-starts.ts'
import { isPickedKind } from './picked-kinds.ts'
import { samePlace } from './places.ts'
import { chainOf } from './promise-chains.ts'
import { isDropped } from './usage.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'

/**
 * The first work that a listener starts for an event while the next events come: what an `async` one waits for, and I/O
 * that it lets go. None where the source is paused, at once or when much is under way, a flag or a lock is set, or a
 * limiter stands before the work, and none for one kind of event beside the flow.
 */
export function eventWorkOf(context: Context, fn: FunctionNode): AsyncWork | undefined {
  const work = asyncWorkOf(context, fn).find(
    (each) =>
      each.where !== 'light' &&
      !isNoteOf(each) &&
      !isForOneText(each, fn) &&
      !isPickedKind(context, each.call, { kind: 'listener', node: fn, body: fn, via: [] }) &&
      !isUntilDone(context, each, fn) &&
      (isFloating(each) ? isLetGo(context, each) || isHandedOn(context, fn, each) : fn.async && isLong(context, each)),
  )
  if (!work || isPausedBefore(context, fn, work.call) || guardBefore(context, fn, work.call)) return undefined
  if (isPausedAtLimit(context, fn)) return undefined
  if (work.callee && guardsItself(context, work.callee)) return undefined
  return limiterIn(context, fn) ? undefined : work
}

/** The first work whose promise a handler drops, though whoever called it waits for what it answers. */
export function droppedWorkOf(context: Context, fn: FunctionNode): AsyncWork | undefined {
  return asyncWorkOf(context, fn).find(
    (work) => work.where !== 'light' && !isNoteOf(work) && isFloating(work) && isLetGo(context, work),
  )
}

/** A function that lets in one run: `if (done) return; done = true`. */
function guardsItself(context: Context, callee: FunctionNode): boolean {
  const works = asyncWorkOf(context, callee).filter(({ where }) => where !== 'light')
  return works.length > 0 && works.every(({ call }) => guardBefore(context, callee, call) !== undefined)
}

/** `if (output.includes('ready')) start()`: what waits for a text in the output of another program does so once. */
function isForOneText({ call }: AsyncWork, fn: FunctionNode): boolean {
  const branch = closest(call, (node): node is TSESTree.Node => node === fn || looksForText(node, call))
  return branch?.type === 'IfStatement'
}

/** `if (!known) known = await authenticate(data)`: a greeting, which is over when its answer says so. */
function isUntilDone(context: Context, { call }: AsyncWork, fn: FunctionNode): boolean {
  const waited = outer(call)
  const set = waited?.type === 'AwaitExpression' ? outer(waited) : undefined
  if (set?.type !== 'AssignmentExpression') return false
  const conditions = conditionsAt(call, fn.body)
  return conditions.some(({ test, holds }) => !holds && samePlace(context, test, set.left))
}

function looksForText(node: TSESTree.Node, work: TSESTree.Node): boolean {
  if (node.type !== 'IfStatement' || !isInside(work, node.consequent)) return false
  const test = unwrap(node.test)
  if (test.type !== 'CallExpression' || test.callee.type !== 'MemberExpression') return false
  return propertyName(test.callee) === 'includes' && test.arguments[0]?.type === 'Literal'
}

/** Work of each element of a chunk is the loop's, and told there. */
function isLetGo(context: Context, { call, callee }: AsyncWork): boolean {
  if (walkAround(context, call)) return false
  if (callee && !callee.async && chainEnd(call) === call && !isVoid(call)) return false
  return ioIn(context, call) !== undefined
}

/** An `async` listener that waits for nothing and gives the event to a function of this file, which may work on. */
function isHandedOn(context: Context, fn: FunctionNode, { call, callee }: AsyncWork): boolean {
  if (!fn.async || !callee || call.arguments.length === 0 || walkAround(context, call)) return false
  return findBelow(context, fn.body, 'own', (node) => node.type === 'AwaitExpression') === undefined
}

/** An own function that is waited for counts where it is `async` itself, or starts something. */
function isLong(context: Context, { call, callee }: AsyncWork): boolean {
  return callee === undefined || callee.async || ioIn(context, call) !== undefined
}

function isFloating({ call }: AsyncWork): boolean {
  return isDropped(chainEnd(call))
}

function chainEnd(call: AsyncWork['call']): TSESTree.Expression {
  return call.type === 'CallExpression' ? chainOf(call) : call
}

function isVoid(call: TSESTree.Node): boolean {
  return call.parent?.type === 'UnaryExpression'
}

function isNoteOf({ call }: AsyncWork): boolean {
  return call.type === 'CallExpression' && isNote(call)
}

/** `source.pause()` before the work starts */
function isPausedBefore(context: Context, fn: FunctionNode, work: TSESTree.Node): boolean {
  return findBelow(context, fn.body, 'own', (node) => node.range[0] <= work.range[0] && pauses(node)) !== undefined
}

function pauses(node: TSESTree.Node): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' && PAUSES.has(propertyName(callee) ?? '')
}

/** `if (waiting >= MAX) { source.pause(); await done }`: so much is under way, and no more. */
function isPausedAtLimit(context: Context, fn: FunctionNode): boolean {
  const firstWait = findBelow(context, fn.body, 'own', (node) => node.type === 'AwaitExpression')
  return (
    findBelow(context, fn.body, 'own', (node) => {
      if (node.type !== 'IfStatement' || !findBelow(context, node.test, 'own', isComparison)) return false
      const pause = findBelow(context, node.consequent, 'own', pauses)
      return pause !== undefined && (!firstWait || pause.range[1] <= firstWait.range[0])
    }) !== undefined
  )
}

function isComparison(node: TSESTree.Node): boolean {
  return node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator)
}

const PAUSES = new Set(['pause', 'cork', 'unpipe'])
