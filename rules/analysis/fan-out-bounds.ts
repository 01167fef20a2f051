import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { boundOf } from './bounds.ts'
import { isCountedWalk } from './counted-walks.ts'
import type { Bound, FanOut } from './facts.ts'
import { lengthCheckOn } from './length-checks.ts'
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
    (isCountedWalk(context, walk) ? { why: 'it is counted', node: walk, unit: 'tasks' } : undefined) ??
    (callsItsElement(mapper) ? { why: 'its tasks are the elements themselves', node: mapper } : undefined)
  )
}

function heldBound(context: Context, held: TSESTree.Identifier, walk: TSESTree.Node): Bound | undefined {
  const node = lengthCheckOn(context, held, walk)
  return node && { why: 'its length is checked', node, unit: 'tasks' }
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
