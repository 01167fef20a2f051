import type { TSESTree } from '@typescript-eslint/utils'
import { variableOf } from '../analysis/bindings.ts'
import type { FlowListener } from '../analysis/flow-listeners.ts'
import { originOf } from '../analysis/origin.ts'
import { findBelow } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { settingsOf } from '../kit/settings.ts'
import { canAwait } from './awaiting.ts'
import { bringIn } from './imports.ts'
import { losesComment } from './text.ts'

/**
 * Takes events one after the other: `source.on('data', async (chunk) => {…})` becomes
 * `for await (const chunk of source) {…}` for streams and readline, and `for await (const [row] of fromEvents(…))` for
 * other emitters. `null` where no `await` may stand, the listener returns early or takes more than the item, a comment
 * would be lost, or the source is used after it: whoever waits there for its end would wait for ever.
 */
export function toForAwait(context: Context, { call, source, event, fn }: FlowListener): Edit | null {
  if (call.parent.type !== 'ExpressionStatement' || call.arguments.length !== 2 || !canAwait(context, call)) return null
  const statement = call.parent
  const [item, ...more] = fn.params
  if (call.arguments[1] !== fn || fn.type !== 'ArrowFunctionExpression' || fn.body.type !== 'BlockStatement')
    return null
  if (!item || more.length > 0 || item.type === 'RestElement' || item.type === 'TSParameterProperty') return null
  if (source.type !== 'Identifier' || isUsedAfter(context, source, statement)) return null
  if (findBelow(context, fn.body, 'own', (node) => node.type === 'ReturnStatement')) return null
  if (losesComment(context, statement, fn.body, item)) return null
  const { sourceCode } = context
  const body = sourceCode.getText(fn.body)
  if (isIterable(context, source, event)) {
    // The type of what is iterated over is the stream's.
    const text = `for await (const ${nameOf(context, item)} of ${source.name}) ${body}`
    return (fixer) => fixer.replaceText(statement, text)
  }
  if (event === 'data' || event === 'readable' || event === 'line') return null
  const helper = bringIn(context, 'fromEvents', call)
  if (!helper) return null
  const name = sourceCode.getText(call.arguments[0])
  const events = `${helper.local}(${source.name}, ${name}, { capacity: ${settingsOf(context).concurrency} })`
  const text = `for await (const [${nameOf(context, item)}] of ${events}) ${body}`
  return (fixer) => [...helper.fix(fixer), fixer.replaceText(statement, text)]
}

/** Streams iterate over their chunks, readline over its lines. */
function isIterable(context: Context, source: TSESTree.Identifier, event: string): boolean {
  const origin = originOf(context, source)
  if (event === 'line') return origin?.name === 'readline'
  return event === 'data' && origin?.thing.kinds.includes('node-readable') === true
}

function isUsedAfter(context: Context, source: TSESTree.Identifier, statement: TSESTree.Node): boolean {
  const uses = variableOf(context, source)?.references ?? []
  return uses.some(({ identifier }) => identifier.range[0] > statement.range[0] && identifier !== source)
}

/** The name or pattern without its type, which a loop may not declare. */
function nameOf(context: Context, item: TSESTree.Parameter): string {
  const annotation = 'typeAnnotation' in item ? item.typeAnnotation : undefined
  const text = context.sourceCode.getText(item)
  return annotation ? text.slice(0, annotation.range[0] - item.range[0]) : text
}
