import type { ESLint } from 'eslint'
import { count } from './findings.ts'
import { nameFrom } from './source-name.ts'

/** Workflow commands: GitHub shows each at its line of a pull request. */
export function githubFormat(results: readonly ESLint.LintResult[], base: string): string {
  const lines = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, severity, message, line = 1, column = 1, endLine, endColumn }) => {
      const properties = {
        file: nameFrom(base, filePath),
        line,
        col: column,
        // GitHub takes an end column within one line only.
        ...(endLine !== undefined && { endLine }),
        ...(endLine === line && endColumn !== undefined && { endColumn }),
        title: ruleId ?? 'not readable',
      }
      const shown = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
      return `::${severity === 2 ? 'error' : 'warning'} ${shown.join(',')}::${data(message)}`
    }),
  )
  const findings = lines.length === 0 ? 'No findings' : count(lines.length, 'finding')
  return [...lines, `${findings}, ${count(results.length, 'file')} read.`].join('\n')
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
