import type { ESLint, Linter } from 'eslint'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Misuse } from './misuse.ts'
import { isOurRule, withMessages } from './ours.ts'

/** ESLint's file of bulk suppressions: how many findings of a rule are passed over in a file. */
type Suppressions = Record<string, Record<string, { count: number }>>

export interface Suppressed {
  readonly results: ESLint.LintResult[]
  /** `file: rule` of the entries that stand for more findings than there are. */
  readonly leftOver: readonly string[]
}

/**
 * Passes over as many findings of a rule in a file as the suppressions file allows; where there are more, all show.
 * ESLint's own interface has done so since version 10 only.
 */
export function suppressed(results: readonly ESLint.LintResult[], file: string): Suppressed {
  const allowed = load(file)
  const leftOver: string[] = []
  const passed = results.map((result) => {
    const name = nameOf(result.filePath, file)
    const entries = allowed[name] ?? {}
    const counts = countsOf(result.messages)
    for (const [rule, { count }] of Object.entries(entries)) {
      if (isOurRule(rule) && (counts.get(rule) ?? 0) < count) leftOver.push(`${name}: ${rule}`)
    }
    const isPassed = ({ ruleId, severity }: Linter.LintMessage): boolean =>
      ruleId !== null && severity === 2 && (counts.get(ruleId) ?? 0) <= (entries[ruleId]?.count ?? 0)
    const over = result.messages.filter(isPassed)
    if (over.length === 0) return result
    const suppressions = [{ kind: 'file', justification: '' }]
    return {
      ...withMessages(
        result,
        result.messages.filter((message) => !isPassed(message)),
      ),
      suppressedMessages: [...result.suppressedMessages, ...over.map((message) => ({ ...message, suppressions }))],
    }
  })
  return { results: passed, leftOver }
}

/** Takes down every finding; answers how many. What stands there of other rules and other files stays. */
export function recordSuppressions(results: readonly ESLint.LintResult[], file: string): number {
  return rewritten(results, file, (counts) => counts)
}

/** Lowers each entry to the findings that are left, and forgets files that are gone; answers how many are left. */
export function pruneSuppressions(results: readonly ESLint.LintResult[], file: string): number {
  return rewritten(results, file, (counts, entries) => {
    const both = [...counts].filter(([rule]) => rule in entries)
    return new Map(both.map(([rule, count]) => [rule, Math.min(count, entries[rule]?.count ?? 0)]))
  })
}

type Counts = ReadonlyMap<string, number>

function rewritten(
  results: readonly ESLint.LintResult[],
  file: string,
  wanted: (counts: Counts, entries: Suppressions[string]) => Counts,
): number {
  const all = load(file)
  let total = 0
  for (const { filePath, messages } of results) {
    const name = nameOf(filePath, file)
    const entries = all[name] ?? {}
    const others = Object.entries(entries).filter(([rule]) => !isOurRule(rule))
    const ours = [...wanted(countsOf(messages), entries)]
    total += ours.reduce((sum, [, count]) => sum + count, 0)
    all[name] = Object.fromEntries([...others, ...ours.map(([rule, count]) => [rule, { count }] as const)].sort(byName))
  }
  const kept = Object.entries(all).filter(
    ([name, entries]) => Object.keys(entries).length > 0 && existsSync(path.resolve(path.dirname(file), name)),
  )
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept.sort(byName)), null, 2)}\n`)
  return total
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

function countsOf(messages: readonly Linter.LintMessage[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { ruleId, severity } of messages) {
    if (ruleId !== null && severity === 2 && isOurRule(ruleId)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  }
  return counts
}

/** Files are named from the folder of the suppressions file, as ESLint names them from where it runs. */
function nameOf(filePath: string, file: string): string {
  return path.relative(path.dirname(file), filePath).replaceAll('\\', '/')
}

function load(file: string): Suppressions {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Suppressions
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Misuse(`The suppressions in ${file} cannot be read: ${(error as Error).message}`)
  }
}
