import { structuredPatch } from 'diff'
import type { Paint } from './paint.ts'

/** The unified difference between two texts of a file. */
export function difference(name: string, before: string, after: string, paint: Paint): string {
  const { hunks } = structuredPatch(name, name, before, after, undefined, undefined, { context: 2 })
  const lines = [paint('bold', `--- a/${name}`), paint('bold', `+++ b/${name}`)]
  for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks) {
    lines.push(paint('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`))
    for (const line of changed) lines.push(painted(line.replace(/\r$/, ''), paint))
  }
  return lines.join('\n')
}

function painted(line: string, paint: Paint): string {
  if (line.startsWith('-')) return paint('red', line)
  if (line.startsWith('+')) return paint('green', line)
  return line
}
