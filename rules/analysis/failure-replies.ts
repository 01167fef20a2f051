import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { numberOf } from './numbers.ts'
import { placeOf } from './places.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the place is run only where the reply is a failure: `if (res.statusCode === 200) … else HERE`,
 * `if (status < 200 || status >= 300) HERE`, `if (!res.ok) HERE`, `if (res.ok) return done(); HERE`. What a server says
 * of its failure is short.
 */
export function isFailureReply(context: Context, reply: TSESTree.Node, place: TSESTree.Node): boolean {
  for (let inner = place; inner.parent; inner = inner.parent) {
    const { parent } = inner
    if (parent.type === 'IfStatement' && inner !== parent.test) {
      const means = meaningOf(context, reply, parent.test, { holds: inner === parent.consequent })
      if (means) return means === 'failure'
    }
    if (parent.type === 'BlockStatement' && leavesAtSuccess(context, reply, parent, inner)) return true
  }
  return false
}

/** `if (res.statusCode === 200) return done(res)` before the statement. */
function leavesAtSuccess(
  context: Context,
  reply: TSESTree.Node,
  { body }: TSESTree.BlockStatement,
  statement: TSESTree.Node,
): boolean {
  return body.some(
    (earlier) =>
      earlier.type === 'IfStatement' &&
      earlier.range[1] <= statement.range[0] &&
      leaves(earlier.consequent) &&
      meaningOf(context, reply, earlier.test, { holds: false }) === 'failure',
  )
}

type Meaning = 'failure' | 'success' | undefined

/** What a test says of the reply where it holds, or where it doesn't. */
function meaningOf(
  context: Context,
  reply: TSESTree.Node,
  test: TSESTree.Node,
  { holds }: { readonly holds: boolean },
): Meaning {
  const value = unwrap(test)
  const ask = (part: TSESTree.Node, partHolds = holds): Meaning => meaningOf(context, reply, part, { holds: partHolds })
  switch (value.type) {
    case 'LogicalExpression': {
      const [left, right] = [ask(value.left), ask(value.right)]
      // Both sides of `a && b` hold where it holds; where it doesn't, either may be the one.
      const isSure = value.operator === (holds ? '&&' : '||')
      return isSure ? left ?? right : left === right ? left : undefined
    }
    case 'UnaryExpression':
      return value.operator === '!' ? ask(value.argument, !holds) : undefined
    case 'BinaryExpression': {
      const status = isOf(context, value.left, reply, STATUS) ? numberOf(context, value.right) : undefined
      return status === undefined ? undefined : rangeMeaning(holds ? value.operator : OPPOSITE[value.operator], status)
    }
    default:
      if (isOf(context, value, reply, OK)) return holds ? 'success' : 'failure'
      // A reply without a status has not come.
      return !holds && isOf(context, value, reply, STATUS) ? 'failure' : undefined
  }
}

const STATUS = /\.status(?:Code)?$/
const OK = /\.ok$/

/** Whether the expression reads this of the reply, or of the reply whose body it is: `res.statusCode ?? 0`. */
function isOf(context: Context, node: TSESTree.Node, reply: TSESTree.Node, name: RegExp): boolean {
  const value = unwrap(node)
  if (value.type === 'LogicalExpression' && value.operator !== '&&') return isOf(context, value.left, reply, name)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  if (init && unwrap(init).type === 'LogicalExpression') return isOf(context, init, reply, name)
  const read = placeOf(context, value)
  const member = unwrap(reply)
  const isBody = member.type === 'MemberExpression' && propertyName(member) === 'body'
  const of = read && placeOf(context, isBody ? member.object : member)
  return of !== undefined && read?.root === of.root && name.test(read.path) && read.path.replace(name, '') === of.path
}

const OPPOSITE: Readonly<Record<string, string>> = {
  '===': '!==',
  '==': '!=',
  '!==': '===',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}

/** What a status in this range is: `>= 400` is failure, `< 300` success, where nothing else came before. */
function rangeMeaning(operator: string | undefined, status: number): Meaning {
  const isGood = status >= 200 && status < 300
  switch (operator) {
    case '===':
    case '==':
      return isGood ? 'success' : status >= 400 ? 'failure' : undefined
    case '!==':
    case '!=':
      return isGood ? 'failure' : undefined
    case '>=':
      return status >= 300 ? 'failure' : undefined
    case '>':
      return status >= 299 ? 'failure' : undefined
    case '<':
      return status <= 200 ? 'failure' : status >= 300 && status <= 400 ? 'success' : undefined
    case '<=':
      return status < 200 ? 'failure' : status >= 299 && status < 400 ? 'success' : undefined
    default:
      return undefined
  }
}
