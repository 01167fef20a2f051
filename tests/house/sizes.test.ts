import { describe, expect, it } from 'vitest'
import { filesBelow, read } from './sources.ts'

const code = ['rules', 'runtime', 'tests', 'docs'].flatMap((folder) => filesBelow(folder, /\.[cm]?[jt]sx?$/))
const all = ['rules', 'runtime', 'tests', 'docs'].flatMap((folder) => filesBelow(folder))

/** Most lines that a file may have. */
function limitOf(file: string): number {
  // Two lines a rule, and little else.
  if (file === 'rules/index.ts') return 25 + 2 * filesBelow('docs/rules').length
  if (/^rules\/[^/]+\.ts$/.test(file)) return 150
  return file.startsWith('tests/') ? 400 : 250
}

describe('sizes', () => {
  it('keep a file readable in one sitting', () => {
    const long = code
      .map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > limitOf(file))
    expect(long).toEqual([])
  })

  it('keep a line in 120 columns', () => {
    const wide = code.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (line.length > 120 ? [`${file}:${i + 1}`] : [])),
    )
    expect(wide).toEqual([])
  })
})

describe('names', () => {
  it('say something', () => {
    const empty = /(^|\/)(utils?|helpers?|shared|common|misc|lib)(\/|\.[cm]?[jt]sx?$)/
    expect(all.filter((file) => empty.test(file))).toEqual([])
  })
})
