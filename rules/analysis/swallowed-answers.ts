import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isPacedByCallback } from './answers.ts'
import { answerTestsOf } from './answer-tests.ts'
import type { FunctionNode, Put } from './facts.ts'
import { functionAround, returnsOf } from './functions.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { sinkHookOf } from './sink-hooks.ts'
import { posesAsWrite } from './stream-poses.ts'
import { unwrap } from './unwrap.ts'
import { isDropped } from './usage.ts'
import { callsOf } from './uses.ts'
import { bringsWhole } from './whole.ts'

/** A wrapper that loses what its inner write answers. */
export interface SwallowedAnswer {
  readonly wrapper: FunctionNode
  /** `poses`: others take it for a stream's `write()`. `tested`: callers in this file look at what it answers. */
  readonly how: 'poses' | 'tested'
  /** Calls of the wrapper in this file. */
  readonly calls: readonly TSESTree.CallExpression[]
}

/**
 * The wrapper around the write that hands on what it is given, drops the answer and answers nothing itself, though
 * somebody asks: whoever pipes into it, or callers in this file. Where it answers something else, or looks at how full
 * the inner sink is, it is none.
 */
export function swallowedAnswerOf(context: Context, put: Put): SwallowedAnswer | undefined {
  const wrapper = functionAround(put.call)
  if (!wrapper || wrapper.async || wrapper.generator || !isDropped(put.call)) return undefined
  if (sinkHookOf(context, wrapper)) return undefined
  if (!returnsOf(context, wrapper).every(isAlwaysTrue) || looksAtRoom(context, put)) return undefined
  if (!handsOnWhole(context, put, wrapper)) return undefined
  const calls = callsOf(context, wrapper)
  const pose = posesAsWrite(context, wrapper)
  // Who only looks like a stream may be called with a callback, and piped into by nobody.
  if (pose === 'stream' || (pose && !isPacedByCallback(put))) return { wrapper, how: 'poses', calls }
  if (isPacedByCallback(put)) return undefined
  const isTested = calls.some((call) => answerTestsOf(context, call).length > 0)
  return isTested ? { wrapper, how: 'tested', calls } : undefined
}

function isAlwaysTrue(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' && value.value === true
}

function handsOnWhole(context: Context, { item }: Put, wrapper: FunctionNode): boolean {
  if (!item) return false
  if (item.type === 'Identifier' && item.name === 'arguments') return true
  if (item.type === 'SpreadElement') return true
  return bringsWhole(context, item, { kind: 'per-item', node: wrapper, body: wrapper, via: [] })
}

function looksAtRoom(context: Context, { receiver, origin }: Put): boolean {
  return (origin.thing.room ?? []).some((name) =>
    membersNamed(context, name).some(({ object }) => samePlace(context, object, receiver)),
  )
}
