import type { Linter } from 'eslint'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { blocksOf } from './blocks.ts'
import { lint } from './lint.ts'
import { filesBelow, read } from './sources.ts'

const pages = filesBelow('docs', /\.md$/)
const programs = filesBelow('docs/examples', /\.[cm]?[jt]sx?$/)

describe('one defect has one report', () => {
  const blocks = pages
    .flatMap(blocksOf)
    .filter(({ language, marks }) => /^[cm]?[jt]sx?$/.test(language) && !marks.includes('fragment'))

  it.each(blocks.map((block) => ({ ...block, title: `${block.page}:${block.line}` })))('$title', (block) => {
    const { code, language, settings } = block
    expect(overlaps(lint(code, language, { preset: 'strict', settings }))).toEqual([])
  })

  it.each(programs)('%s', (file) => {
    expect(overlaps(lint(read(file), path.extname(file).slice(1), { preset: 'strict' }))).toEqual([])
  })
})

/** Pairs of reports at places that share a character. */
function overlaps(messages: readonly Linter.LintMessage[]): string[] {
  return messages.flatMap((one, i) =>
    messages
      .slice(i + 1)
      .flatMap((other) =>
        before(one.line, one.column, other) && before(other.line, other.column, one)
          ? [`${one.ruleId} and ${other.ruleId} in line ${other.line}`]
          : [],
      ),
  )
}

function before(line: number, column: number, { endLine = 0, endColumn = 0 }: Linter.LintMessage): boolean {
  return line < endLine || (line === endLine && column < endColumn)
}
