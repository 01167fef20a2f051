import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, isInside } from './walk.ts'

/** Whether another call gets the callback, or a function that calls it: `inner.write(tail, callback)`. */
export function handsOnCallback(
  context: Context,
  hook: FunctionNode,
  callback: TSESTree.Identifier,
  put: TSESTree.CallExpression,
): boolean {
  return referencesTo(context, callback).some((reference) => {
    const around = functionAround(reference)
    if (around !== hook) return !isCatcher(reference, put)
    const use = outer(reference)
    if (use?.type !== 'CallExpression') return use?.type !== 'LogicalExpression' && use?.type !== 'IfStatement'
    return unwrap(use.callee) !== reference && !isDeferral(use) && !isCatcher(reference, put)
  })
}

/** `writer.write(chunk).catch(callback)`, `try { … } catch (e) { callback(e) }`: told of failures only. */
function isCatcher(reference: TSESTree.Node, put: TSESTree.CallExpression): boolean {
  const member = outer(put)
  const call = member?.type === 'MemberExpression' && propertyName(member) === 'catch' ? outer(member) : undefined
  return call?.type === 'CallExpression' && isInside(reference, call)
}

/** Where the callback is named. */
export function referencesTo(context: Context, callback: TSESTree.Identifier): TSESTree.Identifier[] {
  const binding = bindingOf(context, callback)
  if (binding?.from !== 'parameter') return []
  return binding.variable.references.map((r) => r.identifier as TSESTree.Identifier)
}

/** The call `callback()` in the hook itself, after the put, without an error: at once, or put off by a tick. */
export function ackAfter(
  context: Context,
  hook: FunctionNode,
  callback: TSESTree.Identifier,
  put: TSESTree.CallExpression,
): TSESTree.CallExpression | undefined {
  const calls = allBelow(context, hook.body, 'own', (node) => node.type === 'CallExpression')
  const references = referencesTo(context, callback)
  return calls.find((call) => {
    if (call.range[0] < put.range[1] || !isOnSameWay(put, call)) return false
    const callee = unwrap(call.callee)
    if (references.some((reference) => reference === callee)) return isWithoutError(call)
    return isDeferral(call) && references.some((reference) => unwrap(call.arguments[0] ?? call) === reference)
  })
}

/** Not in a branch that the put is not in: `if (ended) { … callback() }`. */
function isOnSameWay(put: TSESTree.Node, call: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = call; node?.parent; node = node.parent) {
    const { parent }: TSESTree.Node = node
    if (isInside(put, parent) && !isInside(put, node)) {
      return parent.type !== 'IfStatement' && parent.type !== 'TryStatement' && parent.type !== 'ConditionalExpression'
    }
    if (parent.type === 'IfStatement' || parent.type === 'CatchClause') {
      if (!isInside(put, parent)) return false
    }
  }
  return true
}

function isWithoutError({ arguments: [error] }: TSESTree.CallExpression): boolean {
  return !error || isNoValue(error)
}

/** Whether it is `process.nextTick(callback)` or its kin: later, and no less early. */
export function isDeferral({ callee }: TSESTree.CallExpression): boolean {
  return /^(?:nextTick|setImmediate|queueMicrotask)$/.test(lastNameOf(callee) ?? '')
}
