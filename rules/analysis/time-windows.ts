import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround, functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { emptiesAtOnce } from './turn-drains.ts'
import { findBelow } from './walk.ts'

/**
 * Whether who puts an item in arms a timer that takes all out, come what may:
 * `batch.push(x); timer ??= setTimeout(() => { const all = batch; batch = []; work(all) }, 100)`. The list holds what
 * comes in that time. A timer that each item puts off (`clearTimeout`) may never come.
 */
export function isOfTimeWindow(context: Context, queue: Queue, { node }: Feed): boolean {
  const feeder = functionAround(node)
  if (!feeder || findBelow(context, feeder.body, 'own', isClearing)) return false
  return (
    findBelow(context, feeder.body, 'own', (call) => {
      const [work] = call.type === 'CallExpression' && lastNameOf(call.callee) === 'setTimeout' ? call.arguments : []
      const fn = work && functionOf(context, work)
      return fn !== undefined && emptiesAtOnce(context, queue, fn)
    }) !== undefined
  )
}

function isClearing(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && lastNameOf(node.callee) === 'clearTimeout'
}
