import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, referencesOf, variableOf } from '../analysis/bindings.ts'
import { functionAround } from '../analysis/functions.ts'
import { membersNamed } from '../analysis/members.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { usageOf } from '../analysis/usage.ts'

/**
 * Whether the collection may change between the start and the end of the work that `join` waits for. `map` walks it in
 * one go, a bounded map reads on as slots come free: what may change is copied first.
 */
export function mayChangeWhile(
  context: Context,
  items: TSESTree.Node,
  join: TSESTree.CallExpression,
  start: TSESTree.Node = join,
): boolean {
  const expression = unwrap(items)
  const mayChange = (inner: TSESTree.Node): boolean => mayChangeWhile(context, inner, join, start)
  switch (expression.type) {
    case 'Identifier': {
      const variable = variableOf(context, expression)
      return (
        variable !== undefined &&
        referencesOf(variable).some((use) => isChanged(use) && !isHarmless(variable, use, join, start))
      )
    }
    case 'MemberExpression': {
      const name = propertyName(expression)
      return name !== undefined && membersNamed(context, name).some(isChanged)
    }
    case 'LogicalExpression':
      return mayChange(expression.left) || mayChange(expression.right)
    case 'ConditionalExpression':
      return mayChange(expression.consequent) || mayChange(expression.alternate)
    case 'CallExpression': {
      // `map.values()` reads the map as it goes.
      const callee = unwrap(expression.callee)
      const isView =
        callee.type === 'MemberExpression' &&
        expression.arguments.length === 0 &&
        VIEWS.has(propertyName(callee) ?? '')
      return isView && mayChange(callee.object)
    }
    default:
      return false
  }
}

const VIEWS = new Set(['values', 'keys', 'entries'])

/** What the awaiting function itself does to a local counts from the start to the end of the wait alone. */
function isHarmless(
  variable: TSESLint.Scope.Variable,
  use: TSESTree.Node,
  join: TSESTree.CallExpression,
  start: TSESTree.Node,
): boolean {
  const usage = usageOf(join)
  const isBefore = use.range[1] <= start.range[0]
  if (usage !== 'awaited' && usage !== 'returned') return isBefore
  const around = functionAround(join)
  const isOwn = functionAround(use) === around && variable.scope.variableScope.block === around
  return isOwn && (isBefore || use.range[0] >= join.range[1])
}

/** `xs.push(x)`, `xs[i] = x`, `xs.length = 0`, `delete xs[i]`. */
export function isChanged(collection: TSESTree.Node): boolean {
  const member = outer(collection)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== collection) return false
  const user = outer(member)
  if (user?.type === 'CallExpression')
    return unwrap(user.callee) === member && CHANGING.has(propertyName(member) ?? '')
  if (user?.type === 'AssignmentExpression')
    return unwrap(user.left) === member && (member.computed || propertyName(member) === 'length')
  return user?.type === 'UnaryExpression' && user.operator === 'delete'
}

const CHANGING = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
  'add',
  'set',
  'delete',
  'clear',
])
