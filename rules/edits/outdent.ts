import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { indentAt } from './text.ts'

/** Lines that move to the left. */
export interface Outdent {
  readonly range: TSESTree.Range
  readonly by: number
}

/** The lines of `node`, which go from where they stand to a place in the line of `target`. */
export function outdentTo(context: Context, node: TSESTree.Node, from: TSESTree.Node, target: TSESTree.Node): Outdent {
  const by = indentAt(context, from).length - indentAt(context, target).length
  return { range: node.range, by: Math.max(0, by) }
}

/** The white space to take away for all of them, but not what is text of a template literal. */
export function outdented(context: Context, outdents: readonly Outdent[]): TSESTree.Range[] {
  const { sourceCode } = context
  const texts = sourceCode.ast.tokens.filter(
    ({ type, loc }) => (type as string) === 'Template' && loc.start.line !== loc.end.line,
  )
  return sourceCode.lines.flatMap((line, i): TSESTree.Range[] => {
    const at = sourceCode.getIndexFromLoc({ line: i + 1, column: 0 })
    const holds = ({ range }: { readonly range: readonly [number, number] }): boolean => range[0] < at && at <= range[1]
    if (texts.some(holds)) return []
    const by = outdents.filter(holds).reduce((sum, outdent) => sum + outdent.by, 0)
    const length = Math.min(by, /^[ \t]*/.exec(line)?.[0].length ?? 0)
    return length > 0 ? [[at, at + length]] : []
  })
}
