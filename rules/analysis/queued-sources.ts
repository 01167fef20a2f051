import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { BOUNDED_QUEUES, TAKING_METHODS, UNBOUNDED_QUEUES } from '../knowledge/queue-names.ts'
import { bindingOf, propertyName, valuesOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { carriedTo, sourcesOf } from './inputs.ts'
import { declaredTypeOf } from './likely-sinks.ts'
import { makerOf } from './makers.ts'
import { lastNameOf, rootOf } from './names.ts'
import { originOf } from './origin.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether what goes in was taken out of a queue in memory that never makes its producer wait: `for await (const m of
 * this.outbound)`, `await channel.get()`, `queue.shift()`. Who waits before the next one moves the pile into the queue,
 * and whether that has an end is asked where it is fed. The queue is told by how it is made or declared in this file,
 * a list by `shift()`.
 */
export function comesFromQueue(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  return carriedTo(context, item, reason).carried.some((carried) =>
    [carried, ...sourcesOf(context, carried).flatMap((name) => givenTo(context, name))].some((given) =>
      isTaken(context, given, reason),
    ),
  )
}

/** The values of a variable, and what it is walked from. */
function givenTo(context: Context, name: TSESTree.Identifier): TSESTree.Node[] {
  const binding = bindingOf(context, name)
  if (binding?.from !== 'variable') return []
  const { declarator, variable } = binding
  const loop = declarator.parent.parent
  if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) return loop.await ? [loop] : []
  return valuesOf(variable)
}

function isTaken(context: Context, given: TSESTree.Node, { node: loop }: Repetition): boolean {
  if (given.type === 'ForOfStatement') return isQueue(context, given.right)
  return (
    findBelow(context, given, 'own', (node) => {
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
      if (callee?.type !== 'MemberExpression' || node.type !== 'CallExpression') return false
      const method = propertyName(callee) ?? ''
      if (LIST_METHODS.has(method) && node.arguments.length === 0 && isOfBefore(context, callee.object, loop))
        return true
      return TAKING_METHODS.test(method) && isQueue(context, callee.object)
    }) !== undefined
  )
}

const LIST_METHODS = new Set(['shift', 'dequeue'])

/** A field, or a variable of before the loop: `line.split(' ').shift()` takes from no queue. */
function isOfBefore(context: Context, list: TSESTree.Node, loop: TSESTree.Node): boolean {
  const root = rootOf(list)
  if (root.type === 'ThisExpression') return true
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  return binding?.from === 'variable' && !isInside(binding.declarator, loop)
}

/** Made here without a bound, or declared as a queue; also its iterator or reader. */
function isQueue(context: Context, node: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(node)
  if (depth > 3 || originOf(context, value)) return false
  const maker = makerOf(context, value)
  if (maker) {
    const callee = unwrap(maker.callee)
    const isReader =
      callee.type === 'MemberExpression' && READERS.test(propertyName(callee) ?? '[Symbol.asyncIterator]')
    if (isReader) return isQueue(context, callee.object, depth + 1)
    // A number or an option is its bound.
    if (maker.arguments.length > 0) return false
    return isUnbounded(lastNameOf(callee))
  }
  return isUnbounded(declaredTypeOf(context, value))
}

/** `channel.stream().getReader()`, `queue[Symbol.asyncIterator]()` */
const READERS = /^(?:stream|getReader|values|reader|\[Symbol\.asyncIterator\])$/

function isUnbounded(name = ''): boolean {
  return UNBOUNDED_QUEUES.test(name) && !BOUNDED_QUEUES.test(name)
}
