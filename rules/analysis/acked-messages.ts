import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { keyName } from './bindings.ts'
import type { Feed, Queue, Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

type Limit = NonNullable<CallFact['limitedBy']>

/**
 * Whether what is put in may be messages of a broker that waits for the acknowledgement of each, unless it is told not
 * to: `channel.consume(queue, (message) => list.push(message))`.
 */
export function areAcked(context: Context, feed: Feed): boolean {
  return registrationsOf(context, feed).some(({ limit, node }) => limit && waitsForAcks(node, limit) !== false)
}

/**
 * Whether a broker that waits for acknowledgements alone fills the queue, and sends no more before it hears of those
 * that it sent: `channel.prefetch(10)` stands in the file, and no message is acknowledged on its way in.
 */
export function areFewUnacked(context: Context, { feeds }: Queue): boolean {
  return feeds.every((feed) => {
    const [first] = registrationsOf(context, feed)
    if (!first?.limit || waitsForAcks(first.node, first.limit) !== true) return false
    return isHeldBack(context, feed, first, first.limit)
  })
}

interface Registered {
  readonly node: TSESTree.CallExpression
  readonly repetition: Repetition
  /** What limits how much the broker sends; none where it is no broker's. */
  readonly limit: Limit | undefined
}

/** The calls that register what puts something in, the innermost first. */
function registrationsOf(context: Context, feed: Feed): Registered[] {
  return repetitionsOf(context, feed.node).flatMap((repetition) => {
    const { kind, node } = repetition
    const isCalled = (kind === 'listener' || kind === 'per-request') && node.type === 'CallExpression'
    return isCalled ? { node, repetition, limit: callMeaning(context, node)?.fact.limitedBy } : []
  })
}

/** `undefined` where the code does not show it. */
function waitsForAcks({ arguments: given }: TSESTree.CallExpression, { unless }: Limit): boolean | undefined {
  const options = given[unless.argument]
  if (!options) return true
  const object = unwrap(options)
  if (object.type !== 'ObjectExpression') return undefined
  if (object.properties.some(({ type }) => type === 'SpreadElement')) return undefined
  const property = object.properties.find((part) => part.type === 'Property' && keyName(part.key) === unless.option)
  if (property?.type !== 'Property') return true
  return property.value.type === 'Literal' ? property.value.value !== true : undefined
}

function isHeldBack(context: Context, { node }: Feed, { repetition }: Registered, limit: Limit): boolean {
  const isLimited = membersNamed(context, limit.method).some((member) => {
    const call = outer(member)
    const [count] = call?.type === 'CallExpression' && unwrap(call.callee) === member ? call.arguments : []
    return count !== undefined && !(count.type === 'Literal' && count.value === 0)
  })
  const ways = [repetition.body, ...[node, ...repetition.via].map(functionAround)]
  return isLimited && !ways.some((way) => way !== undefined && frees(context, way, limit))
}

function frees(context: Context, way: TSESTree.Node, { freedBy }: Limit): boolean {
  const isFreeing = (node: TSESTree.Node): boolean =>
    node.type === 'CallExpression' && lastNameOf(node.callee) === freedBy
  return findBelow(context, way, 'all', isFreeing) !== undefined
}
