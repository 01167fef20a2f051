import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { boundOf } from './bounds.ts'
import type { Origin, Repetition } from './facts.ts'
import { isFixed } from './fixed.ts'
import { functionAround } from './functions.ts'
import { comesWith, isBroughtBy } from './inputs.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { isCutFromMemory } from './memory-cuts.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { repetitionsOf } from './repetition.ts'
import { stopsSource } from './room.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { callsOf } from './uses.ts'
import { allBelow, closest, isInside } from './walk.ts'

/** A write into a web stream whose promise is let go while chunks keep coming. */
export interface UnawaitedWrite {
  readonly writer: TSESTree.Expression
  readonly reason: Repetition
  /** Somebody else can read while this waits: no readable end of it is still held by the function. */
  readonly canWait: boolean
}

/**
 * The `writer.write(chunk)` of a web stream that repeats with its input, where neither its promise nor `writer.ready`
 * is waited for in the turn.
 */
export function unawaitedWriteOf(context: Context, call: TSESTree.CallExpression): UnawaitedWrite | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'write') return undefined
  const writer = callee.object
  const [item] = call.arguments
  if (writer.type === 'Super' || !item || !isWriter(context, writer) || isFixed(context, item)) return undefined
  const reason = repetitionsOf(context, call).find(
    (repetition) => isLetGo(context, call, repetition) && floods(context, item, repetition),
  )
  if (!reason || looksAtRoom(context, writer, call, reason)) return undefined
  return { writer, reason, canWait: canWait(context, writer, call) }
}

/** Whether the value is the writer of a web stream: by its origin, or by `getWriter()`, which nothing else has. */
export function isWriter(context: Context, writer: TSESTree.Expression): boolean {
  return (
    originOf(context, writer)?.thing.kinds.includes('web-writer') === true || streamOf(context, writer) !== undefined
  )
}

/** `stream` of `const writer = stream.getWriter()`. */
function streamOf(context: Context, writer: TSESTree.Node): TSESTree.Node | undefined {
  const maker = makerOf(context, writer)
  const callee = maker?.type === 'CallExpression' ? unwrap(maker.callee) : undefined
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'getWriter' ? callee.object : undefined
}

/** Nobody gets hold of the promise: it is dropped, also behind `.catch(log)`, or returned to whoever drops it. */
function isLetGo(context: Context, call: TSESTree.CallExpression, { kind, body, via }: Repetition): boolean {
  let promise: TSESTree.CallExpression = call
  for (;;) {
    const member = outer(promise)
    const next = member?.type === 'MemberExpression' ? outer(member) : undefined
    if (member?.type !== 'MemberExpression' || next?.type !== 'CallExpression') break
    if (!CHAINING.has(propertyName(member) ?? '')) return false
    promise = next
  }
  const usage = usageOf(promise)
  if (usage === 'dropped') return true
  if (usage !== 'returned') return false
  const [caller, ...rest] = via
  if (caller) return isLetGo(context, caller, { kind, node: body, body, via: rest })
  return functionAround(call) === body && (kind === 'listener' || isForEach(body))
}

const CHAINING = new Set(['catch', 'then', 'finally'])

function isForEach(body: TSESTree.Node): boolean {
  const call = outer(body)
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'forEach'
}

function floods(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  if (!comesWith(context, item, reason)) return false
  switch (reason.kind) {
    case 'for-await':
    case 'pump':
      return !isOfHeld(context, item, reason)
    case 'listener':
      return reason.flow === true && !stopsSource(context, reason)
    case 'loop':
    case 'per-item':
      return !isElement(context, item, reason) && !isBoundedWalk(context, reason)
    default:
      return false
  }
}

/** All that the turn puts in are pieces of what is held anyway: `{ text: this.text.slice(at, end), time: now() }`. */
function isOfHeld(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  const names = allBelow(context, item, 'own', isIdentifier).filter(
    (name) => !isKey(name) && isBroughtBy(context, name, reason),
  )
  return names.length > 0 && names.every((name) => isCutFromMemory(context, name, reason))
}

function isKey(name: TSESTree.Identifier): boolean {
  const { parent } = name
  if (parent.type === 'Property') return parent.key === name && !parent.computed && !parent.shorthand
  return parent.type === 'MemberExpression' && parent.property === name && !parent.computed
}

/** An element of a list is in memory whoever holds it; what is made of it is not. */
function isElement(context: Context, item: TSESTree.Node, { node, body }: Repetition): boolean {
  const value = unwrap(item)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from === 'parameter') return binding.fn === body
  return binding?.from === 'variable' && binding.declarator.parent.parent === node
}

function isBoundedWalk(context: Context, { node }: Repetition): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  const list =
    node.type === 'ForOfStatement' ? node.right : callee?.type === 'MemberExpression' ? callee.object : undefined
  return list === undefined || boundOf(context, list) !== undefined
}

/**
 * `writer.ready` in the turn, or in the helper that writes; `writer.desiredSize` wherever the file asks for it: `ready`
 * is also awaited before the end, but who reads the size goes by it.
 */
function looksAtRoom(
  context: Context,
  writer: TSESTree.Expression,
  call: TSESTree.CallExpression,
  { node, via }: Repetition,
): boolean {
  const around = via.length > 0 ? functionAround(call) : undefined
  const isHere = (read: TSESTree.Node): boolean =>
    isInside(read, node) || (around !== undefined && isInside(read, around))
  return [...membersNamed(context, 'ready').filter(isHere), ...membersNamed(context, 'desiredSize')].some((read) =>
    samePlace(context, read.object, writer),
  )
}

/** A wait in the function that still holds the readable end waits for itself. */
function canWait(context: Context, writer: TSESTree.Expression, call: TSESTree.CallExpression): boolean {
  const stream = streamOf(context, writer)
  if (!stream) return isHandedIn(context, writer)
  const end = unwrap(stream)
  const origin: Origin | undefined = originOf(context, end)
  const maker = makerOf(context, end)
  if (maker?.type === 'NewExpression' && origin?.thing.kinds.includes('web-writable')) return true
  return isHandedIn(context, end) || runsApart(context, call, end)
}

/** What a caller of another file hands in is read by others; one of this file may hold the readable and wait. */
function isHandedIn(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  return binding?.from === 'parameter' && callsOf(context, binding.fn).length === 0
}

/** The loop stands in a function of its own, inside the one that made the stream, which goes on without it. */
function runsApart(context: Context, call: TSESTree.CallExpression, end: TSESTree.Node): boolean {
  const fn = functionAround(call)
  const root = end.type === 'MemberExpression' ? unwrap(end.object) : end
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  if (!fn || binding?.from !== 'variable' || isInside(binding.declarator, fn)) return false
  const inline = outer(fn)
  const starts = inline?.type === 'CallExpression' && unwrap(inline.callee) === fn ? [inline] : callsOf(context, fn)
  return starts.length > 0 && starts.every((start) => closest(start, isAwait) === undefined && isStarted(start))
}

function isStarted(call: TSESTree.CallExpression): boolean {
  const usage = usageOf(call)
  return usage === 'dropped' || usage === 'chained' || usage === 'stored'
}

function isIdentifier(node: TSESTree.Node): node is TSESTree.Identifier {
  return node.type === 'Identifier'
}

function isAwait(node: TSESTree.Node): node is TSESTree.AwaitExpression {
  return node.type === 'AwaitExpression'
}
