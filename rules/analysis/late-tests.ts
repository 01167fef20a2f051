import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { answerTestsOf, leaves, type AnswerTest } from './answer-tests.ts'
import { bindingOf, propertyName, valuesOf, variableOf } from './bindings.ts'
import { awaitsDrain, drainListeners } from './drain-listeners.ts'
import type { Put } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * The test that looks at what the write answered after something else was waited for, and then listens for 'drain':
 * it may have come in between. None where the test or what follows looks at the stream again.
 */
export function lateTestOf(context: Context, put: Put): AnswerTest | undefined {
  return answerTestsOf(context, put.call).find(
    (test) =>
      test.answer !== put.call &&
      test.answer.type === 'Identifier' &&
      test.full.some((node) => listensIn(context, node, put, test)) &&
      !looksAgain(context, test) &&
      isLater(context, put.call, test.answer) &&
      !isKeptFresh(context, test.answer),
  )
}

/** The branch registers for 'drain' of the sink; behind a helper, of what its caller hands in. */
function listensIn(context: Context, node: TSESTree.Node, put: Put, { answer }: AnswerTest): boolean {
  if (awaitsDrain(context, node, put.receiver)) return true
  return writesOf(context, answer).some(
    (write) =>
      write.type === 'CallExpression' && write.arguments.some((argument) => awaitsDrain(context, node, argument)),
  )
}

function looksAgain(context: Context, { test, full }: AnswerTest): boolean {
  return [test, ...full].some((node) =>
    findBelow(context, node, 'all', (inner) =>
      FRESH.has((inner.type === 'MemberExpression' && propertyName(inner)) || ''),
    ),
  )
}

const FRESH = new Set(['writableNeedDrain', 'writableLength', 'bufferSize', '_writableState', 'destroyed', 'writable'])

/** What the variable is given. */
function writesOf(context: Context, answer: TSESTree.Expression): TSESTree.Node[] {
  const binding = answer.type === 'Identifier' ? bindingOf(context, answer) : undefined
  if (binding?.from !== 'variable') return []
  return valuesOf(binding.variable).map((value) => unwrap(value))
}

/** Whether the test runs in a later turn of the event loop than the write that its variable was given. */
function isLater(context: Context, call: TSESTree.CallExpression, answer: TSESTree.Expression): boolean {
  const given = writesOf(context, answer).filter((value) => value === call || isCallOfWriter(context, value, call))
  const home = functionAround(answer)
  return (
    given.length > 0 &&
    given.every((value) => {
      const around = functionAround(value)
      if (around === home) return awaitsBetween(context, value, answer)
      return home !== undefined && !(around && isInside(around, home)) && isCalledBack(home)
    })
  )
}

/** The value is the call of a function of this file that returns what the write answered. */
function isCallOfWriter(context: Context, value: TSESTree.Node, call: TSESTree.Node): boolean {
  const fn = value.type === 'CallExpression' ? functionOf(context, value.callee) : undefined
  return fn !== undefined && isInside(call, fn)
}

/** An `await` on the way from the write to the test, but not one in a branch that leaves. */
function awaitsBetween(context: Context, from: TSESTree.Node, to: TSESTree.Node): boolean {
  const body = functionAround(from)?.body ?? context.sourceCode.ast
  return (
    findBelow(context, body, 'own', (node) => {
      const waits = node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)
      if (!waits || isInside(from, node) || isInside(to, node)) return false
      return from.range[1] <= node.range[0] && node.range[1] <= to.range[0] && !isInLeavingBranch(node, to)
    }) !== undefined
  )
}

function isInLeavingBranch(node: TSESTree.Node, to: TSESTree.Node): boolean {
  for (let inner = node; inner.parent && !isInside(to, inner); inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'IfStatement' && inner !== parent.test && leaves(inner)) return true
    if (parent.type === 'CatchClause') return true
  }
  return false
}

/** Handed inline to a call that runs it when something is done: `db.save(row, () => …)`, `s.on('end', () => …)`. */
function isCalledBack(fn: TSESTree.Node): boolean {
  const call = outer(fn)
  if (call?.type !== 'CallExpression' || unwrap(call.callee) === fn) return false
  return !AT_ONCE.test(lastNameOf(call.callee) ?? '')
}

const AT_ONCE = /^(?:forEach|map|flatMap|filter|reduce|some|every|find|findIndex|sort|each|call|apply|run|bind)$/

/** A listener of 'drain' sets the variable again, or somebody else does. */
function isKeptFresh(context: Context, answer: TSESTree.Expression): boolean {
  const variable = answer.type === 'Identifier' ? variableOf(context, answer) : undefined
  const isSetAgain = variable?.references.some((r) => {
    if (!r.writeExpr || r.init) return false
    const value = unwrap(r.writeExpr)
    return value.type === 'Literal' && value.value === true
  })
  const inDrain = drainListeners(context).some(({ listener }) => {
    const fn = functionOf(context, listener)
    return fn && findBelow(context, fn.body, 'all', (node) => samePlace(context, node, answer))
  })
  return isSetAgain === true || inDrain
}
