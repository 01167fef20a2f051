import type { ESLint } from 'eslint'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { FixAsked } from './arguments.ts'
import { difference } from './difference.ts'
import type { Start } from './engine.ts'
import { count } from './findings.ts'
import { lintBy } from './lint.ts'
import { addToProgram, packageManagerOf } from './package-manager.ts'
import { paint } from './paint.ts'
import { showProgress } from './progress.ts'
import { chosenFiles, configFor } from './reading.ts'
import { agreed, type Terminal } from './terminal.ts'

const RUNTIME = 'backpressure-runtime'

/** Rewrites what can be rewritten, after showing it; answers the exit code: 1 while findings are left. */
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
  const left = results.reduce((sum, { messages }) => sum + messages.length, 0)
  terminal.print(summary(rewritten.length, written, results.length, left))
  if (written && rewritten.some(lacksRuntime)) {
    const install = paint('bold', addToProgram(packageManagerOf(from), [RUNTIME]))
    terminal.print(`The rewritten code imports ${RUNTIME}, which is not installed here:\n  ${install}`)
  }
  return left === 0 && (written || rewritten.length === 0) ? 0 : 1
}

async function outputFixes(results: ESLint.LintResult[]): Promise<void> {
  const { ESLint } = await import('eslint')
  await ESLint.outputFixes(results)
}

function summary(rewritable: number, written: boolean, read: number, left: number): string {
  const files = written ? `${count(rewritable, 'file')} rewritten` : 'Nothing rewritten'
  const open = left === 0 ? '' : ` ${count(left, 'finding')} left for a person: ${paint('bold', 'backpressure check')}`
  return `${files}, ${count(read, 'file')} read.${open}`
}

function lacksRuntime({ filePath, output = '' }: ESLint.LintResult): boolean {
  if (!output.includes(`'${RUNTIME}'`) && !output.includes(`"${RUNTIME}"`)) return false
  try {
    createRequire(filePath).resolve(RUNTIME)
    return false
  } catch {
    return true
  }
}
