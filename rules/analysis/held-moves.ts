import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, valuesOf } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { listWritesIn } from './list-writes.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { allBelow, findBelow, isInside } from './walk.ts'

/**
 * Whether the loop goes only as far as a list in memory, off which it takes each item: `while (held.length > 0) {
 * this.push(held[0]); held.shift() }`. What is moved from one list to another takes no more memory. A loop that fills
 * the list, or waits for others who do, has a source behind it.
 */
export function movesHeld(context: Context, loop: TSESTree.Node, item: TSESTree.Node): boolean {
  const list = listOf(context, item)
  if (!list || !('test' in loop) || !loop.test || findBelow(context, loop, 'own', isWait)) return false
  return isTested(context, loop.test, list) && !isFilled(context, loop, list)
}

/** `held` of `held[0]`, `held.shift()`, and of a name that is given one of them alone. */
function listOf(context: Context, item: TSESTree.Node, depth = 0): TSESTree.Node | undefined {
  const value = unwrap(item)
  switch (value.type) {
    case 'MemberExpression':
      return value.computed ? listOf(context, value.object, depth) ?? value.object : undefined
    case 'CallExpression': {
      const callee = unwrap(value.callee)
      return callee.type === 'MemberExpression' && TAKING.has(propertyName(callee) ?? '') ? callee.object : undefined
    }
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const [given, ...others] = binding?.from === 'variable' ? valuesOf(binding.variable) : []
      return given && others.length === 0 && depth < 2 ? listOf(context, given, depth + 1) : undefined
    }
    default:
      return undefined
  }
}

const TAKING = new Set(['shift', 'pop', 'splice'])

/** `held.length > 0 && …`, `(chunk = held.shift())`; where something else may keep it going, it ends with that. */
function isTested(context: Context, test: TSESTree.Node, list: TSESTree.Node): boolean {
  const value = unwrap(test)
  switch (value.type) {
    case 'LogicalExpression':
      return value.operator === '&&' && [value.left, value.right].some((part) => isTested(context, part, list))
    case 'BinaryExpression':
      return [value.left, value.right].some((part) => isTested(context, part, list))
    case 'AssignmentExpression':
      return isTaking(context, value.right, list)
    case 'MemberExpression':
      return propertyName(value) === 'length' && samePlace(context, value.object, list)
    default:
      return false
  }
}

function isTaking(context: Context, node: TSESTree.Node, list: TSESTree.Node): boolean {
  const call = unwrap(node)
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined
  if (callee?.type !== 'MemberExpression' || !TAKING.has(propertyName(callee) ?? '')) return false
  return samePlace(context, callee.object, list)
}

/** The loop puts something into the list, or a function of this file that it calls. */
function isFilled(context: Context, loop: TSESTree.Node, list: TSESTree.Node): boolean {
  const isCall = (node: TSESTree.Node): node is TSESTree.CallExpression => node.type === 'CallExpression'
  const called = allBelow(context, loop, 'own', isCall).flatMap(({ callee }) => functionOf(context, callee) ?? [])
  return listWritesIn(context).some(
    ({ node, into }) => samePlace(context, into, list) && [loop, ...called].some((code) => isInside(node, code)),
  )
}

function isWait({ type }: TSESTree.Node): boolean {
  return type === 'AwaitExpression' || type === 'YieldExpression'
}

/**
 * Whether the loop stops at the size that `_read(size)` is asked for: `while (total < size) { …; total += c.length }`,
 * `while (size > 0) { …; size -= c.length }`.
 */
export function stopsAtSize(context: Context, loop: TSESTree.Node, { params: [size] }: FunctionNode): boolean {
  if (size?.type !== 'Identifier' || !('test' in loop) || !loop.test) return false
  return conjuncts(loop.test).some((test) => {
    if (test.type !== 'BinaryExpression' || !COMPARING.has(test.operator)) return false
    const sides = [unwrap(test.left), unwrap(test.right)]
    const isSized = sides.some((side) => samePlace(context, side, size))
    return isSized && sides.some((side) => isCounted(context, loop, side))
  })
}

const COMPARING = new Set(['<', '<=', '>', '>=', '!==', '!='])

function conjuncts(test: TSESTree.Node): TSESTree.Node[] {
  const value = unwrap(test)
  if (value.type !== 'LogicalExpression') return [value]
  return value.operator === '&&' ? [...conjuncts(value.left), ...conjuncts(value.right)] : []
}

/** `total++`, `total += chunk.length` in the loop */
function isCounted(context: Context, loop: TSESTree.Node, count: TSESTree.Node): boolean {
  if (count.type !== 'Identifier') return false
  const isCount = (node: TSESTree.Node): boolean => samePlace(context, node, count)
  return (
    findBelow(context, loop, 'own', (node) => {
      if (node.type === 'UpdateExpression') return isCount(node.argument)
      return node.type === 'AssignmentExpression' && /^[+-]=$/.test(node.operator) && isCount(node.left)
    }) !== undefined
  )
}
