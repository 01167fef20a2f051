import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { HOLDING_SIZE, LIMIT_WORDS } from '../knowledge/queue-names.ts'
import { propertyName } from './bindings.ts'
import { callsIn, functionsRunBy } from './calls-in.ts'
import { isCountedOff } from './counted-pieces.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Where the code holds what a stream brings to a size: a comparison of a length with a limit in the function that
 * reads it (`if (size > max)`, also of 'content-length'), a test that speaks of a limit, a listener that destroys or
 * leaves its source or counts its pieces off against a list, also in a function that it calls.
 */
export function sizeCapOf(context: Context, { node, body }: Repetition): TSESTree.Node | undefined {
  const scope = homeOf(node) ?? context.sourceCode.ast
  const called = callsIn(context, body).flatMap((call) => functionsRunBy(context, call))
  return (
    findBelow(context, scope, 'all', (inner) => isCheck(context, inner)) ??
    [body, ...called].map((code) => findBelow(context, code, 'all', (inner) => stops(context, inner))).find(Boolean) ??
    [body, ...called].find((code) => isCountedOff(context, code))
  )
}

/** The function that reads, beyond the executor of its promise. */
function homeOf(node: TSESTree.Node): TSESTree.Node | undefined {
  const fn = functionAround(node)
  return fn && outer(fn)?.type === 'NewExpression' ? homeOf(fn) ?? fn : fn
}

/** `total > max`, `if (exceedsLimit(total))` */
function isCheck(context: Context, node: TSESTree.Node): boolean {
  if (node.type === 'IfStatement') return speaksOfLimit(context, node.test)
  if (node.type !== 'BinaryExpression' || !/^[<>]=?$/.test(node.operator)) return false
  // A loop that walks up to a length holds nothing back.
  if (outer(node)?.type === 'ForStatement') return false
  const { left, right } = node
  return (measures(context, left) && isLimit(context, right)) || (measures(context, right) && isLimit(context, left))
}

function speaksOfLimit(context: Context, test: TSESTree.Expression): boolean {
  if (LIMIT_WORDS.test(context.sourceCode.getText(test))) return true
  const call = unwrap(test.type === 'UnaryExpression' ? test.argument : test)
  return call.type === 'CallExpression' && HOLDING_SIZE.test(lastNameOf(call) ?? '')
}

function measures(context: Context, node: TSESTree.Node): boolean {
  return SIZES.test(context.sourceCode.getText(node))
}

const SIZES = /length|size|bytes|total|received|loaded|count|\blen\b|Len\b/i

/** Nothing and one ask whether there is anything; an index only runs. */
function isLimit(context: Context, node: TSESTree.Node): boolean {
  const amount = numberOf(context, node)
  if (amount !== undefined) return amount > 1 && amount !== Infinity
  const limit = unwrap(node)
  return limit.type === 'Identifier' ? !INDEX.test(limit.name) : limit.type !== 'Literal'
}

const INDEX = /^(?:.|index|idx|pos|position|offset|cursor|start|end|at)$/i

/** `req.destroy()`, `socket.pause()`, `source.removeListener('data', onData)` */
function stops(context: Context, node: TSESTree.Node): boolean {
  if (node.type === 'IfStatement') return speaksOfLimit(context, node.test)
  if (node.type !== 'CallExpression') return false
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' && STOPPING.has(propertyName(callee) ?? '')
}

const STOPPING = new Set([
  'destroy',
  'abort',
  'terminate',
  'pause',
  'unpipe',
  'cancel',
  'kill',
  'off',
  'removeListener',
  'removeAllListeners',
])
