import type { ESLint } from 'eslint'
import { count } from './findings.ts'
import type { Linting } from './eslint-options.ts'
import { calledFrom } from './package-manager.ts'
import type { Paint } from './paint.ts'

/** How many findings each rule has, the most first, with the rule's page. */
export function ruleSummary(results: readonly ESLint.LintResult[], { rules = {} }: Linting, paint: Paint): string {
  const counts = new Map<string, number>()
  for (const { ruleId } of results.flatMap(({ messages }) => messages)) {
    if (ruleId !== null) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  }
  const rows = [...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))
  const width = Math.max(0, ...rows.map(([, findings]) => String(findings).length))
  return rows
    .map(([rule, findings]) => {
      const { docs } = rules[rule.replace('backpressure/', '')]?.meta ?? {}
      return `${String(findings).padStart(width)}  ${paint('yellow', rule)}  ${paint(
        'gray',
        docs?.url ?? '',
      )}`.trimEnd()
    })
    .join('\n')
}

/** `3 findings can be rewritten: npx … backpressure fix`, or nothing. */
export function rewritable(results: readonly ESLint.LintResult[], from: string, paint: Paint): string {
  const findings = results.flatMap(({ messages }) => messages).filter(({ fix }) => fix !== undefined).length
  const fix = paint('bold', calledFrom(from, 'fix'))
  return findings === 0 ? '' : `${count(findings, 'finding')} can be rewritten: ${fix}`
}
