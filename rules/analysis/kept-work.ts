import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { variableOf } from './bindings.ts'
import { functionAround } from './functions.ts'
import { lastNameOf, rootOf } from './names.ts'
import { chainOf } from './promise-chains.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether the call is made once and what it gives is kept for all that ask later: `this.ready ??= this.connect()`,
 * `if (!file) file = open(path)`, `if (this.ready) return this.ready; return (this.ready = this.connect())`.
 */
export function isMadeOnce(context: Context, call: TSESTree.CallExpression): boolean {
  const assignment = outer(chainOf(call))
  if (assignment?.type !== 'AssignmentExpression' || !isInside(call, assignment.right)) return false
  return isKept(context, assignment, functionAround(call))
}

/** `file ??= open(path)`, `if (!file) file = open(path)`, where `file` is there before the turn and after it. */
export function isKept(
  context: Context,
  { left, operator }: TSESTree.AssignmentExpression,
  turn: TSESTree.Node | undefined,
): boolean {
  const root = rootOf(left)
  if (unwrap(left).type === 'MemberExpression' && (left as TSESTree.MemberExpression).computed) return false
  const definition = root.type === 'Identifier' ? variableOf(context, root)?.defs.at(-1) : undefined
  if (definition ? turn && isInside(definition.node, turn) : root.type !== 'ThisExpression') return false
  if (operator === '??=' || operator === '||=') return true
  const name = context.sourceCode.getText(left)
  for (let node: TSESTree.Node | undefined = left.parent; node && node !== turn; node = node.parent) {
    const above: TSESTree.Node | undefined = node.parent
    if (above?.type === 'IfStatement' && above.consequent === node && isAbsence(context, above.test, name)) return true
    if (above?.type === 'BlockStatement' && isAnsweredBefore(context, above, node, name)) return true
  }
  return false
}

/** `!file`, `file == null`, `file === undefined` */
function isAbsence(context: Context, test: TSESTree.Node, name: string): boolean {
  const is = (node: TSESTree.Node): boolean => context.sourceCode.getText(node) === name
  if (test.type === 'UnaryExpression') return test.operator === '!' && is(test.argument)
  if (test.type !== 'BinaryExpression' || !/^===?$/.test(test.operator) || !is(test.left)) return false
  return lastNameOf(test.right) === 'undefined' || (test.right.type === 'Literal' && test.right.value === null)
}

/** `if (file) return file` in front of it */
function isAnsweredBefore(
  context: Context,
  { body }: TSESTree.BlockStatement,
  place: TSESTree.Node,
  name: string,
): boolean {
  return body.some((step) => {
    if (step.type !== 'IfStatement' || step.range[1] > place.range[0]) return false
    const answer = step.consequent.type === 'BlockStatement' ? step.consequent.body.at(-1) : step.consequent
    const isThere = context.sourceCode.getText(step.test) === name
    return isThere && answer?.type === 'ReturnStatement' && answer.argument?.type !== 'Literal'
  })
}
