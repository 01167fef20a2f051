import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { CHUNKERS, CHUNKS } from '../knowledge/telling-names.ts'
import { bindingOf, keyName, propertyName, type Binding } from './bindings.ts'
import { callbackAt, handingOf } from './callbacks.ts'
import { sourceOf } from './derived.ts'
import { givenLimit } from './given-limits.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { usesOf } from './uses.ts'

/**
 * Whether the collection is a piece of constant size of another one: `xs.slice(i, i + 50)`, `queue.splice(0, n)`, the
 * variable of `for (const part of chunk(xs, 50))`, the parameter of `inBatches(xs, part => …)`, a name such as `batch`.
 */
export function isPiece(context: Context, node: TSESTree.Node, depth = 0): boolean {
  if (depth > 4) return false
  const expression = unwrap(node, { awaits: true })
  switch (expression.type) {
    case 'CallExpression':
      return isCut(expression)
    case 'MemberExpression':
      // `chunks[i]`
      if (expression.computed && isChunked(context, expression.object, depth + 1)) return true
      return CHUNKS.test(propertyName(expression) ?? '')
    case 'Identifier': {
      const binding = bindingOf(context, expression)
      if (binding?.from === 'variable') {
        const { declarator, path } = binding
        const loop = declarator.parent?.parent
        if (loop?.type === 'ForOfStatement' && loop.left === declarator.parent)
          return isChunked(context, loop.right, depth + 1)
        if (declarator.init && path.length === 0 && isPiece(context, declarator.init, depth + 1)) return true
      }
      if (
        binding?.from === 'parameter' &&
        (isHandedChunk(context, binding.fn, depth) || isHandedPiece(context, binding))
      )
        return true
      return CHUNKS.test(expression.name)
    }
    default:
      return false
  }
}

/** Whether it is a piece, or made of one element by element: the `keys` of `const keys = batch.map(toKey)`. */
export function isMadeOfPiece(context: Context, node: TSESTree.Node): boolean {
  const source = sourceOf(node)
  if (isPiece(context, source)) return true
  const binding = source.type === 'Identifier' ? bindingOf(context, source) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
  return init !== null && isPiece(context, sourceOf(init))
}

/** Whether the elements of the collection are pieces: `chunk(xs, 50)`, `chunks`. */
function isChunked(context: Context, node: TSESTree.Node, depth: number): boolean {
  if (depth > 4) return false
  const expression = unwrap(node, { awaits: true })
  if (expression.type === 'CallExpression') {
    if (callMeaning(context, expression)?.fact.chunks || CHUNKERS.test(lastNameOf(expression.callee) ?? '')) return true
    const callee = unwrap(expression.callee)
    // `chunk(xs, 50).entries()`
    return callee.type === 'MemberExpression' && isChunked(context, callee.object, depth + 1)
  }
  const name = lastNameOf(expression)
  if (name !== undefined && CHUNKERS.test(name)) return true
  if (expression.type !== 'Identifier') return false
  const binding = bindingOf(context, expression)
  return (
    binding?.from === 'variable' &&
    binding.declarator.init !== null &&
    isChunked(context, binding.declarator.init, depth + 1)
  )
}

/** `inBatches(xs, 50, part => …)`, `chunks.map(part => …)` */
function isHandedChunk(context: Context, fn: TSESTree.Node, depth: number): boolean {
  const call = outer(fn)
  if (call?.type !== 'CallExpression' || unwrap(call.callee) === fn) return false
  if (CHUNKERS.test(lastNameOf(call.callee) ?? '') || call.arguments.some(saysBatch)) return true
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && isChunked(context, callee.object, depth + 1)
}

/** `each(key, async (ids) => …, { batch: 500 })` */
function saysBatch(argument: TSESTree.Node): boolean {
  return (
    argument.type === 'ObjectExpression' &&
    argument.properties.some((property) => property.type === 'Property' && BATCH.test(keyName(property.key) ?? ''))
  )
}

const BATCH = /^(?:batch|chunk)(?:Size)?$/

/** `new DataLoader((keys) => …, { maxBatchSize: 50 })`, and where the options are not to be seen. */
function isHandedPiece(context: Context, { fn, index, path }: Binding & { from: 'parameter' }): boolean {
  if (index > 0 || path.length > 0) return false
  return usesOf(context, fn).some((use) => {
    const handing = handingOf(use)
    const pieces = handing && callbackAt(callMeaning(context, handing.call)?.fact, handing, fn)?.pieces
    const limit = pieces && (givenLimit(context, handing.call, pieces) ?? { is: 'given' })
    return limit?.is === 'given' || (limit?.is === 'absent' && typeof pieces?.absent === 'number')
  })
}

/** `xs.slice(a, b)`, `xs.slice(-50)`, `xs.splice(0, n)` */
function isCut(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return false
  const [start, end] = call.arguments
  switch (propertyName(callee)) {
    case 'slice':
      if (end) return !isNegative(end)
      return start !== undefined && isNegative(start)
    case 'splice':
      return end !== undefined && lastNameOf(end) !== 'length'
    default:
      return false
  }
}

function isNegative(node: TSESTree.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === '-'
}
