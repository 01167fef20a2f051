import type { ESLint } from 'eslint'
import { createHash } from 'node:crypto'

/** What a finding is known by when other lines of its file change: path, rule, its line's text, and which of equals. */
export function fingerprints(name: string, { source = '', messages }: ESLint.LintResult): string[] {
  const lines = source.split(/\r\n|[\n\r]/)
  const seen = new Map<string, number>()
  return messages.map(({ ruleId, line }) => {
    const key = [name, ruleId, (lines[line - 1] ?? '').trim()].join('\0')
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    return createHash('sha256').update(`${key}\0${nth}`).digest('hex').slice(0, 40)
  })
}
