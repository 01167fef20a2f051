import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { keyName, propertyName, variableOf } from '../analysis/bindings.ts'
import type { FunctionNode } from '../analysis/facts.ts'
import { functionAround, isFunction } from '../analysis/functions.ts'
import { outer } from '../analysis/unwrap.ts'
import { findBelow } from '../analysis/walk.ts'
import { losesComment, textOf } from './text.ts'

/**
 * Lets the reader pull. `new ReadableStream({ async start(c) { for await (const x of xs) c.enqueue(x); c.close() } })`
 * becomes `ReadableStream.from(xs)`, and with more to do than that an async generator that yields what was enqueued.
 * It starts when somebody reads, which is for a person to choose. `null` with options beside `start`, and where the
 * controller gets out of it.
 */
export function toPull(context: Context, stream: TSESTree.NewExpression): Edit | null {
  const start = startOf(stream)
  const controller = start?.params[0]
  if (!start || controller?.type !== 'Identifier' || start.body.type !== 'BlockStatement') return null
  if (start.params.length > 1 || findBelow(context, start.body, 'all', (node) => node.type === 'ThisExpression'))
    return null
  const steps = stepsOf(context, controller, start)
  if (!steps) return null
  const types = stream.typeArguments ? textOf(context, stream.typeArguments) : ''
  const from = `${textOf(context, stream.callee)}.from${types}`
  const source = wholeSource(start.body, steps)
  if (source && losesComment(context, stream, source)) return null
  if (source) return (fixer) => fixer.replaceText(stream, `${from}(${textOf(context, source)})`)
  if (steps.some(({ call }) => losesComment(context, call, ...call.arguments))) return null
  if (losesComment(context, stream, start.body)) return null
  const { body } = start
  return (fixer) => [
    fixer.replaceTextRange([stream.range[0], body.range[0]], `${from}((async function* () `),
    ...steps.map((step) => replaced(context, fixer, step)),
    fixer.replaceTextRange([body.range[1], stream.range[1]], ')())'),
  ]
}

/** An async `start` that is all there is of the source. */
function startOf({ arguments: [source, ...more] }: TSESTree.NewExpression): FunctionNode | undefined {
  if (source?.type !== 'ObjectExpression' || more.length > 0 || source.properties.length !== 1) return undefined
  const [property] = source.properties
  if (property?.type !== 'Property' || property.computed || keyName(property.key) !== 'start') return undefined
  return isFunction(property.value) && property.value.async && !property.value.generator ? property.value : undefined
}

/** A statement of `start` that speaks to the controller. */
interface Step {
  readonly does: 'enqueue' | 'close' | 'error'
  readonly call: TSESTree.CallExpression
  readonly statement: TSESTree.ExpressionStatement
}

/** All that is done with the controller, where each is a statement of its own with a counterpart in a generator. */
function stepsOf(context: Context, controller: TSESTree.Identifier, start: FunctionNode): Step[] | undefined {
  const steps: Step[] = []
  for (const { identifier } of variableOf(context, controller)?.references ?? []) {
    const member = outer(identifier)
    const call = member && outer(member)
    const statement = call?.parent
    if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return undefined
    if (statement?.type !== 'ExpressionStatement' || functionAround(statement) !== start) return undefined
    const does = propertyName(member)
    if (does !== 'enqueue' && does !== 'close' && does !== 'error') return undefined
    if (call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined
    if (does === 'enqueue' ? call.arguments.length !== 1 : !isLast(statement)) return undefined
    steps.push({ does, call, statement })
  }
  return steps
}

/** After `close()` and `error()` nothing more is enqueued: they end their block, or `return` or `break` follows. */
function isLast(statement: TSESTree.ExpressionStatement): boolean {
  const block = statement.parent
  if (block.type !== 'BlockStatement') return false
  const next = block.body[block.body.indexOf(statement) + 1]
  if (next) return next.type === 'BreakStatement' || (next.type === 'ReturnStatement' && !next.argument)
  return isFunction(block.parent) || ENDING.has(block.parent.type)
}

const ENDING = new Set(['TryStatement', 'CatchClause', 'IfStatement'])

function replaced(context: Context, fixer: TSESLint.RuleFixer, { does, call, statement }: Step): TSESLint.RuleFix {
  const [value] = call.arguments
  const text = value ? textOf(context, value) : 'undefined'
  if (does === 'enqueue') return fixer.replaceText(call, `yield ${text}`)
  if (does === 'error') return fixer.replaceText(call, `throw ${text}`)
  const block = statement.parent
  const isEnd = block.type === 'BlockStatement' && (isFunction(block.parent) || block.body.at(-1) !== statement)
  const before = context.sourceCode.getTokenBefore(statement, { includeComments: true })
  return isEnd && before
    ? fixer.removeRange([before.range[1], statement.range[1]])
    : fixer.replaceText(statement, 'return')
}

/** `for await (const x of source) c.enqueue(x)`, and nothing else but the end. */
function wholeSource({ body }: TSESTree.BlockStatement, steps: readonly Step[]): TSESTree.Expression | undefined {
  const [loop, end, ...more] = body
  const [enqueue, close] = steps
  if (loop?.type !== 'ForOfStatement' || loop.left.type !== 'VariableDeclaration' || more.length > 0) return undefined
  if (steps.length > 2 || (end && end !== close?.statement) || enqueue?.does !== 'enqueue') return undefined
  const [only, ...others] = loop.body.type === 'BlockStatement' ? loop.body.body : [loop.body]
  if (only !== enqueue.statement || others.length > 0) return undefined
  const id = loop.left.declarations[0]?.id
  const [item] = enqueue.call.arguments
  return id?.type === 'Identifier' && item?.type === 'Identifier' && id.name === item.name ? loop.right : undefined
}
