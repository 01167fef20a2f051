import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { isFunction } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { growthOf } from './growth.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { typedPromise } from './typed-values.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * The call that started the promise which this expression holds: `fetch(url)`, also behind a const, or behind the
 * parameter of a walk over a list of promises.
 */
export function startOf(context: Context, node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const value = unwrap(node)
  if (value.type === 'CallExpression') return answersPromise(context, value) ? value : undefined
  if (value.type !== 'Identifier') return undefined
  const binding = bindingOf(context, value)
  if (binding?.from === 'variable' && binding.path.length === 0 && binding.declarator.init) {
    const isConstant = binding.variable.references.every((r) => r.init || !r.isWrite())
    const init = unwrap(binding.declarator.init)
    return isConstant && init.type === 'CallExpression' && answersPromise(context, init) ? init : undefined
  }
  if (binding?.from !== 'parameter' || binding.index !== 0 || binding.path.length > 0) return undefined
  // `promises.map(p => limit(() => p))`
  const walk = outer(binding.fn)
  if (walk?.type !== 'CallExpression' || walk.callee.type !== 'MemberExpression') return undefined
  return WALKS.has(lastNameOf(walk.callee) ?? '') ? startsIn(context, walk.callee.object) : undefined
}

/** The call that started the promises of a list, one an element: `xs.map(x => fetch(x))`, pushes in a loop. */
export function startsIn(context: Context, list: TSESTree.Node): TSESTree.CallExpression | undefined {
  const value = unwrap(list)
  if (value.type === 'CallExpression') {
    const callee = unwrap(value.callee)
    const [mapper] = value.arguments
    if (callee.type !== 'MemberExpression' || lastNameOf(callee) !== 'map' || !mapper) return undefined
    return startOfMapper(context, mapper, value)
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'variable' || binding.path.length > 0 || !binding.declarator.init) return undefined
  for (const { walk, values } of growthOf(context, binding.variable)) {
    const started = walk && values.map((pushed) => startOf(context, pushed)).find((start) => start !== undefined)
    if (started) return started
  }
  const { init } = binding.declarator
  return unwrap(init).type === 'CallExpression' ? startsIn(context, init) : undefined
}

const WALKS = new Set(['map', 'forEach', 'flatMap'])

function startOfMapper(
  context: Context,
  mapper: TSESTree.Node,
  walk: TSESTree.CallExpression,
): TSESTree.CallExpression | undefined {
  const fn = functionOf(context, mapper)
  if (!fn || fn.generator) return undefined
  if (fn.async) return walk
  return returnsOf(context, fn)
    .map((value) => unwrap(value))
    .find((value) => value.type === 'CallExpression' && answersPromise(context, value)) as
    | TSESTree.CallExpression
    | undefined
}

/** Known to answer a promise, and not one that a limiter holds back. */
function answersPromise(context: Context, call: TSESTree.CallExpression): boolean {
  const fact = callMeaning(context, call)?.fact
  if (fact) return fact.promise === true && !fact.limits && fact.joins === undefined
  const fn = functionOf(context, call.callee)
  return fn ? fn.async && !isFunction(fn.body) : typedPromise(context, call) === true
}
