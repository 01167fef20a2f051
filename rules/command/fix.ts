import type { ESLint, Linter } from 'eslint'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FixAsked } from './arguments.ts'
import { difference } from './difference.ts'
import type { Start } from './engine.ts'
import { count } from './findings.ts'
import { lintBy } from './lint.ts'
import { calledFrom } from './package-manager.ts'
import { paint } from './paint.ts'
import { showProgress } from './progress.ts'
import { chosenFiles, configFor } from './reading.ts'
import { RUNTIME, runtimeInstalls } from './runtime-install.ts'
import { pruneAdvice } from './suppression-advice.ts'
import { suppressed } from './suppressions.ts'
import { agreed, type Terminal } from './terminal.ts'

/** Rewrites what can be rewritten, after showing it; answers the exit code: 1 while findings are left to show. */
export async function fix(start: Start, asked: FixAsked, terminal: Terminal): Promise<0 | 1> {
  const { from } = terminal
  const chosen = { ...chosenFiles(asked, from), config: configFor(asked.config, from) }
  const progress = showProgress(terminal.screen)
  const { results } = await lintBy(start, {
    ...chosen,
    from,
    preset: asked.preset,
    rewrites: 'apply',
    progress: progress.channel,
    counted: progress.counted,
  }).finally(() => progress.end())
  const rewritten = results.filter(({ output }) => output !== undefined)
  for (const { filePath, output = '' } of rewritten) {
    terminal.print(`${difference(path.relative(from, filePath), readFileSync(filePath, 'utf8'), output, paint)}\n`)
  }
  const written =
    rewritten.length > 0 && (await agreed(`Rewrite ${count(rewritten.length, 'file')}?`, asked.yes, terminal))
  if (written) await outputFixes(rewritten)
  const { results: shown, leftOver } = suppressed(results, path.resolve(from, asked.suppressionsLocation))
  const left = shown.flatMap(({ messages }) => messages)
  terminal.print(
    summary(written ? rewritten.length : 0, results.length, left, paint('bold', calledFrom(from, 'check'))),
  )
  const installs = written ? runtimeInstalls(rewritten, from) : []
  if (installs.length > 0) {
    const commands = installs.map((command) => `\n  ${paint('bold', command)}`).join('')
    terminal.print(`The rewritten code imports ${RUNTIME}, which is not installed there:${commands}`)
  }
  if (written && leftOver.length > 0) terminal.complain(pruneAdvice(leftOver, asked, from))
  return left.length === 0 && (written || rewritten.length === 0) ? 0 : 1
}

async function outputFixes(results: ESLint.LintResult[]): Promise<void> {
  const { ESLint } = await import('eslint')
  await ESLint.outputFixes(results)
}

function summary(rewritten: number, all: number, left: readonly Linter.LintMessage[], check: string): string {
  const unreadable = left.filter(({ fatal }) => fatal).length
  const findings = left.length - unreadable
  const parts = [
    rewritten > 0 ? `${count(rewritten, 'file')} rewritten` : 'Nothing rewritten',
    `${count(all - unreadable, 'file')} read`,
    ...(unreadable > 0 ? [`${count(unreadable, 'file')} not readable`] : []),
  ]
  const open = findings > 0 ? `${count(findings, 'finding')} left for a person` : 'More'
  return `${parts.join(', ')}.${left.length > 0 ? ` ${open}: ${check}` : ''}`
}
