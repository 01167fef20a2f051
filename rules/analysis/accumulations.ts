import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { isReadFrom } from './buffered-reads.ts'
import { isCappedUpload } from './capped-uploads.ts'
import type { Evidence, Repetition } from './facts.ts'
import { isFailureReply } from './failure-replies.ts'
import { isFiledWhole } from './filed-wholes.ts'
import { functionAround } from './functions.ts'
import { givenLimit } from './given-limits.ts'
import { endsWithProgram } from './last-streams.ts'
import { makerOf } from './makers.ts'
import { namesLibraryWith } from './named-libraries.ts'
import { lastNameOf } from './names.ts'
import { callMeaning, originOf } from './origin.ts'
import { outlivesTurn } from './outliving.ts'
import { usesOfPlace } from './place-uses.ts'
import { samePlace } from './places.ts'
import { isPushedInto } from './pushed-streams.ts'
import { isReplyOfPeer, isRequest, remoteSource } from './remote-sources.ts'
import { repetitionsOf } from './repetition.ts'
import { sizeCapOf } from './size-caps.ts'
import { isSum } from './sums.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/** What may make a collection longer: `chunks.push(chunk)`, `body += chunk`. */
export type Growing = TSESTree.CallExpression | TSESTree.AssignmentExpression

/** A stream that is held in memory to its end, with no limit in sight. */
export interface Accumulation {
  /** The stream that is read. */
  readonly source: TSESTree.Node
  /** A peer decides how much it gives. */
  readonly remote: Evidence | undefined
  /** It is the reply that the program asked for: whom it asks has been chosen, and `await response.json()` holds it. */
  readonly isReply: boolean
  /** All of it is written into a file afterwards. */
  readonly isFiled: boolean
  /** Why chunk after chunk goes in; absent where a call does it. */
  readonly repetition?: Repetition
}

/**
 * The stream whose chunks this code collects: `chunks.push(chunk)`, `body += chunk` in a 'data' listener, in one of
 * 'readable' that calls `read()`, a `for await` or a reader's loop. None where what is collected is used up meanwhile,
 * held to a size, or what a server says of its failure.
 */
export function accumulationOf(context: Context, node: Growing): Accumulation | undefined {
  const growth = growthOf(context, node)
  if (!growth) return undefined
  const { held, item } = growth
  for (const repetition of repetitionsOf(context, node)) {
    const source = sourceOf(context, repetition)
    if (!source || !outlivesTurn(context, held, repetition)) continue
    const isTaken = repetition.event === 'readable'
    if (!(isTaken ? isReadFrom(context, item, source) : bringsWhole(context, item, repetition))) continue
    if (isUsedUp(context, held, repetition) || sizeCapOf(context, repetition)) return undefined
    if (isCappedUpload(context, source) || endsWithProgram(context, source)) return undefined
    if (isFailureReply(context, source, repetition.node) && isToldAsError(context, held)) return undefined
    const isHeld = (value: TSESTree.Node): boolean => samePlace(context, value, held)
    // Whom this file asks by a connection of its own has been chosen too; with 'data' that alone tells too little.
    const isAsked = isTaken && makerOf(context, source) !== undefined
    const isReply = isAsked || isReplyOfPeer(context, source)
    const isFiled = isFiledWhole(context, isHeld, repetition.body)
    return { source, remote: remoteSource(context, source), isReply, isFiled, repetition }
  }
  return undefined
}

/** Whether what each turn brings goes into something that holds it until the end: by default whole. */
export function keepsEach(
  context: Context,
  node: Growing,
  repetition: Repetition,
  isEach = (item: TSESTree.Node): boolean => bringsWhole(context, item, repetition),
): boolean {
  const growth = growthOf(context, node)
  if (!growth || !outlivesTurn(context, growth.held, repetition) || !isEach(growth.item)) return false
  return !isUsedUp(context, growth.held, repetition)
}

/** Whether the file names a library that holds whole streams. */
export const namesCollector = namesLibraryWith(({ collects }) => collects !== undefined)

/** The stream that a call holds as a whole: `await text(req)`, `rawBody(req)`, `req.pipe(concat(done))`. */
export function collectedBy(context: Context, call: TSESTree.CallExpression): Accumulation | undefined {
  const fact = callMeaning(context, call)?.fact
  if (fact?.collects === undefined) return undefined
  if (fact.bound && givenLimit(context, call, fact.bound)?.is !== 'absent') return undefined
  const source = fact.collects === 'piped' ? pipedInto(call) : call.arguments[fact.collects]
  if (!source || source.type === 'SpreadElement') return undefined
  const isCall = (value: TSESTree.Node): boolean => value === call
  const isFiled = isFiledWhole(context, isCall)
  return { source, remote: remoteSource(context, source), isReply: isReplyOfPeer(context, source), isFiled }
}

/** `source` in `source.pipe(concat(done))` */
function pipedInto(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const pipe = outer(call)
  const callee = pipe?.type === 'CallExpression' && lastNameOf(pipe.callee) === 'pipe' ? unwrap(pipe.callee) : undefined
  return callee?.type === 'MemberExpression' ? callee.object : undefined
}

interface Growth {
  readonly held: TSESTree.Node
  readonly item: TSESTree.Node
}

/** What grows, and by what: `chunks.push(c)`, `body += c`, `body = body + c`, `buf = Buffer.concat([buf, c])`. */
function growthOf(context: Context, node: Growing): Growth | undefined {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee)
    const [item] = node.arguments
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'push' || !item) return undefined
    // What a stream pushes is read from it again, and a decoder answers what it has made of it.
    const isPushedOn = isStream(context, callee.object) || isPushedInto(context, callee.object)
    return isPushedOn || answersMore(node) ? undefined : { held: callee.object, item }
  }
  const { left, operator } = node
  if (operator === '+=') return isSum(context, left) ? undefined : { held: left, item: node.right }
  const right = operator === '=' ? unwrap(node.right) : undefined
  const parts = right && partsOf(right)
  if (!parts?.[0] || !samePlace(context, parts[0], left)) return undefined
  const item = parts.at(-1)
  return item && item !== parts[0] ? { held: left, item } : undefined
}

/** `for (const event of decoder.push(chunk))`: a list answers its length, which nobody walks or keeps. */
function answersMore(push: TSESTree.CallExpression): boolean {
  const user = outer(push)
  return user?.type === 'ForOfStatement' || (user?.type === 'MemberExpression' && unwrap(user.object) === push)
}

/** The parts that a value is put together of, in order. */
function partsOf(value: TSESTree.Node): TSESTree.Node[] | undefined {
  switch (value.type) {
    case 'BinaryExpression':
      return value.operator === '+' ? [value.left, value.right] : undefined
    case 'TemplateLiteral':
      return value.quasis[0]?.value.raw === '' ? value.expressions : undefined
    case 'ArrayExpression': {
      const [first, ...rest] = value.elements
      return first?.type === 'SpreadElement' ? [first.argument, ...rest.filter((e) => e !== null)] : undefined
    }
    case 'CallExpression': {
      const callee = unwrap(value.callee)
      if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'concat') return undefined
      const [list] = value.arguments
      const elements = list?.type === 'ArrayExpression' ? list.elements.filter((e) => e !== null) : undefined
      return elements ?? (list && [callee.object, list])
    }
    default:
      return undefined
  }
}

/** The stream that the repetition reads, where it is known to be one. */
function sourceOf(context: Context, { kind, node, event }: Repetition): TSESTree.Node | undefined {
  switch (kind) {
    case 'listener': {
      const isReading = event === 'data' || event === 'readable'
      const callee = isReading && node.type === 'CallExpression' ? unwrap(node.callee) : undefined
      return callee?.type === 'MemberExpression' ? callee.object : undefined
    }
    case 'for-await': {
      const source = node.type === 'ForOfStatement' ? node.right : undefined
      return source && (isStream(context, source) || isRequest(context, source) || isBody(source)) ? source : undefined
    }
    case 'pump':
      return readBy(context, node)
    default:
      return undefined
  }
}

function isStream(context: Context, node: TSESTree.Node): boolean {
  const kinds = originOf(context, node)?.thing.kinds
  return kinds !== undefined && (kinds.includes('node-readable') || kinds.includes('web-readable'))
}

function isBody(node: TSESTree.Node): boolean {
  return lastNameOf(node) === 'body'
}

/** `response.body` of `const reader = response.body.getReader()`, where the loop awaits `reader.read()`. */
function readBy(context: Context, loop: TSESTree.Node): TSESTree.Node | undefined {
  const read = findBelow(context, loop, 'all', (node) => {
    const call = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    return call?.type === 'MemberExpression' && propertyName(call) === 'read'
  })
  const callee = read?.type === 'CallExpression' ? unwrap(read.callee) : undefined
  if (callee?.type !== 'MemberExpression') return undefined
  const maker = makerOf(context, callee.object)
  const made = maker && unwrap(maker.callee)
  return made?.type === 'MemberExpression' && propertyName(made) === 'getReader' ? made.object : undefined
}

/** Whether part of it is taken out or thrown away before the end: a parser that goes line by line. */
function isUsedUp(context: Context, held: TSESTree.Node, repetition: Repetition): boolean {
  return usesOfPlace(context, held).some((use) => {
    const parent = outer(use)
    if (parent?.type === 'AssignmentExpression' && unwrap(parent.left) === use) {
      return parent.operator === '=' && growthOf(context, parent) === undefined && !isStart(parent, repetition)
    }
    if (parent?.type !== 'MemberExpression' || unwrap(parent.object) !== use) return false
    const name = propertyName(parent) ?? ''
    const user = outer(parent)
    if (name === 'length') return user?.type === 'AssignmentExpression' && user.left === parent
    return TAKING.has(name) && user?.type === 'CallExpression'
  })
}

const TAKING = new Set(['shift', 'splice', 'pop'])

/** `new Error(`… ${body}`)`, `reject(body)`, also where a const holds what is made of it. */
function isToldAsError(context: Context, held: TSESTree.Node, hops = 0): boolean {
  return usesOfPlace(context, held).some((use) => {
    const teller = closest(use, (node): node is TSESTree.CallExpression | TSESTree.NewExpression => {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false
      return /(?:^reject|Error)$/.test(lastNameOf(node.callee) ?? '') && !isInside(use, node.callee)
    })
    if (teller) return true
    const made = closest(use, (node): node is TSESTree.VariableDeclarator => node.type === 'VariableDeclarator')
    const isMade = made && !isInside(use, made.id) && functionAround(use) === functionAround(made)
    return isMade === true && hops < MAX_HOPS && isToldAsError(context, made.id, hops + 1)
  })
}

const MAX_HOPS = 3

/** It is made empty where the reading starts or has ended. */
function isStart(assignment: TSESTree.AssignmentExpression, { node, body }: Repetition): boolean {
  if (isInside(assignment, body)) return false
  const home = functionAround(assignment)
  if (!home || home === functionAround(node)) return true
  const holder = outer(home)
  if (holder?.type === 'MethodDefinition') return holder.kind === 'constructor'
  const [event] = holder?.type === 'CallExpression' ? holder.arguments : []
  return event?.type === 'Literal' && /^(?:end|close|error|finish)$/.test(String(event.value))
}
