import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { thingNamed } from '../knowledge/index.ts'
import { ENDLESS_MAKERS } from '../knowledge/queue-names.ts'
import { ackAfter, handsOnCallback } from './acks.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode, Put } from './facts.ts'
import { functionAround, returnsOf } from './functions.ts'
import { isLikelyMessage } from './likely-sinks.ts'
import { makerOf } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { putOf } from './puts.ts'
import { looksAtRoom as looksAtSocket } from './send-room.ts'
import { sendOf } from './sends.ts'
import { sinkHookOf, type SinkHook } from './sink-hooks.ts'
import { isWriter } from './unawaited-writes.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { callsOf } from './uses.ts'
import { findBelow } from './walk.ts'
import { bringsWhole } from './whole.ts'

/** A chunk that a stream's hook hands on, and is done with before whoever gets it has room. */
export interface EarlyAck {
  readonly put: Put
  readonly hook: FunctionNode
  readonly acks: SinkHook['acks']
  /** The call of the callback that comes too early; absent where the hook answers no promise. */
  readonly ack: TSESTree.CallExpression | undefined
}

/**
 * The put by which a stream's hook hands on all of its chunk with nobody looking at the answer, while the hook tells at
 * once that it is done: its callback is called right there, or it answers no promise. The stream then asks for the next
 * chunk, and the inner sink holds them all. None where another call of the hook gets the callback, and so waits.
 */
export function earlyAckOf(context: Context, call: TSESTree.CallExpression): EarlyAck | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || !mayPut(context, callee)) return undefined
  const around = functionAround(call)
  if (!around) return undefined
  const way = wayFrom(context, call, around)
  const put = way && innerPut(context, call, callee)
  if (!put || !carriesChunk(context, put.item, around) || looksAtRoom(context, put)) return undefined
  const { hook, found, at } = way
  if (found.acks === 'promise') {
    const waits = waitsSomewhere(context, hook, at, put) || (at !== call && !isLetGo(call))
    return waits ? undefined : { put, hook, acks: 'promise', ack: undefined }
  }
  if (!isLetGo(call) || !isLetGo(at)) return undefined
  if (found.callback && handsOnCallback(context, hook, found.callback, at)) return undefined
  const ack = found.callback && ackAfter(context, hook, found.callback, at)
  return ack && { put, hook, acks: 'callback', ack }
}

/** The hook that the put runs in, and the call in it that leads there: the put, or that of a helper of this file. */
interface Way {
  readonly hook: FunctionNode
  readonly found: SinkHook
  readonly at: TSESTree.CallExpression
}

function wayFrom(context: Context, call: TSESTree.CallExpression, around: FunctionNode): Way | undefined {
  const found = sinkHookOf(context, around)
  if (found) return { hook: around, found, at: call }
  if (around.async || around.params.length === 0) return undefined
  for (const at of callsOf(context, around)) {
    const hook = functionAround(at)
    const outerHook = hook && sinkHookOf(context, hook)
    if (hook && outerHook && carriesChunk(context, at.arguments[0], hook)) return { hook, found: outerHook, at }
  }
  return undefined
}

/** By its name; lists are pushed to everywhere, and asked for their maker first. */
function mayPut(context: Context, callee: TSESTree.MemberExpression): boolean {
  const name = propertyName(callee) ?? ''
  return name === 'push' ? isEndless(context, callee.object) : PUTS.has(name)
}

/** A put into a byte stream, a web writer, a socket or a list that takes all; not into the stream itself. */
function innerPut(context: Context, call: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Put | undefined {
  const put = putOf(context, call) ?? writerPut(context, call, callee) ?? endlessPut(context, call, callee)
  if (put?.receiver.type === 'ThisExpression' || put?.origin.name === 'stdout') return undefined
  if (put?.origin.thing.kinds.includes('node-writable') && put.answers === 'boolean') return put
  if (put?.origin.thing.kinds.includes('web-writer')) return put
  if (put?.origin.thing.kinds.includes('queue') && put.answers === 'nothing') return put
  return sendOf(context, call)
}

const PUTS = new Set(['write', 'send', 'call', 'apply'])

/** `writer.write(chunk)` of a stream that is made elsewhere. */
function writerPut(
  context: Context,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
): Put | undefined {
  const thing = thingNamed('web-writer')
  if (!thing || object.type === 'Super' || !isWriter(context, object)) return undefined
  const origin = { name: 'web-writer', thing, evidence: 'likely' } as const
  return { call, receiver: object, method: 'write', item: call.arguments[0], answers: 'promise', origin }
}

/** `output.push(chunk)` of `const output = pushable()`: it takes all, whoever iterates it. */
function endlessPut(
  context: Context,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
): Put | undefined {
  if (object.type === 'Super' || !isEndless(context, object)) return undefined
  const origin = { name: 'queue', thing: { kinds: ['queue'] }, evidence: 'likely' } as const
  return { call, receiver: object, method: 'push', item: call.arguments[0], answers: 'nothing', origin }
}

function isEndless(context: Context, list: TSESTree.Node): boolean {
  const maker = makerOf(context, list)
  return maker !== undefined && ENDLESS_MAKERS.test(lastNameOf(maker.callee) ?? '')
}

/** All of the first parameter goes in, as it is or encoded. */
function carriesChunk(context: Context, item: TSESTree.Node | undefined, hook: FunctionNode): boolean {
  return item !== undefined && bringsWhole(context, item, { kind: 'per-item', node: hook, body: hook, via: [] })
}

function looksAtRoom(context: Context, put: Put): boolean {
  if (put.method === 'send') return looksAtSocket(context, { ...put, isSure: true })
  return (put.origin.thing.room ?? []).some((name) =>
    membersNamed(context, name).some(({ object }) => samePlace(context, object, put.receiver)),
  )
}

/** Nobody learns what the put answers: a statement of its own, or a promise of which only failures are heard. */
function isLetGo(call: TSESTree.CallExpression): boolean {
  if (call.arguments.some(isFunctionLike)) return false
  let end = call
  for (;;) {
    const member = outer(end)
    const next = member?.type === 'MemberExpression' && propertyName(member) === 'catch' ? outer(member) : undefined
    if (next?.type !== 'CallExpression') return usageOf(end) === 'dropped'
    end = next
  }
}

function isFunctionLike({ type }: TSESTree.Node): boolean {
  return type === 'ArrowFunctionExpression' || type === 'FunctionExpression'
}

/** The hook of a web stream awaits something, or answers a promise: it may be for the room. */
function waitsSomewhere(
  context: Context,
  hook: FunctionNode,
  call: TSESTree.CallExpression,
  { answers, origin, method, receiver }: Put,
): boolean {
  if (findBelow(context, hook.body, 'own', (node) => node.type === 'AwaitExpression') !== undefined) return true
  const usage = usageOf(call)
  if (usage !== 'dropped' && usage !== 'returned') return true
  // `return child.stdin.write(chunk)`: what only its name makes a stream may answer a promise.
  const isByName = origin.evidence === 'likely' && method === 'write' && !isLikelyMessage(receiver)
  if (usage === 'returned' && isByName) return true
  if (call.arguments.some(isFunctionLike)) return true
  return returnsOf(context, hook).some((value) => unwrap(value) !== call || answers === 'promise')
}
