import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode, Put, Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { registrationOf } from './registrations.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { usesOf } from './uses.ts'

/**
 * Whether nobody learns what the put answered: a statement of its own, an answer returned to an emitter, a timer or
 * `forEach`, or to a helper's call (the first of `via`) that drops it in turn. A boolean is not learned by awaiting it.
 */
export function isUnheard(
  context: Context,
  call: TSESTree.CallExpression,
  { via }: Pick<Repetition, 'via'> = { via: [] },
): boolean {
  switch (usageOf(call)) {
    case 'dropped':
      return true
    case 'awaited': {
      const awaited = outer(call)
      return awaited?.type === 'AwaitExpression' && usageOf(awaited) === 'dropped'
    }
    case 'returned': {
      const fn = functionAround(call)
      if (!fn) return false
      const [caller, ...rest] = via
      if (caller) return isUnheard(context, caller, { via: rest })
      return usesOf(context, fn).some((use) => {
        const registration = registrationOf(context, use, fn)
        return registration !== undefined && !(registration.kind === 'per-item' && isMapping(registration.node))
      })
    }
    default:
      return false
  }
}

/**
 * Whether the put tells its end to a callback that goes on from there: `write(chunk, next)`. One that only looks at the
 * error paces nothing.
 */
export function isPacedByCallback({ call }: Pick<Put, 'call'>): boolean {
  const last = call.arguments.at(-1)
  if (!last || call.arguments.length < 2) return false
  if (last.type === 'ArrowFunctionExpression' || last.type === 'FunctionExpression') return goesOn(last.body, last)
  const name =
    last.type === 'MemberExpression' ? propertyName(last) : last.type === 'Identifier' ? last.name : undefined
  return name !== undefined && CALLBACK.test(name)
}

/** Whether the code of the callback does something without an error too. */
function goesOn(node: TSESTree.Node, callback: FunctionNode): boolean {
  switch (node.type) {
    case 'BlockStatement':
      return node.body.some((statement) => goesOn(statement, callback))
    case 'ExpressionStatement':
      return goesOn(node.expression, callback)
    case 'IfStatement':
      return node.alternate !== null
    case 'ConditionalExpression':
      // `error ? reject(error) : resolve()`
      return doesSomething(isError(node.test, callback) ? node.alternate : node.consequent)
    case 'LogicalExpression':
      // `error || resolve()`, `cb && cb(error)`
      return node.operator !== '&&' || !isError(node.left, callback)
    default:
      return true
  }
}

function doesSomething(node: TSESTree.Expression): boolean {
  const value = unwrap(node)
  return value.type !== 'Identifier' && value.type !== 'Literal' && value.type !== 'UnaryExpression'
}

/** `error`, `error !== null`, `error instanceof Error` */
function isError(test: TSESTree.Expression, { params: [slot] }: FunctionNode): boolean {
  const error = test.type === 'BinaryExpression' && !/^={2,3}$/.test(test.operator) ? unwrap(test.left) : unwrap(test)
  return slot?.type === 'Identifier' && error.type === 'Identifier' && error.name === slot.name
}

const CALLBACK = /^(?:resolve|next|done|cb|callback|fn|ack|finish)$|(?:Callback|Done|Cb)$/

function isMapping(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false
  return (
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name !== 'forEach' &&
    node.callee.property.name !== 'each'
  )
}
