import type { ESLint } from 'eslint'
import path from 'node:path'
import type { CheckAsked } from './arguments.ts'
import type { Start } from './engine.ts'
import type { Linting } from './eslint-options.ts'
import { count } from './findings.ts'
import { formatted } from './formats.ts'
import { lintBy } from './lint.ts'
import { withMessages } from './ours.ts'
import { showProgress } from './progress.ts'
import { chosenFiles, configFor } from './reading.ts'
import { pruneAdvice, sharingAdvice } from './suppression-advice.ts'
import type { Terminal } from './terminal.ts'
import { pruneSuppressions, recordSuppressions, suppressed } from './suppressions.ts'

/** Lints and tells what was found; answers the exit code. */
export async function check(plugin: Linting, start: Start, asked: CheckAsked, terminal: Terminal): Promise<0 | 1> {
  const { from } = terminal
  const chosen = { ...chosenFiles(asked, from), config: configFor(asked.config, from) }
  const progress = showProgress(terminal.screen)
  const { results, eslint } = await lintBy(start, {
    ...chosen,
    from,
    preset: asked.preset,
    rewrites: 'show',
    concurrency: asked.concurrency,
    cache: asked.cache ? path.join(from, 'node_modules/.cache/backpressure') : undefined,
    progress: progress.channel,
    counted: progress.counted,
  }).finally(() => progress.end())
  const file = path.resolve(from, asked.suppressionsLocation)
  if (asked.suppressions === 'record') {
    const passed = recordSuppressions(results, file)
    terminal.print(`${count(passed, 'finding')} of today taken down in ${asked.suppressionsLocation}.`)
    const advice = sharingAdvice(asked, from)
    if (passed > 0 && advice !== undefined) terminal.complain(advice)
  } else if (asked.suppressions === 'prune') {
    const left = pruneSuppressions(results, file)
    terminal.print(`${count(left, 'finding')} left in ${asked.suppressionsLocation}.`)
  }
  const { results: shown, leftOver } = suppressed(results, file)
  const judged = asked.maxWarnings === undefined ? shown : shown.map(asWarnings)
  terminal.print(await formatted(asked.format, { results: judged, eslint }, from, plugin))
  if (leftOver.length > 0) terminal.complain(pruneAdvice(leftOver, asked, from))
  return passes(judged, asked.maxWarnings) && leftOver.length === 0 ? 0 : 1
}

function passes(results: readonly ESLint.LintResult[], maxWarnings = Infinity): boolean {
  const total = (counted: 'errorCount' | 'warningCount'): number => results.reduce((sum, one) => sum + one[counted], 0)
  return total('errorCount') === 0 && total('warningCount') <= maxWarnings
}

/** Findings as warnings; a file that is not readable stays an error. */
function asWarnings(result: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.map((message) => (message.fatal ? message : { ...message, severity: 1 as const }))
  return withMessages(result, messages)
}
