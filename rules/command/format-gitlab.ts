import type { ESLint } from 'eslint'
import { fingerprints } from './fingerprints.ts'
import { nameFrom } from './source-name.ts'

/** GitLab's code quality report. */
export function gitlabFormat(results: readonly ESLint.LintResult[], base: string): string {
  const issues = results.flatMap((result) => {
    const path = nameFrom(base, result.filePath)
    const marks = fingerprints(path, result)
    return result.messages.map(({ ruleId, severity, message, line, endLine }, i) => ({
      description: message,
      check_name: ruleId ?? 'not readable',
      fingerprint: marks[i],
      severity: severity === 2 ? 'major' : 'minor',
      location: { path, lines: { begin: line || 1, end: endLine ?? (line || 1) } },
    }))
  })
  return JSON.stringify(issues, null, 2)
}
