import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'

/**
 * Where a line before the first statement goes: above the comments that belong to it, below those of the whole file
 * (`#!`, licence, `// @ts-check`, `/* eslint … *\/`).
 */
export function headOf(context: Context, first: TSESTree.ProgramStatement): number {
  let start = first.range[0]
  let line = first.loc.start.line
  for (const comment of context.sourceCode.getCommentsBefore(first).reverse()) {
    const isNear = comment.loc.end.line >= line - 1
    if (!isNear || (comment.type as string) === 'Shebang' || OF_THE_FILE.some((words) => words.test(comment.value)))
      break
    start = comment.range[0]
    line = comment.loc.start.line
  }
  return start
}

const OF_THE_FILE = [
  /@ts-(?:no)?check|@jsx|@jest|@vitest|@flow|@license|@preserve|@file/,
  /\bcopyright\b|\blicen[cs]ed?\b|^!/i,
  /^\s*(?:eslint|globals?|exported|oxlint|prettier|jshint)\b/,
]
