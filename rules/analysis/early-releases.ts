import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import { finalizersAround } from './final-releases.ts'
import { functionAround, functionOf } from './functions.ts'
import { samePlace } from './places.ts'
import { putOf } from './puts.ts'
import { startOf } from './running-promises.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * The task that is only started when `finally` gives back its permit: `await slots.acquire(); try { return task() }
 * finally { slots.release() }`. What is returned must be seen to be a promise, or be the work that a caller hands in:
 * what is done when it returns needs no permit. A task that takes a permit of its own is left to it: to wait for that
 * with the first one in hand may be to wait for ever.
 */
export function taskReleasedEarly(
  context: Context,
  acquire: TSESTree.CallExpression,
): TSESTree.CallExpression | undefined {
  const callee = unwrap(acquire.callee)
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'acquire') return undefined
  const home = functionAround(acquire)
  const put = home?.async === true && !home.generator ? putOf(context, acquire) : undefined
  if (!home || !put?.origin.thing.kinds.includes('semaphore')) return undefined
  const left = findBelow(context, home.body, 'own', (node) => {
    if (node.type !== 'ReturnStatement' || node.range[0] < acquire.range[1]) return false
    const task = node.argument && unwrap(node.argument)
    if (task?.type !== 'CallExpression' || !startsTask(context, task, home)) return false
    if (takesItself(context, task, put.receiver)) return false
    return finalizersAround(node, home).some((end) => givesBack(context, end, acquire, put.receiver))
  })
  const task = left?.type === 'ReturnStatement' && left.argument ? unwrap(left.argument) : undefined
  return task?.type === 'CallExpression' ? task : undefined
}

/** `fetch(url)`, and `task()` or `task.call(this, path)` of a parameter. */
function startsTask(context: Context, call: TSESTree.CallExpression, home: TSESTree.Node): boolean {
  if (startOf(context, call)) return true
  const callee = unwrap(call.callee)
  const isBorrowed = callee.type === 'MemberExpression' && /^(?:call|apply)$/.test(propertyName(callee) ?? '')
  const fn = isBorrowed ? unwrap(callee.object) : callee
  const binding = fn.type === 'Identifier' ? bindingOf(context, fn) : undefined
  return binding?.from === 'parameter' && binding.fn === home
}

/** A function of this file that takes a permit of the same semaphore, the one around among them. */
function takesItself(context: Context, task: TSESTree.CallExpression, semaphore: TSESTree.Expression): boolean {
  const fn = functionOf(context, task.callee)
  if (!fn) return false
  const own = findBelow(context, fn.body, 'all', (node) => {
    if (node.type !== 'MemberExpression' || propertyName(node) !== 'acquire') return false
    return samePlace(context, node.object, semaphore)
  })
  return own !== undefined
}

/** `slots.release()`, or a call of what the acquire answered: `release()`, `permit.release()`. */
function givesBack(
  context: Context,
  end: TSESTree.BlockStatement,
  acquire: TSESTree.CallExpression,
  semaphore: TSESTree.Expression,
): boolean {
  const awaited = outer(acquire)
  const holder = awaited?.type === 'AwaitExpression' ? outer(awaited) : undefined
  const name = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id : undefined
  const uses = (name ? variableOf(context, name)?.references : undefined) ?? []
  const isGiven = uses.some(({ identifier, init }) => !init && isInside(identifier, end))
  return (
    isGiven ||
    findBelow(
      context,
      end,
      'own',
      (node) =>
        node.type === 'MemberExpression' &&
        propertyName(node) === 'release' &&
        samePlace(context, node.object, semaphore),
    ) !== undefined
  )
}
