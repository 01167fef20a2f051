import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { hasPlainLines, isAloneInLines, indentAt, stepAt } from './text.ts'

/**
 * Makes a block of a branch or a loop's body that has no braces: `if (a)⏎  b()` becomes `if (a) {⏎  x()⏎  b()⏎}`.
 * `statements` are given the source of what stands there. In the middle of a line the block stays in it.
 */
export function inBraces(
  context: Context,
  fixer: TSESLint.RuleFixer,
  branch: TSESTree.Statement,
  statements: (source: string) => readonly string[],
): TSESLint.RuleFix[] {
  const { sourceCode } = context
  const holder = branch.parent
  const before = sourceCode.getTokenBefore(branch)
  if (!before) return []
  const source = sourceCode.getText(branch)
  const outside = indentAt(context, holder)
  const close = fixer.insertTextAfterRange(lineEndOf(context, branch), `\n${outside}}`)
  if (before.loc.end.line !== branch.loc.start.line) {
    const lines = statements(source).join(`\n${indentAt(context, branch)}`)
    return [fixer.insertTextAfter(before, ' {'), fixer.replaceText(branch, lines), close]
  }
  const step = stepAt(context, holder)
  const moved = hasPlainLines(context, branch) ? source.replace(/\n(?=[^\n])/g, `\n${step}`) : source
  const lines = statements(moved)
  if (lines.length > 1 && isAloneWith(context, holder, branch)) {
    const text = [' {', ...lines].join(`\n${outside}${step}`)
    return [fixer.replaceTextRange([before.range[1], branch.range[1]], text), close]
  }
  const [last = '', ...others] = [...statements(source)].reverse()
  const inLine = others.reverse().map((line) => (line.endsWith(';') ? line : `${line};`))
  return [fixer.replaceText(branch, `{ ${[...inLine, last].join(' ')} }`)]
}

/** Whether nothing else stands in the lines of the `if` or the loop, up to the end of the branch. */
function isAloneWith(context: Context, holder: TSESTree.Node, branch: TSESTree.Node): boolean {
  let first = holder
  while (first.parent?.type === 'IfStatement' && first.parent.alternate === first) first = first.parent
  const [comment] = context.sourceCode.getCommentsBefore(branch)
  return !comment && isAloneInLines(context, first, branch)
}

/** The statement, with a comment that follows in its line. */
function lineEndOf(context: Context, statement: TSESTree.Node): TSESTree.Range {
  const [comment] = context.sourceCode.getCommentsAfter(statement)
  const isBeside = comment?.loc.start.line === statement.loc.end.line
  return isBeside ? comment.range : statement.range
}
