import type { TSESTree } from '@typescript-eslint/utils'
import type { LeakedPermit } from '../analysis/leaked-permits.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { indentAt } from './text.ts'

/**
 * Gives a permit back on every way: what stands between the acquire and its one release goes into `try`, the release
 * into `finally`. `null` where the release is in another block, or a name of between is used after it.
 */
export function releaseInFinally(context: Context, { statement, releases }: LeakedPermit): Edit | null {
  const [release, ...others] = releases
  const block = statement.parent
  if (!release || others.length > 0 || (block.type !== 'BlockStatement' && block.type !== 'Program')) return null
  const body: readonly TSESTree.Node[] = block.body
  const start = body.indexOf(statement)
  const end = body.findIndex((part) => part === release.parent)
  const between = body.slice(start + 1, end)
  const [first] = between
  const last = body[end]
  if (end <= start || !first || !last || between.some((part) => isNamedLater(context, part, last))) return null
  const { sourceCode } = context
  const inner = sourceCode.text.slice(first.range[0], last.range[0]).trimEnd()
  const indent = indentAt(context, first)
  const isMovable = !sourceCode.ast.tokens.some(
    ({ type, range, loc }) =>
      (type as string) === 'Template' &&
      range[0] >= first.range[0] &&
      range[1] <= last.range[0] &&
      loc.start.line !== loc.end.line,
  )
  const step = indent.includes('\t') ? '\t' : '  '
  const moved = isMovable ? inner.replace(/\n(?=[^\n])/g, `\n${step}`) : inner
  const text =
    `try {\n${indent}${step}${moved}\n${indent}} finally {\n` +
    `${indent}${step}${sourceCode.getText(last)}\n${indent}}`
  return (fixer) => fixer.replaceTextRange([first.range[0], last.range[1]], text)
}

/** Whether the statement declares a name that is used after `last`. */
function isNamedLater(context: Context, part: TSESTree.Node, last: TSESTree.Node): boolean {
  if (!/Declaration$/.test(part.type)) return false
  return context.sourceCode
    .getDeclaredVariables?.(part)
    .some(({ references }) => references.some(({ identifier }) => identifier.range[0] >= last.range[0])) ?? true
}
