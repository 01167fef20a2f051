import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { isFunction, returnsOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether a call is handed a function that ends with a promise made outside of it: `withTransaction((tx) => { use(tx);
 * return done })`. Whoever settles that promise may do so after the call, and would wait for itself if it waited here.
 */
export function isHandedWait(context: Context, { arguments: given }: TSESTree.CallExpression): boolean {
  return given.some((argument) => isFunction(argument) && waitsFor(context, argument))
}

function waitsFor(context: Context, fn: FunctionNode): boolean {
  const isOuter = (node: TSESTree.Node): boolean => isOuterPromise(context, node, fn)
  const isWait = (node: TSESTree.Node): boolean => node.type === 'AwaitExpression' && isOuter(node.argument)
  return returnsOf(context, fn).some(isOuter) || findBelow(context, fn.body, 'own', isWait) !== undefined
}

/** `done` of `const { promise: done } = Promise.withResolvers()`, of `new Promise(…)`; `deferred.promise` */
function isOuterPromise(context: Context, node: TSESTree.Node, fn: FunctionNode): boolean {
  const value = unwrap(node)
  if (value.type === 'MemberExpression') return propertyName(value) === 'promise'
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'variable' || isInside(binding.declarator, fn)) return false
  const { path, declarator } = binding
  if (path.length > 0) return path.at(-1) === 'promise'
  const made = declarator.init && unwrap(declarator.init)
  return made?.type === 'NewExpression' && lastNameOf(made) === 'Promise'
}
