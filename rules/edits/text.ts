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
  const text = textOf(context, node)
  const from = indentAt(context, node)
  const to = indentAt(context, target)
  const isMovable =
    from !== to &&
    from.startsWith(to) &&
    !context.sourceCode.ast.tokens.some(
      (token) =>
        (token.type as string) === 'Template' &&
        token.range[0] >= node.range[0] &&
        token.range[1] <= node.range[1] &&
        token.loc.start.line !== token.loc.end.line,
    )
  return isMovable ? text.replaceAll(`\n${from}`, `\n${to}`) : text
}

/** The statement that the node belongs to. */
export function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  return closest(node, (parent): parent is TSESTree.Node => /(?:Statement|Declaration)$/.test(parent.type))
}

/** The white space at the start of the node's first line. */
export function indentAt(context: Context, node: TSESTree.Node): string {
  return /^[ \t]*/.exec(context.sourceCode.lines[node.loc.start.line - 1] ?? '')?.[0] ?? ''
}
