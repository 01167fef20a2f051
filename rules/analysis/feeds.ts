import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { isFixed } from './fixed.ts'
import { comesWith, sourcesOf } from './inputs.ts'
import { isKeptToo } from './kept-chunks.ts'
import { membersNamed } from './members.ts'
import { isOfOneRequest } from './one-request-events.ts'
import { callMeaning } from './origin.ts'
import { samePlace } from './places.ts'
import { comesFromQueue } from './queued-sources.ts'
import { isFlowName, registrationOf } from './registrations.ts'
import { isLoop, repetitionsOf } from './repetition.ts'
import { stopsSource } from './room.ts'
import { isTeedAndRead } from './teed-streams.ts'
import { isUnknownAnswer } from './unknown-answers.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { findBelow, isInside } from './walk.ts'

/** A web stream that is filled from its `start()`, with nobody who looks at whether its reader keeps up. */
export interface Feed {
  readonly stream: TSESTree.NewExpression
  readonly start: FunctionNode
  /** The call that enqueues more than a fixed piece, again and again: the plainest where there are several. */
  readonly enqueue: TSESTree.CallExpression
  /** Why it runs again and again; absent where a reader that is awaited calls back. */
  readonly repetition: Repetition | undefined
  /** Several sources are read at once, each in a loop of its own. */
  readonly isMerge: boolean
}

/**
 * How `new ReadableStream({ start })` is filled where its source is asynchronous: a loop that awaits it, a listener, a
 * reader that calls back, or anybody who got hold of the controller. `undefined` where it has a `pull()`, where
 * `desiredSize` is read, and where all that goes in is in memory already, stays there anyway or is held by `tee()`.
 */
export function unpacedFeedOf(context: Context, stream: TSESTree.NewExpression): Feed | undefined {
  if (callMeaning(context, stream)?.fact.makes !== 'web-readable') return undefined
  const start = startOf(context, stream)
  const controller = start?.params[0]
  if (!start || controller?.type !== 'Identifier') return undefined
  const names = namesOf(context, controller)
  const reads = (name: string): TSESTree.MemberExpression[] =>
    membersNamed(context, name).filter((member) => names.some((n) => samePlace(context, member.object, n)))
  if (reads('desiredSize').length > 0 || isTeedAndRead(context, stream)) return undefined
  const feeds: Feed[] = []
  const flows: Feed[] = []
  for (const member of reads('enqueue')) {
    const enqueue = outer(member)
    if (enqueue?.type !== 'CallExpression' || !isInside(member, enqueue.callee)) continue
    const [item] = enqueue.arguments
    if (!item || isFixed(context, item)) continue
    // What `start()` does itself is done once for each stream, however many of them there are.
    const isOnce = functionAround(enqueue) === start
    const repetitions = repetitionsOf(context, enqueue).filter(({ node }) => !isOnce || isInside(node, start))
    const repetition = repetitions.find(
      (r) => !isInside(stream, r.node) && comesWith(context, item, r) && outruns(context, r, item, names),
    )
    if (repetition && isKeptToo(context, enqueue, repetition)) continue
    if (!repetition && !isCalledBack(context, enqueue, item, start)) continue
    const feed = { stream, start, enqueue, repetition, isMerge: isMerge(repetitions, start) }
    feeds.push(feed)
    if (isFlow(repetition) && repetition === repetitions[0]) flows.push(feed)
  }
  return plainest(flows) ?? plainest(feeds)
}

/** `for (const source of sources) void (async () => { for await (const x of source) … })()` */
function isMerge([inner, next]: readonly Repetition[], start: FunctionNode): boolean {
  if ((inner?.kind !== 'for-await' && inner?.kind !== 'pump') || !next || !isInside(next.node, start.body)) return false
  const fn = functionAround(inner.node)
  return fn !== undefined && isInside(fn, next.node) && (next.kind === 'loop' || next.kind === 'per-item')
}

/** What a list gives that was filled meanwhile, and events of which little is known, are not the plainest. */
function isFlow(repetition: Repetition | undefined): boolean {
  return repetition?.kind !== 'listener' || isFlowName(repetition.event ?? '')
}

/** Where the chunk goes in as it is, on the way with the fewest turns, there `pull()` would do it. */
function plainest(feeds: readonly Feed[]): Feed | undefined {
  const plain = feeds.filter(({ enqueue }) => enqueue.arguments[0]?.type === 'Identifier')
  return plain.sort((a, b) => depthOf(a.enqueue) - depthOf(b.enqueue))[0] ?? feeds[0]
}

function depthOf(node: TSESTree.Node): number {
  return node.parent ? 1 + depthOf(node.parent) : 0
}

/** The `start()` of the source, where nothing else in it can pace the stream. */
function startOf(context: Context, stream: TSESTree.NewExpression): FunctionNode | undefined {
  const source = sourceOf(context, stream.arguments[0])
  if (!source) return undefined
  let start: FunctionNode | undefined
  for (const property of source.properties) {
    if (property.type !== 'Property' || property.computed) return undefined
    const name = keyName(property.key)
    if (name === 'pull') return undefined
    if (name === 'start') start = functionOf(context, property.value)
  }
  return start
}

function sourceOf(context: Context, argument: TSESTree.Node | undefined): TSESTree.ObjectExpression | undefined {
  const source = argument && unwrap(argument)
  if (source?.type === 'ObjectExpression') return source
  const binding = source?.type === 'Identifier' ? bindingOf(context, source) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  const kept = init && unwrap(init)
  return kept?.type === 'ObjectExpression' ? kept : undefined
}

/** The parameter, the places it is kept in (`this.controller = c`), and the parameters of functions it is handed to. */
function namesOf(context: Context, controller: TSESTree.Identifier): TSESTree.Node[] {
  const names: TSESTree.Node[] = [controller]
  const binding = bindingOf(context, controller)
  if (binding?.from !== 'parameter') return names
  for (const { identifier } of binding.variable.references) {
    const use = outer(identifier)
    if (use?.type === 'AssignmentExpression' && unwrap(use.right) === identifier) names.push(use.left)
    if (use?.type !== 'CallExpression') continue
    const parameter = functionOf(context, use.callee)?.params[use.arguments.findIndex((a) => unwrap(a) === identifier)]
    if (parameter?.type === 'Identifier') names.push(parameter)
  }
  return names
}

/** Whether the repetition brings items at the pace of their source, whatever the reader does. */
function outruns(
  context: Context,
  repetition: Repetition,
  item: TSESTree.Node,
  controller: readonly TSESTree.Node[],
): boolean {
  const { node } = repetition
  switch (repetition.kind) {
    case 'for-await':
    case 'pump':
      if (node.type === 'ForOfStatement' && isUnknownAnswer(context, node.right)) return false
      // It moves from one queue into another, and `pull()` would leave it in the first.
      return !awaitsWith(context, repetition, controller) && !comesFromQueue(context, item, repetition)
    case 'loop':
      return isAwaitedIn(context, repetition, item) && !awaitsWith(context, repetition, controller)
    case 'listener':
      return !stopsSource(context, repetition) && !isOfOneRequest(context, item, repetition)
    case 'timer':
      return true
    case 'per-item':
    case 'per-request':
      return false
  }
}

/** `await room(controller)` in the loop: a helper that is given the controller may wait for the reader. */
function awaitsWith(context: Context, { node }: Repetition, controller: readonly TSESTree.Node[]): boolean {
  return (
    findBelow(context, node, 'own', (inner) => {
      const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : undefined
      return (
        call?.type === 'CallExpression' && call.arguments.some((a) => controller.some((n) => samePlace(context, a, n)))
      )
    }) !== undefined
  )
}

/** Whether the item is made of what the loop awaits. */
function isAwaitedIn(context: Context, { node }: Repetition, item: TSESTree.Node): boolean {
  if (!isLoop(node)) return false
  const awaits = (inner: TSESTree.Node): boolean =>
    findBelow(context, inner, 'own', (n) => n.type === 'AwaitExpression') !== undefined
  if (awaits(item)) return true
  return sourcesOf(context, item).some((id) => {
    const binding = bindingOf(context, id)
    if (binding?.from !== 'variable') return false
    return binding.variable.references.some((r) => r.writeExpr && isInside(r.writeExpr, node) && awaits(r.writeExpr))
  })
}

/** `await readEvents(body, (event) => controller.enqueue(event))`, and a parser that a loop of `start()` feeds. */
function isCalledBack(context: Context, enqueue: TSESTree.Node, item: TSESTree.Node, start: FunctionNode): boolean {
  const fn = functionAround(enqueue)
  if (!fn || fn === start || !isInside(fn, start.body)) return false
  const call = callThatTakes(fn)
  if (
    !call ||
    registrationOf(context, fn, fn) ||
    !sourcesOf(context, item).some((id) => isParameterOf(context, id, fn))
  )
    return false
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression' && PROMISE_METHODS.has(propertyName(callee) ?? '')) return false
  if (usageOf(call) === 'awaited') return functionAround(call) === start
  const holder = outer(call)
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false
  const binding = bindingOf(context, holder.id)
  return (
    binding?.from === 'variable' &&
    binding.variable.references.some((r) => {
      if (!r.isRead()) return false
      return repetitionsOf(context, r.identifier).some(
        (l) => (l.kind === 'for-await' || l.kind === 'pump') && isInside(l.node, start),
      )
    })
  )
}

/** The call that is given the function itself, or an object which holds it. */
function callThatTakes(fn: FunctionNode): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  let holder = outer(fn)
  if (holder?.type === 'Property') holder = holder.parent && outer(holder.parent)
  return holder?.type === 'CallExpression' || holder?.type === 'NewExpression' ? holder : undefined
}

function isParameterOf(context: Context, id: TSESTree.Identifier, fn: FunctionNode): boolean {
  const binding = bindingOf(context, id)
  return binding?.from === 'parameter' && binding.fn === fn
}

const PROMISE_METHODS = new Set(['then', 'catch', 'finally', 'map', 'forEach', 'filter', 'reduce'])
