import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import { functionAround, functionOf } from './functions.ts'
import type { LooseStart } from './loose-starts.ts'
import { chainOf } from './promise-chains.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/** Whether the tasks see to their own failures: `try { … } catch { … }` around all of it, `.catch(log)` at its end. */
export function seesToFailures(context: Context, { form, start, mapper }: LooseStart): boolean {
  if (form === 'process' || start.type === 'NewExpression') return false
  if (form === 'call' && endsInCatch(context, start)) return true
  const fn = functionOf(context, mapper)
  if (!fn?.async || fn.body.type !== 'BlockStatement') return false
  const [only, ...more] = fn.body.body
  if (only?.type !== 'TryStatement' || more.length > 0 || !only.handler) return false
  return ![only.handler, only.finalizer].some((block) => block && findBelow(context, block, 'own', mayFail))
}

/** Whether somebody hears of a failure: `.catch(…)` at its end, or a `try` with a `catch` around all that it awaits. */
export function hearsOfFailures(context: Context, { form, start, mapper }: LooseStart): boolean {
  if (form === 'process' || start.type === 'NewExpression') return false
  const end = chainOf(start)
  const callee = unwrap(end.callee)
  if (form === 'call' && end !== start && callee.type === 'MemberExpression' && propertyName(callee) === 'catch') {
    return true
  }
  const fn = functionOf(context, mapper)
  if (!fn?.async || !findBelow(context, fn.body, 'own', (node) => node.type === 'TryStatement')) return false
  return !findBelow(context, fn.body, 'own', (node) => mayFail(node) && !isInTry(node, fn))
}

function isInTry(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let inner = node; inner.parent && inner !== fn; inner = inner.parent) {
    if (inner.parent.type === 'TryStatement' && inner.parent.handler && inner.parent.block === inner) return true
  }
  return false
}

function endsInCatch(context: Context, call: TSESTree.CallExpression): boolean {
  const end = chainOf(call)
  const callee = unwrap(end.callee)
  const [handler] = end.arguments
  if (end === call || !handler || callee.type !== 'MemberExpression' || propertyName(callee) !== 'catch') return false
  const fn = functionOf(context, handler)
  return !fn || !findBelow(context, fn.body, 'own', mayFail)
}

function mayFail(node: TSESTree.Node): boolean {
  return node.type === 'ThrowStatement' || node.type === 'AwaitExpression'
}

/** Whether the walk is the last thing that its function does: a wait there holds up nothing else. */
export function isLastOfAll(walk: TSESTree.Node): boolean {
  const statement = walk.type === 'CallExpression' ? walk.parent : walk
  const block = statement?.parent
  return block?.type === 'BlockStatement' && block.parent === functionAround(walk) && block.body.at(-1) === statement
}
