import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { outdentTo, type Outdent } from './outdent.ts'

/** What is to be taken away, and the lines that move to the left then. */
export interface Unwrapping {
  readonly remove: readonly TSESTree.Range[]
  readonly outdents: readonly Outdent[]
}

/**
 * Takes parts out of a `try`, and all of it but its block where none is left: `try { a() } finally { b() }` without its
 * `finally` becomes `a()`. `null` where a comment would be lost, or a name of the block would meet another.
 */
export function withoutParts(
  context: Context,
  statement: TSESTree.TryStatement,
  parts: readonly TSESTree.Node[],
): Unwrapping | null {
  const { block, handler, finalizer } = statement
  const { sourceCode } = context
  const isLost = ([start, end]: TSESTree.Range): boolean =>
    sourceCode.getAllComments().some(({ range }) => start <= range[0] && range[1] <= end)
  const kept = [handler, finalizer].filter((part) => part && !parts.includes(part))
  if (kept.length > 0) {
    const remove: TSESTree.Range =
      finalizer && kept.includes(finalizer)
        ? [block.range[1], handlerEnd(statement)]
        : [handlerEnd(statement), statement.range[1]]
    return isLost(remove) ? null : { remove: [remove], outdents: [] }
  }
  const [open, close] = [sourceCode.getFirstToken(block), sourceCode.getLastToken(block)]
  const first = open && sourceCode.getTokenAfter(open, { includeComments: true })
  const last = close && sourceCode.getTokenBefore(close, { includeComments: true })
  if (!first || !last || block.body.length === 0 || statement.parent.type !== 'BlockStatement') return null
  const after = sourceCode.getTokenAfter(statement)
  if (last.type === 'Line' && after?.loc.start.line === statement.loc.end.line) return null
  const remove: TSESTree.Range[] = [
    [statement.range[0], first.range[0]],
    [last.range[1], statement.range[1]],
  ]
  if (remove.some(isLost) || meetsName(context, block, statement.parent)) return null
  const [inner = block] = block.body
  return { remove, outdents: [outdentTo(context, block, inner, statement)] }
}

function handlerEnd({ block, handler }: TSESTree.TryStatement): number {
  return (handler ?? block).range[1]
}

/** Whether a name that the block declares stands in the code around it, too. */
function meetsName(context: Context, block: TSESTree.BlockStatement, around: TSESTree.Node): boolean {
  const isDeclaring = (node: TSESTree.Node): boolean =>
    /^(?:Function|Class)Declaration$/.test(node.type) || (node.type === 'VariableDeclaration' && node.kind !== 'var')
  const names = block.body
    .filter(isDeclaring)
    .flatMap((node) => context.sourceCode.getDeclaredVariables?.(node) ?? [])
    .map(({ name }) => name)
  return context.sourceCode
    .getTokens(around)
    .some(({ value, range }) => names.includes(value) && (range[0] < block.range[0] || range[1] > block.range[1]))
}
