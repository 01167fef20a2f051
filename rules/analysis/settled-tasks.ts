import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { referencesTo } from './acks.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
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

/**
 * Whether somebody hears of a failure: `.catch(…)` at its end, a `try` with a `catch` around all that it awaits, such
 * functions alone that it awaits, a callback that looks at its error.
 */
export function hearsOfFailures(context: Context, { form, start, mapper, io }: LooseStart): boolean {
  if (form === 'process' || start.type === 'NewExpression') return false
  if (form === 'call' && isCaught(chainOf(start))) return true
  const fn = functionOf(context, mapper)
  return (fn !== undefined && neverFails(context, fn)) || looksAtError(context, io.node)
}

const MAX_HOPS = 3

/** Whether the function catches what its waits throw, here or in the functions of this file that it waits for. */
function neverFails(context: Context, fn: FunctionNode, hops = 0): boolean {
  if (!fn.async) return fn.body.type !== 'BlockStatement' && settles(context, fn.body, hops)
  const isSettled = (node: TSESTree.Node): boolean =>
    isInTry(node, fn) || (node.type === 'AwaitExpression' && settles(context, node.argument, hops))
  if (!findBelow(context, fn.body, 'own', (node) => node.type === 'TryStatement' || mayFail(node))) return false
  return !findBelow(context, fn.body, 'own', (node) => mayFail(node) && !isSettled(node))
}

/** `load(x).catch(log)`, `load(x)` of a function that never fails */
function settles(context: Context, node: TSESTree.Node, hops: number): boolean {
  const call = unwrap(node)
  if (call.type !== 'CallExpression') return false
  if (isCaught(call)) return true
  const fn = hops < MAX_HOPS ? functionOf(context, call.callee) : undefined
  return fn !== undefined && neverFails(context, fn, hops + 1)
}

function isCaught(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && propertyName(callee) === 'catch'
}

/** `fs.readFile(path, (error, text) => { if (error) log(error) … })` */
function looksAtError(context: Context, work: TSESTree.Node): boolean {
  const last = work.type === 'CallExpression' ? work.arguments.at(-1) : undefined
  const callback = last && isFunction(last) ? last : undefined
  const [error] = callback?.params ?? []
  if (error?.type !== 'Identifier' || !/^_?err(?:or)?$/.test(error.name)) return false
  return referencesTo(context, error).length > 0
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
