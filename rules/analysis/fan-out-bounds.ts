import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { boundOf } from './bounds.ts'
import type { Bound, FanOut } from './facts.ts'
import { lengthCheckOn } from './length-checks.ts'
import { lastNameOf } from './names.ts'
import { numberOf } from './numbers.ts'
import { samePlace } from './places.ts'
import { isFunction } from './functions.ts'
import { unwrap } from './unwrap.ts'

/**
 * Why a fan-out has a limit: its collection, the promises it holds, or its count. A limiter in its tasks is asked for
 * by itself (`limiterIn`), because that reads all that the tasks call.
 */
export function boundOfFanOut(
  context: Context,
  fanOut: Pick<FanOut, 'items' | 'held' | 'walk' | 'mapper'>,
): Bound | undefined {
  const { items, held, walk, mapper } = fanOut
  return (
    (items && boundOf(context, items)) ??
    (held && heldBound(context, held, walk)) ??
    countOf(context, walk) ??
    (callsItsElement(mapper) ? { why: 'its tasks are the elements themselves', node: mapper } : undefined)
  )
}

function heldBound(context: Context, held: TSESTree.Identifier, walk: TSESTree.Node): Bound | undefined {
  const node = lengthCheckOn(context, held, walk)
  return node && { why: 'its length is checked', node, unit: 'tasks' }
}

/** `for (let i = 0; i < concurrency; i++) lanes.push(worker())`, `while (i < end) batch.push(load(urls[i++]))` */
function countOf(context: Context, walk: TSESTree.Node): Bound | undefined {
  const test = /^(?:For|While|DoWhile)Statement$/.test(walk.type) && 'test' in walk && walk.test
  if (!test) return undefined
  const isSpan = walk.type === 'ForStatement' && test.type === 'BinaryExpression'
  const isBounded = isCounted(context, test) || (isSpan && isSpanOfNumbers(context, walk, test))
  return isBounded ? { why: 'it is counted', node: test, unit: 'tasks' } : undefined
}

/** `for (let i = port - 3; i < port; i++)`: from beginning to end it is a number of turns, whatever `port` is. */
function isSpanOfNumbers(
  context: Context,
  { init }: TSESTree.ForStatement,
  { left, right }: Pick<TSESTree.BinaryExpression, 'left' | 'right'>,
): boolean {
  const [counter] = init?.type === 'VariableDeclaration' ? init.declarations : []
  if (!counter?.init || counter.id.type !== 'Identifier') return false
  if (left.type !== 'Identifier' || left.name !== counter.id.name) return false
  const [from, to] = [baseOf(context, counter.init), baseOf(context, right)]
  return samePlace(context, from, to)
}

/** `port` of `port - 3` and of `port + LAST`, where that is a number */
function baseOf(context: Context, node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  const isShifted = value.type === 'BinaryExpression' && /^[-+]$/.test(value.operator)
  return isShifted && numberOf(context, value.right) !== undefined ? unwrap(value.left) : value
}

/** `i < concurrency`, `i < LIMIT && i < rows.length` */
function isCounted(context: Context, test: TSESTree.Node): boolean {
  if (test.type === 'LogicalExpression') {
    return test.operator === '&&' && (isCounted(context, test.left) || isCounted(context, test.right))
  }
  if (test.type !== 'BinaryExpression') return false
  const limit = test.right
  return numberOf(context, limit) !== undefined || COUNTS.test(lastNameOf(limit) ?? '') || isMinimum(context, limit)
}

const COUNTS = /concurren|parallel|worker|lane|thread|limit|max|attempt|retr|replica|shard|poolsize/i

/** `Math.min(limit, xs.length)`, and a const of it */
function isMinimum(context: Context, node: TSESTree.Node): boolean {
  const call = unwrap(node)
  if (call.type === 'Identifier') {
    const binding = bindingOf(context, call)
    return binding?.from === 'variable' && binding.declarator.init?.type === 'CallExpression'
      ? isMinimum(context, binding.declarator.init)
      : false
  }
  return call.type === 'CallExpression' && lastNameOf(call.callee) === 'min'
}

/** `hooks.map(hook => hook(event))`, `tasks.map((task) => task())`: somebody filled the list with work by hand. */
function callsItsElement(mapper: TSESTree.Node): boolean {
  if (!isFunction(mapper) || mapper.params.length === 0) return false
  const [element] = mapper.params
  const body = mapper.body.type === 'BlockStatement' ? onlyStatement(mapper.body) : mapper.body
  const call = body && unwrap(body, { awaits: true })
  return (
    call?.type === 'CallExpression' &&
    call.callee.type === 'Identifier' &&
    element?.type === 'Identifier' &&
    call.callee.name === element.name
  )
}

function onlyStatement(block: TSESTree.BlockStatement): TSESTree.Node | undefined {
  const [statement] = block.body
  if (block.body.length !== 1) return undefined
  if (statement?.type === 'ReturnStatement') return statement.argument ?? undefined
  return statement?.type === 'ExpressionStatement' ? statement.expression : undefined
}
