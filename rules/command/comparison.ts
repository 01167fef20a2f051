import { isDeepStrictEqual } from 'node:util'
import type { Outcome } from './load.ts'
import type { Paint } from './paint.ts'

/** The same file under the same load, before and after its rewrite. */
export interface Comparison {
  readonly file: string
  readonly before: Outcome
  readonly after: Outcome
}

/** Do both versions give the world the same? */
export function sameResults({ before, after }: Comparison): boolean {
  return isDeepStrictEqual(before.result, after.result)
}

/** A table with a row for each file: what was measured before and after. */
export function comparisonTable(comparisons: readonly Comparison[], paint: Paint): string {
  const rows = comparisons.map((comparison) => {
    const { file, before, after } = comparison
    return [
      file,
      before.load,
      sameResults(comparison) ? 'equal' : 'DIFFERENT',
      change(before.peakInFlight, after.peakInFlight, String),
      change(before.peakBufferedBytes, after.peakBufferedBytes, bytes),
      change(before.leftHanging, after.leftHanging, String),
    ]
  })
  const head = ['file', 'load', 'results', 'peak in flight', 'peak buffered', 'left hanging']
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [
    paint('bold', line(head)),
    paint('gray', rule),
    ...rows.map((row) => (row[2] === 'equal' ? line(row) : paint('red', line(row)))),
  ].join('\n')
}

function change(before: number | undefined, after: number | undefined, shown: (value: number) => string): string {
  return before === undefined || after === undefined ? '' : `${shown(before)} → ${shown(after)}`
}

function bytes(value: number): string {
  if (value < 1_024) return `${value} B`
  return value < 1_024 ** 2 ? `${(value / 1_024).toFixed(0)} KiB` : `${(value / 1_024 ** 2).toFixed(1)} MiB`
}
