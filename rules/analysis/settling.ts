import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, type Binding } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { findBelow } from './walk.ts'

const MAX_HOPS = 3

/**
 * Whether to call it is to fulfil a promise: the `resolve` of `new Promise((resolve) => …)`, a function of this file
 * that hands on what it is given to one, and a parameter for which each call of this file hands one in.
 */
export function isSettling(context: Context, callee: TSESTree.Node, hops = 0): boolean {
  const value = unwrap(callee)
  if (value.type !== 'Identifier' || hops > MAX_HOPS) return false
  const binding = bindingOf(context, value)
  if (binding?.from !== 'parameter') {
    const fn = functionOf(context, value)
    return fn !== undefined && handsOn(context, fn, hops)
  }
  return binding.path.length === 0 && (isResolve(binding) || isHandedIn(context, binding, hops))
}

function isResolve({ fn, index }: Binding & { from: 'parameter' }): boolean {
  const made = outer(fn)
  return index === 0 && made?.type === 'NewExpression' && lastNameOf(made) === 'Promise'
}

function isHandedIn(context: Context, { fn, index }: Binding & { from: 'parameter' }, hops: number): boolean {
  const calls = callsOf(context, fn)
  return (
    calls.length > 0 &&
    calls.every(({ arguments: given }) => {
      const handed = given[index]
      return handed !== undefined && isSettling(context, handed, hops + 1)
    })
  )
}

/** `const pass = (result) => { clearTimeout(timer); resolve(result) }` */
function handsOn(context: Context, fn: FunctionNode, hops: number): boolean {
  const [first] = fn.params
  return (
    first?.type === 'Identifier' &&
    findBelow(context, fn.body, 'own', (node) => {
      if (node.type !== 'CallExpression') return false
      const [given] = node.arguments
      const isFirst = given?.type === 'Identifier' && given.name === first.name
      return isFirst && isSettling(context, node.callee, hops + 1)
    }) !== undefined
  )
}
