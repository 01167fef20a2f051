import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { inBraces } from './in-braces.ts'

/**
 * Puts `then` in the place of a statement, under a condition: `if (room) send()`. In a branch of an `if` it becomes a
 * second condition of that, `if (open && room) send()`; where an `else` follows, which must stay with its own `if`, the
 * branch gets braces.
 */
export function onlyIf(
  context: Context,
  fixer: TSESLint.RuleFixer,
  statement: TSESTree.Statement,
  condition: string,
  then: string,
): TSESLint.RuleFix[] {
  const whole = `if (${condition}) ${then}`
  if (takesElse(statement)) return inBraces(context, fixer, statement, () => [whole])
  const holder = statement.parent
  if (holder.type !== 'IfStatement' || holder.consequent !== statement) return [fixer.replaceText(statement, whole)]
  const { test } = holder
  const [open, close] = isLooserThanAnd(test) ? ['(', ')'] : ['', '']
  return [
    fixer.insertTextBefore(test, open),
    fixer.insertTextAfter(test, `${close} && ${condition}`),
    fixer.replaceText(statement, then),
  ]
}

/** Whether an `if` in the place of the statement would take an `else` that belongs to an `if` around it. */
function takesElse(statement: TSESTree.Statement): boolean {
  let inner: TSESTree.Node = statement
  for (let holder = inner.parent; holder; inner = holder, holder = holder.parent) {
    if (holder.type === 'IfStatement') {
      if (holder.consequent === inner && holder.alternate) return true
    } else if (!('body' in holder) || holder.body !== inner) return false
  }
  return false
}

/** Whether `&&` would take the condition apart, or may not stand beside it. */
function isLooserThanAnd(test: TSESTree.Expression): boolean {
  return test.type === 'LogicalExpression' ? test.operator !== '&&' : LOOSER_THAN_AND.has(test.type)
}

const LOOSER_THAN_AND = new Set([
  'ConditionalExpression',
  'AssignmentExpression',
  'SequenceExpression',
  'ArrowFunctionExpression',
  'YieldExpression',
])
