import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, referencesOf, variableOf } from '../analysis/bindings.ts'
import { functionAround } from '../analysis/functions.ts'
import { membersNamed } from '../analysis/members.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { usageOf } from '../analysis/usage.ts'
import { isInside } from '../analysis/walk.ts'

/**
 * Whether the collection may change between the start and the end of the work that `join` waits for. `map` walks it in
 * one go, a bounded map reads on as slots come free: what may change is copied first.
 */
export function mayChangeWhile(context: Context, items: TSESTree.Node, join: TSESTree.CallExpression): boolean {
  const expression = unwrap(items)
  switch (expression.type) {
    case 'Identifier': {
      const variable = variableOf(context, expression)
      return (
        variable !== undefined &&
        referencesOf(variable).some((use) => changes(use) && !isHarmless(variable, use, join))
      )
    }
    case 'MemberExpression': {
      const name = propertyName(expression)
      return name !== undefined && membersNamed(context, name).some(changes)
    }
    case 'LogicalExpression':
      return mayChangeWhile(context, expression.left, join) || mayChangeWhile(context, expression.right, join)
    case 'ConditionalExpression':
      return (
        mayChangeWhile(context, expression.consequent, join) || mayChangeWhile(context, expression.alternate, join)
      )
    case 'CallExpression': {
      // `map.values()` reads the map as it goes.
      const callee = unwrap(expression.callee)
      const isView =
        callee.type === 'MemberExpression' &&
        expression.arguments.length === 0 &&
        VIEWS.has(propertyName(callee) ?? '')
      return isView && mayChangeWhile(context, callee.object, join)
    }
    default:
      return false
  }
}

const VIEWS = new Set(['values', 'keys', 'entries'])

/** What the awaiting function itself does to a local comes before or after, unless the mapper does it. */
function isHarmless(variable: TSESLint.Scope.Variable, use: TSESTree.Node, join: TSESTree.CallExpression): boolean {
  if (usageOf(join) !== 'awaited' && usageOf(join) !== 'returned') return use.range[1] <= join.range[0]
  const around = functionAround(join)
  return functionAround(use) === around && variable.scope.variableScope.block === around && !isInside(use, join)
}

/** `xs.push(x)`, `xs[i] = x`, `xs.length = 0`, `delete xs[i]`. */
function changes(collection: TSESTree.Node): boolean {
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
