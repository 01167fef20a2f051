import type { TSESTree } from '@typescript-eslint/utils'
import type { UnreadBody } from '../analysis/unread-bodies.ts'
import { variableOf } from '../analysis/bindings.ts'
import { functionAround } from '../analysis/functions.ts'
import { outer } from '../analysis/unwrap.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { inBraces } from './in-braces.ts'
import { indentAt } from './text.ts'

/**
 * Lets go of a response before a function is left: `throw new Error('bad')` becomes
 * `await res.body?.cancel()` and the `throw`. `null` where the function can't wait for it.
 */
export function letGo(context: Context, { id, origin, leaves }: UnreadBody): Edit | null {
  const { letGo: how, promise = false } = origin.thing.held ?? {}
  if (how === undefined || (promise && functionAround(leaves)?.async !== true)) return null
  const end = endOf(context, leaves)
  const call = `${promise ? 'await ' : ''}${id.name}${mayBeMissing(context, id) ? '?.' : '.'}${how}`
  if (!isOneOfMany(leaves)) return (fixer) => inBraces(context, fixer, leaves, (source) => [`${call}${end}`, source])
  const isLine = leaves.loc.start.line !== leaves.parent.loc.start.line
  return (fixer) => fixer.insertTextBefore(leaves, isLine ? `${call}${end}\n${indentAt(context, leaves)}` : `${call}; `)
}

/** Whether the code asks for the response as for one that may not be there: `!res?.ok`. */
function mayBeMissing(context: Context, id: TSESTree.Identifier): boolean {
  const references = variableOf(context, id)?.references ?? []
  return references.some(({ identifier: { parent } }) => parent.type === 'MemberExpression' && parent.optional)
}

/** Whether the statement stands in a list of them, where another can be put before it. */
function isOneOfMany({ parent }: TSESTree.Statement): boolean {
  return parent.type === 'BlockStatement' || parent.type === 'SwitchCase'
}

/** Lets the outputs of a process run off: `child.stderr.resume()` after the line that starts it. */
export function resumeOutputs(
  context: Context,
  call: TSESTree.CallExpression,
  outputs: readonly string[],
): Edit | null {
  const declarator = outer(call)
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return null
  const { id, parent: declaration } = declarator
  if (!/^(?:BlockStatement|Program)$/.test(declaration.parent.type)) return null
  const end = endOf(context, declaration)
  const lines = outputs.map((name) => `\n${indentAt(context, declaration)}${id.name}.${name}.resume()${end}`)
  return (fixer) => fixer.insertTextAfter(declaration, lines.join(''))
}

/** The semicolon that this code ends its statements with, or none. */
function endOf(context: Context, statement: TSESTree.Node): string {
  return context.sourceCode.getLastToken(statement)?.value === ';' ? ';' : ''
}
