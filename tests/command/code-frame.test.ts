import { describe, expect, it } from 'vitest'
import { codeFrame, type Place } from '../../rules/command/code-frame.ts'
import type { Paint } from '../../rules/command/paint.ts'

const plain: Paint = (_, text) => text
const frame = (source: string, place: Place) => codeFrame(source, place, plain).split('\n')

describe('codeFrame', () => {
  it.each([
    {
      name: 'shows two lines before and after',
      source: 'one\ntwo\nthree\nfour\nfive\nsix',
      place: { line: 3, column: 2, endLine: 3, endColumn: 4 },
      shown: ['  1 | one', '  2 | two', '> 3 | three', '    |  ^^', '  4 | four', '  5 | five'],
    },
    {
      name: 'aligns numbers of different width',
      source: 'x\n'.repeat(9) + 'tenth',
      place: { line: 9, column: 1, endLine: 9, endColumn: 2 },
      shown: ['   7 | x', '   8 | x', '>  9 | x', '     | ^', '  10 | tenth'],
    },
    {
      name: 'marks the first line of a place that spans several',
      source: '  all(\n    xs,\n  )',
      place: { line: 1, column: 3, endLine: 3, endColumn: 4 },
      shown: ['> 1 |   all(', '    |   ^^^^', '  2 |     xs,', '  3 |   )'],
    },
    {
      name: 'marks one character where no end is known',
      source: 'const = 1',
      place: { line: 1, column: 7 },
      shown: ['> 1 | const = 1', '    |       ^'],
    },
    {
      name: 'stands under tabs',
      source: '\t\tbad()',
      place: { line: 1, column: 3, endLine: 1, endColumn: 6 },
      shown: ['> 1 | \t\tbad()', '    | \t\t^^^'],
    },
    {
      name: 'drops carriage returns and trailing blanks',
      source: 'a  \r\n\r\nbad\r\n',
      place: { line: 3, column: 1, endLine: 3, endColumn: 4 },
      shown: ['  1 | a', '  2 |', '> 3 | bad', '    | ^^^', '  4 |'],
    },
    {
      name: 'shows no control characters, which a terminal would obey',
      source: '\u001B[2Jbad\u0000',
      place: { line: 1, column: 5, endLine: 1, endColumn: 8 },
      shown: ['> 1 | ·[2Jbad·', '    |     ^^^'],
    },
    {
      name: 'bears an empty source',
      source: '',
      place: { line: 1, column: 1 },
      shown: ['> 1 |', '    | ^'],
    },
  ])('$name', ({ source, place, shown }) => {
    expect(frame(source, place)).toEqual(shown)
  })

  it('shows a window of a very long line, with the mark under the place', () => {
    const [line = '', marks = ''] = frame(`${'x'.repeat(500)}bad${'y'.repeat(500)}`, {
      line: 1,
      column: 501,
      endLine: 1,
      endColumn: 504,
    })
    expect(line.length).toBeLessThan(140)
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('bad')
  })
})
