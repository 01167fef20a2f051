import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { answerTestsOf, type AnswerTest } from './answer-tests.ts'
import { awaitsDrain } from './drain-listeners.ts'
import type { Put } from './facts.ts'
import { functionAround } from './functions.ts'
import { comesWith } from './inputs.ts'
import { isLikelyMessage } from './likely-sinks.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/** A false that is read as the end of the stream. */
export interface MisreadAnswer extends AnswerTest {
  /** `failure`: an error is made of it. `end`: the loop over the source ends, and nobody takes it up again. */
  readonly as: 'failure' | 'end'
}

/**
 * The test that takes false for a stream that is closed or has failed: the chunk was taken, and the stream only asks
 * for a pause. None where the words around speak of a limit (a slow client is dropped on purpose), and where 'drain'
 * of the sink is heard.
 */
export function misreadAnswerOf(context: Context, put: Put): MisreadAnswer | undefined {
  if (put.origin.evidence !== 'known' && !isLikelyMessage(put.receiver)) return undefined
  const tests = answerTestsOf(context, put.call).filter(({ full }) => full.length > 0)
  if (tests.length === 0 || isDrainHeard(context, put)) return undefined
  for (const test of tests) {
    if (isOnPurpose(context, test)) continue
    if (isLookedAtBeside(context, test, put)) continue
    if (test.full.some((node) => makesError(context, node))) return { ...test, as: 'failure' }
    if (isInside(put.call, test.test) || isInLoopOf(put, test)) {
      if (endsSource(context, test, put)) return { ...test, as: 'end' }
    }
  }
  return undefined
}

function isDrainHeard(context: Context, { receiver }: Put): boolean {
  if (awaitsDrain(context, context.sourceCode.ast, receiver)) return true
  // `waitForDrain(res)`, `drain(res)`: somebody waits.
  return findBelow(context, context.sourceCode.ast, 'all', (node) => {
    if (node.type !== 'CallExpression' || !/drain/i.test(lastNameOf(node.callee) ?? '')) return false
    return node.arguments.some((argument) => samePlace(context, argument, receiver))
  })
    ? true
    : membersNamed(context, 'writableNeedDrain').some(({ object }) => samePlace(context, object, receiver))
}

/** Words of a limit: who is too slow is dropped. */
function isOnPurpose(context: Context, { full }: AnswerTest): boolean {
  return full.some((node) => ON_PURPOSE.test(context.sourceCode.getText(node)))
}

const ON_PURPOSE =
  /back.?pressure|overflow|full|slow|buffer|limit|congest|drain|capacity|high.?water|too (?:much|fast)|queue|pause/i

/** `!sink.write(x) && sink.destroyed`: the state of the stream is looked at as well. */
function isLookedAtBeside(context: Context, { test, full }: AnswerTest, { receiver }: Put): boolean {
  return [test, ...full].some((node) =>
    findBelow(context, node, 'own', (inner) => {
      if (inner.type !== 'MemberExpression' || !samePlace(context, inner.object, receiver)) return false
      return STATES.test(lastNameOf(inner) ?? '')
    }),
  )
}

const STATES = /^(?:destroyed|closed|errored|writable\w*|_writableState|readyState|connecting|listenerCount)$/

/** `throw`, `reject(error)`, `callback(new Error(…))`, `return new Error(…)` in the branch itself. */
function makesError(context: Context, node: TSESTree.Node): boolean {
  return (
    findBelow(context, node, 'own', (inner) => {
      if (inner.type === 'ThrowStatement') return true
      if (inner.type === 'CallExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'reject') {
        return true
      }
      if (inner.type !== 'NewExpression' || !/Error$/.test(lastNameOf(inner.callee) ?? '')) return false
      const holder = outer(inner)
      return holder?.type === 'ReturnStatement' || holder?.type === 'CallExpression'
    }) !== undefined
  )
}

/** Where the answer is kept in a const of the same turn. */
function isInLoopOf({ call }: Put, { test }: AnswerTest): boolean {
  return functionAround(call) === functionAround(test)
}

/** The loop over a source that nobody else can go on with ends here: `for await (…) if (!res.write(chunk)) break`. */
function endsSource(context: Context, { full, test }: AnswerTest, { call, item }: Put): boolean {
  const [only] = full
  const last = full.length === 1 && only ? lastOf(only) : undefined
  if (!last || (last.type !== 'BreakStatement' && last.type !== 'ReturnStatement')) return false
  if (full.some((node) => findBelow(context, node, 'own', (n) => n.type === 'AwaitExpression'))) return false
  return repetitionsOf(context, call).some((repetition) => {
    const { kind, node, via } = repetition
    if (via.length > 0 || !isInside(test, node) || !item || !comesWith(context, item, repetition)) return false
    if (kind === 'for-await') return true
    // Who holds the reader may go on with it: only a function that gives nothing back is done.
    return kind === 'pump' && !(last.type === 'ReturnStatement' && last.argument) && node.type !== 'FunctionDeclaration'
  })
}

function lastOf(node: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrap(node)
  return inner.type === 'BlockStatement' ? inner.body.at(-1) : inner
}
