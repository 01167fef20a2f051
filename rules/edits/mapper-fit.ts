import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, variableOf } from '../analysis/bindings.ts'
import type { FunctionNode } from '../analysis/facts.ts'
import { functionOf } from '../analysis/functions.ts'
import { lastNameOf } from '../analysis/names.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { findBelow } from '../analysis/walk.ts'

/**
 * The function of this file behind a mapper, where the runtime may call it as `map` does: it takes the item and its
 * index at most (the runtime's third argument is a signal, the array's is the array), takes its item as it is even if
 * that was awaited before, and ends.
 */
export function fittingMapper(context: Context, mapper: TSESTree.Node): FunctionNode | undefined {
  const fn = functionOf(context, mapper)
  if (!fn || fn.generator) return undefined
  const given = Math.max(0, boundArguments(mapper))
  if (fn.params.length - given > 2 || fn.params.some((parameter) => parameter.type === 'RestElement')) return undefined
  if (fn.type !== 'ArrowFunctionExpression' && findBelow(context, fn.body, 'all', isArguments)) return undefined
  if (findBelow(context, fn.body, 'own', (node) => isEndless(context, node))) return undefined
  return takesPromiseItself(context, fn.params[given]) ? undefined : fn
}

/** How many arguments `f.bind(self, a, b)` gives; -1 where nothing is bound. */
function boundArguments(mapper: TSESTree.Node): number {
  const call = unwrap(mapper)
  return call.type === 'CallExpression' ? call.arguments.length - 1 : -1
}

function isArguments(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === 'arguments'
}

/** `while (true) { … }` that nothing leaves: a worker that lives as long as the program keeps its slot for good. */
function isEndless(context: Context, node: TSESTree.Node): boolean {
  const isLoop =
    (node.type === 'ForStatement' && !node.test) ||
    ((node.type === 'WhileStatement' || node.type === 'DoWhileStatement') &&
      node.test.type === 'Literal' &&
      node.test.value === true)
  return (
    isLoop &&
    !findBelow(context, node, 'own', (inner) => inner.type === 'BreakStatement' || inner.type === 'ReturnStatement')
  )
}

/** `p.then(…)`, `query.exec()`, `await p`: the item is a promise, or runs when awaited; the runtime awaits it first. */
export function takesPromiseItself(context: Context, parameter: TSESTree.Node | undefined): boolean {
  if (parameter?.type !== 'Identifier') return false
  return (
    variableOf(context, parameter)?.references.some(({ identifier }) => {
      const user = outer(identifier)
      if (user?.type === 'MemberExpression')
        return THENABLE.has(propertyName(user) ?? '') && unwrap(user.object) === identifier
      return user?.type === 'AwaitExpression'
    }) ?? false
  )
}

const THENABLE = new Set(['then', 'catch', 'finally', 'exec', 'execute'])

/** Whether the items may be promises, or queries: the runtime awaits each before the mapper gets it. */
export function mayHoldPromises(context: Context, items: TSESTree.Expression): boolean {
  const expression = unwrap(items)
  if (/promise|thenable|deferred|(?:^|[a-z_])quer(?:y|ies)$/i.test(lastNameOf(expression) ?? '')) return true
  if (expression.type !== 'Identifier') return startsTasks(context, expression)
  const binding = bindingOf(context, expression)
  return (
    binding?.from === 'variable' && !!binding.declarator.init && startsTasks(context, unwrap(binding.declarator.init))
  )
}

/** `ys.map(async …)` */
function startsTasks(context: Context, node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression') return false
  const callee = unwrap(node.callee)
  const [mapper] = node.arguments
  return (
    callee.type === 'MemberExpression' &&
    propertyName(callee) === 'map' &&
    !!mapper &&
    !!functionOf(context, mapper)?.async
  )
}
