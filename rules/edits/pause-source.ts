import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { propertyName } from '../analysis/bindings.ts'
import type { Put, Repetition } from '../analysis/facts.ts'
import { functionAround, isFunction } from '../analysis/functions.ts'
import { isLoop } from '../analysis/repetition.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { closest, isInside } from '../analysis/walk.ts'
import { onlyIf } from './only-if.ts'
import { indentAt, isAloneInLines, losesComment, stepAt, textOf } from './text.ts'

/**
 * Stops a stream while its sink is full: `source.on('data', (c) => { sink.write(c) })` becomes
 * `if (!sink.write(c)) { source.pause(); sink.once('drain', () => source.resume()) }`. `null` where the listener stands
 * apart from its source, or the write is not a statement of its own.
 */
export function pauseSource(context: Context, { call, receiver }: Put, { node, body, event }: Repetition): Edit | null {
  if (node.type !== 'CallExpression' || event !== 'data' || !isInside(body, node)) return null
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || callee.optional || !isPlain(callee.object) || !isPlain(receiver))
    return null
  const statement = call.parent
  const isArrow = isFunction(statement) && statement.body === call
  if (functionAround(call) !== body || (!isArrow && statement.type !== 'ExpressionStatement')) return null
  if (losesComment(context, statement, isArrow ? statement : call)) return null
  // Another listener for 'drain' with each turn of a loop, and another `this`, would be new bugs.
  if (closest(call, (n): n is TSESTree.Node => n === body || isLoop(n)) !== body) return null
  if (body.type !== 'ArrowFunctionExpression' && hasThis(callee.object)) return null
  const [source, sink] = [textOf(context, callee.object), textOf(context, receiver)]
  const full = `!${textOf(context, call)}`
  const end = context.sourceCode.getLastToken(statement)?.value === ';' ? ';' : ''
  const [pause, resume] = [`${source}.pause()`, `${sink}.once('drain', () => ${source}.resume())`]
  const inLine = `{ ${pause}; ${resume} }`
  if (statement.type !== 'ExpressionStatement') return (fixer) => fixer.replaceText(call, `{ if (${full}) ${inLine} }`)
  const isOwnLine = statement.parent.type === 'BlockStatement' && isAloneInLines(context, statement)
  const line = `\n${indentAt(context, statement)}`
  const block = `{${[pause, resume]
    .map((step) => `${line}${stepAt(context, statement)}${step}${end}`)
    .join('')}${line}}`
  return (fixer) => onlyIf(context, fixer, statement, full, isOwnLine ? block : inLine)
}

function hasThis(node: TSESTree.Node): boolean {
  return node.type === 'ThisExpression' || (node.type === 'MemberExpression' && hasThis(node.object))
}

/** `res`, `this.socket`, `event.node.res`: the same each time it is read. */
function isPlain(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true
  return node.type === 'MemberExpression' && !node.optional && propertyName(node) !== undefined && isPlain(node.object)
}
