import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { closest } from '../analysis/walk.ts'

/** The source of an expression as an argument of a call: a sequence keeps its parentheses. */
export function textOf(context: Context, node: TSESTree.Node): string {
  const text = context.sourceCode.getText(node)
  return node.type === 'SequenceExpression' ? `(${text})` : text
}

/** Whether a comment stands in `replaced` that is in none of the parts that are kept. */
export function losesComment(
  context: Context,
  replaced: TSESTree.Node,
  ...kept: { readonly range: readonly [number, number] }[]
): boolean {
  return context.sourceCode
    .getCommentsInside(replaced)
    .some(({ range }) => !kept.some((part) => part.range[0] <= range[0] && range[1] <= part.range[1]))
}

/**
 * The source of `node` for a place in the line of `target`: lines that were indented deeper move back with it, unless a
 * template literal spans them.
 */
export function movedTo(context: Context, node: TSESTree.Node, target: TSESTree.Node): string {
  const from = indentAt(context, node)
  const to = indentAt(context, target)
  const text = textOf(context, node)
  return from.startsWith(to) && hasPlainLines(context, node) ? text.replaceAll(`\n${from}`, `\n${to}`) : text
}

/** Whether the node's lines may be indented anew: none of them starts within a template literal. */
export function hasPlainLines(context: Context, { range: [start, end] }: TSESTree.Node): boolean {
  return !context.sourceCode.ast.tokens.some(
    ({ type, range, loc }) =>
      (type as string) === 'Template' && range[0] >= start && range[1] <= end && loc.start.line !== loc.end.line,
  )
}

/** The statement that the node belongs to. */
export function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return closest(node, (parent): parent is TSESTree.Node => /(?:Statement|Declaration)$/.test(parent.type))
}

/** Whether the lines from `first` to the end of `last` hold no other code. */
export function isAloneInLines({ sourceCode }: Context, first: TSESTree.Node, last = first): boolean {
  const before = sourceCode.getTokenBefore(first)
  const after = sourceCode.getTokenAfter(last)
  return before?.loc.end.line !== first.loc.start.line && after?.loc.start.line !== last.loc.end.line
}

/** A statement with its lines where it has them to itself, to be taken away. */
export function wholeLines({ sourceCode }: Context, { range: [start, end] }: TSESTree.Node): TSESTree.Range {
  const before = /(?:^|\n)[ \t]*$/.exec(sourceCode.text.slice(0, start))
  const after = /^[ \t]*\r?\n/.exec(sourceCode.text.slice(end))
  if (!before || !after) return [start, end + (/^[ \t]*/.exec(sourceCode.text.slice(end))?.[0].length ?? 0)]
  return [start - before[0].replace('\n', '').length, end + after[0].length]
}

/** The white space at the start of the node's first line. */
export function indentAt(context: Context, node: TSESTree.Node): string {
  return /^[ \t]*/.exec(context.sourceCode.lines[node.loc.start.line - 1] ?? '')?.[0] ?? ''
}

/** What a block in the line of the node is indented more than that line, as the lines around are. */
export function stepAt(context: Context, node: TSESTree.Node): string {
  const own = indentAt(context, node)
  const isLess = (parent: TSESTree.Node): parent is TSESTree.Node => indentAt(context, parent).length < own.length
  const around = closest(node, isLess)
  if (!around) return own || '  '
  const less = indentAt(context, around)
  return own.startsWith(less) ? own.slice(less.length) : '  '
}
