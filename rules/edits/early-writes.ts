import type { TSESTree } from '@typescript-eslint/utils'
import { bindingOf } from '../analysis/bindings.ts'
import { functionOf } from '../analysis/functions.ts'
import { rootOf } from '../analysis/names.ts'
import { chainOf } from '../analysis/promise-chains.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { usageOf } from '../analysis/usage.ts'
import { findBelow, isInside } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import { isChanged } from './changes-while.ts'
import { statementOf } from './text.ts'

/**
 * Whether what runs between the start of the tasks and the wait for them may see what a task writes before its own
 * first wait. `map` has run that part of every task by then, a bounded map that of the first few. `task` is the mapper,
 * or the call that starts one.
 */
export function mayBeReadEarly(
  context: Context,
  task: TSESTree.Node,
  join: TSESTree.CallExpression,
  start: TSESTree.Node,
): boolean {
  if (waitsAtOnce(context, join, start)) return false
  const called = task.type === 'CallExpression' ? functionOf(context, task.callee) : undefined
  return writesEarly(context, functionOf(context, task) ?? called ?? task)
}

/** `await Promise.all(…)` and `return Promise.all(…)`, in the statement of the start or in the next. */
function waitsAtOnce(context: Context, join: TSESTree.CallExpression, start: TSESTree.Node): boolean {
  const usage = usageOf(chainOf(join))
  // What stands behind a spread in a list runs after it.
  if (start.type === 'SpreadElement' || (usage !== 'awaited' && usage !== 'returned')) return false
  const [from, to] = [statementOf(start) ?? start, statementOf(join) ?? join]
  return from === to || context.sourceCode.getTokensBetween(from, to).every(({ value }) => /^(?:[;{]|try)$/.test(value))
}

/** `total += 1`, `state.name = name`, `seen.add(x)` of what stands outside, before the first `await`. */
function writesEarly(context: Context, task: TSESTree.Node): boolean {
  const wait = findBelow(context, task, 'own', ({ type }) => type === 'AwaitExpression')
  const isOuter = (node: TSESTree.Node): boolean => {
    const root = rootOf(node)
    if (root.type === 'ThisExpression') return true
    const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
    if (binding?.from === 'parameter') return !isInside(binding.fn, task)
    return binding?.from === 'variable' ? !isInside(binding.declarator, task) : binding?.from === 'global'
  }
  return (
    findBelow(context, task, 'all', (node) => {
      if (wait && node.range[0] > wait.range[0]) return false
      if (node.type === 'AssignmentExpression') return isOuter(node.left) && !(wait && isInside(wait, node))
      if (node.type === 'UpdateExpression') return isOuter(node.argument)
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
      return callee?.type === 'MemberExpression' && isChanged(callee.object) && isOuter(callee.object)
    }) !== undefined
  )
}
