import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { modulePathOf } from './externals.ts'
import { functionOf, isFunction, returnsOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { typedPromise } from './typed-values.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether what is mapped or pushed may go on after it returns: an async function that awaits, a function that answers a
 * call, a reference into another file. Nothing is known of what it does.
 */
export function mayStartWork(context: Context, mapper: TSESTree.Node): boolean {
  const fn = functionOf(context, mapper)
  if (!fn) {
    const expression = unwrap(mapper)
    return expression.type === 'CallExpression' ? isWork(context, expression) : !isFunction(expression)
  }
  return returnsCall(context, fn) || (fn.async && findBelow(context, fn.body, 'own', isWait) !== undefined)
}

function returnsCall(context: Context, fn: Parameters<typeof returnsOf>[1]): boolean {
  return returnsOf(context, fn).some((value) => {
    const answer = unwrap(value, { awaits: true })
    return answer.type === 'CallExpression' && isWork(context, answer)
  })
}

/** Not `Promise.resolve(x)`, which is settled when it is made. */
function isWork(context: Context, call: TSESTree.CallExpression): boolean {
  const place = modulePathOf(context, call.callee)
  const isSettled = place?.module === 'globals' && /^Promise\.(?:resolve|reject)$/.test(place.path.join('.'))
  return !isSettled && !isSync(call) && typedPromise(context, call) !== false
}

/** `readFileSync(path)`, `readFileSync(path).toString()`: it is done when it answers, whoever awaits that. */
function isSync(node: TSESTree.Node): boolean {
  const call = unwrap(node)
  if (call.type !== 'CallExpression') return false
  const callee = unwrap(call.callee)
  if (/[a-z\d]Sync$/.test(lastNameOf(callee) ?? '')) return true
  return callee.type === 'MemberExpression' && isSync(callee.object)
}

/** `await f()`, `for await (…)`; to load a module (`await import(path)`) is no task, nor is `await readFileSync(x)`. */
function isWait(node: TSESTree.Node): boolean {
  if (node.type === 'AwaitExpression')
    return unwrap(node.argument).type !== 'ImportExpression' && !isSync(node.argument)
  return node.type === 'ForOfStatement' && node.await
}
