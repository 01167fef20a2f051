import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'

type Fix = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix

/**
 * Puts a property or an argument before the next one: on a line of its own where that one, or the comments before it,
 * begin their line.
 */
export function putBefore(context: Context, next: TSESTree.Node, text: string): Fix {
  const [comment] = context.sourceCode.getCommentsBefore(next).filter(({ loc }) => indentOf(context, loc) !== undefined)
  const first = comment ?? next
  const indent = indentOf(context, first.loc)
  return indent === undefined
    ? (fixer) => fixer.insertTextBefore(next, `${text}, `)
    : (fixer) => fixer.insertTextBeforeRange(first.range, `${text},\n${indent}`)
}

/** Puts an argument behind the last one: on a line of its own where that one begins its line. */
export function putBehind(context: Context, last: TSESTree.Node, text: string): Fix {
  const indent = indentOf(context, last.loc)
  const space = indent === undefined ? ' ' : `\n${indent}`
  return (fixer) => fixer.insertTextAfter(last, `,${space}${text}`)
}

/** The white space before what begins its line. */
function indentOf({ sourceCode }: Context, { start }: TSESTree.SourceLocation): string | undefined {
  const before = sourceCode.lines[start.line - 1]?.slice(0, start.column)
  return before !== undefined && /^\s*$/.test(before) ? before : undefined
}
