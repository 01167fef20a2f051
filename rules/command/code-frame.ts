import type { Paint } from './paint.ts'

/** A place in a file as ESLint gives it: lines and columns count from 1, the end is exclusive. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly endLine?: number | undefined
  readonly endColumn?: number | undefined
}

const AROUND = 2
const WIDTH = 120
/** Characters that a terminal would obey: all control characters but the tab. */
const CONTROL = /[^\P{Cc}\t]/gu

/** The lines around a place, numbered, with the place underlined. */
export function codeFrame(source: string, place: Place, paint: Paint): string {
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/)
  const first = Math.max(1, place.line - AROUND)
  const last = Math.min(lines.length, place.line + AROUND)
  const gutter = String(last).length
  const shown: string[] = []
  for (let number = first; number <= last; number++) {
    const line = lines[number - 1] ?? ''
    const here = number === place.line
    const skipped = here ? skippedOf(line, place.column) : 0
    const label = paint('gray', `${String(number).padStart(gutter)} |`)
    shown.push(`${here ? paint('red', '>') : ' '} ${label} ${windowOf(line, skipped)}`.trimEnd())
    if (here) shown.push(`  ${paint('gray', `${' '.repeat(gutter)} |`)} ${underline(line, place, skipped, paint)}`)
  }
  return shown.join('\n')
}

/** A line too long to print is shown from shortly before the place. */
function skippedOf(line: string, column: number): number {
  return line.length <= WIDTH || column < WIDTH / 2 ? 0 : column - WIDTH / 4
}

function windowOf(line: string, skipped: number): string {
  const end = skipped + WIDTH
  const shown = line.slice(skipped, end).replaceAll(CONTROL, '·')
  return `${skipped > 0 ? '…' : ''}${shown}${line.length > end ? '…' : ''}`
}

function underline(line: string, place: Place, skipped: number, paint: Paint): string {
  const { column, endLine = place.line, endColumn = column + 1 } = place
  const from = column - 1
  const until = endLine > place.line ? line.length : endColumn - 1
  const to = Math.min(Math.max(until, from + 1), skipped + WIDTH)
  // Tabs stay tabs, so that the marks stand under the code.
  const before = line.slice(skipped, from).replaceAll(/[^\t]/g, ' ')
  return `${skipped > 0 ? ' ' : ''}${before}${paint('red', '^'.repeat(Math.max(1, to - from)))}`
}
