import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_WATCHERS } from '../knowledge/file-names.ts'
import { bindingOf } from './bindings.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { armersOf, isEmptiedAfter } from './turn-drains.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, findBelow } from './walk.ts'
import { emptiesAtOnce } from './whole-drains.ts'

/**
 * Whether who puts an item in arms a timer that takes all out, come what may:
 * `batch.push(x); timer ??= setTimeout(() => { const all = batch; batch = []; work(all) }, 100)`. The list holds what
 * comes in that time. A timer that each item puts off (`clearTimeout`) may never come, unless it is put off by less and
 * less: `setTimeout(flush, Math.min(idle, most - (Date.now() - since)))`. Changes of files come in bursts, and between
 * two of them it comes. Where it is cleared to take all out at once, nothing is put off.
 */
export function isOfTimeWindow(context: Context, queue: Queue, { node }: Feed): boolean {
  const feeder = functionAround(node)
  if (!feeder) return false
  const isPuttingOff = (call: TSESTree.Node): boolean =>
    isCallOf(call, 'clearTimeout') && !isEmptiedAfter(context, queue, call)
  return armersOf(context, node).some((armer) => {
    const clearing = [feeder, armer].some(({ body }) => findBelow(context, body, 'own', isPuttingOff))
    return allBelow(context, armer.body, 'own', isArming).some((timer) => {
      const [work, ms] = timer.arguments
      const fn = work && functionOf(context, work)
      if (!fn || !emptiesAtOnce(context, queue, fn)) return false
      return !clearing || isOfFiles(feeder) || (ms !== undefined && isLessAndLess(context, ms, armer))
    })
  })
}

/** `watcher.on('all', (type, path) => …)` */
function isOfFiles(feeder: FunctionNode): boolean {
  const call = outer(feeder)
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  return callee?.type === 'MemberExpression' && FILE_WATCHERS.test(lastNameOf(callee.object) ?? '')
}

function isArming(node: TSESTree.Node): node is TSESTree.CallExpression {
  return isCallOf(node, 'setTimeout')
}

function isCallOf(node: TSESTree.Node, name: string): boolean {
  return node.type === 'CallExpression' && lastNameOf(node.callee) === name
}

/** `Math.min(idle, most - (Date.now() - since))`, also with a const for the time since; `since` is not set by each. */
function isLessAndLess(context: Context, ms: TSESTree.Node, feeder: FunctionNode): boolean {
  if (!isCallOf(ms, 'min')) return false
  return (
    findBelow(context, ms, 'own', (node) => {
      const passed = node.type === 'BinaryExpression' && node.operator === '-' && constOf(context, node.right)
      if (!passed || passed.type !== 'BinaryExpression' || passed.operator !== '-') return false
      const { left: now, right: since } = passed
      if (!isCallOf(now, 'now')) return false
      return !findBelow(context, feeder.body, 'own', (step) => isSetByEach(context, step, since, feeder))
    }) !== undefined
  )
}

/** `since = Date.now()` under no condition: it is put off for good. */
function isSetByEach(context: Context, step: TSESTree.Node, since: TSESTree.Node, feeder: FunctionNode): boolean {
  return (
    step.type === 'AssignmentExpression' && outer(step)?.parent === feeder.body && samePlace(context, step.left, since)
  )
}

/** `Date.now() - since` of `const passed = Date.now() - since`. */
function constOf(context: Context, node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return init ? unwrap(init) : value
}
