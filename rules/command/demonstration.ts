import type { ESLint } from 'eslint'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { comparisonTable, sameResults, type Comparison } from './comparison.ts'
import { difference } from './difference.ts'
import { count, findingsReport, placeOf } from './findings.ts'
import type { Linting } from './eslint-options.ts'
import { lint } from './lint.ts'
import { loadOutcome } from './load.ts'
import { paint } from './paint.ts'
import type { Terminal } from './terminal.ts'
import { stage } from './stage.ts'

/** The application that the command shows when it is given nothing. */
export const EXAMPLES = examplesAbove(import.meta.url)

/**
 * Lints the examples, shows what the rewrites change, runs both versions under the same load and lists what is left to
 * a person. Answers whether both versions gave the same results.
 */
export async function demonstrate(
  plugin: Linting,
  terminal: Pick<Terminal, 'print'>,
  examples = EXAMPLES,
): Promise<boolean> {
  const chapter = (title: string) => terminal.print(`\n${paint('inverse', paint('bold', ` ${title} `))}\n`)
  const request = { from: examples, paths: ['.'], preset: 'recommended' } as const

  chapter('1. What the rules find in docs/examples')
  const found = await lint(plugin, { ...request, rewrites: 'show' })
  terminal.print(findingsReport(found, examples, paint))

  chapter('2. What the rewrites change')
  const rewritten = textsOf(await lint(plugin, { ...request, rewrites: 'apply' }), examples)
  for (const [name, text] of rewritten) {
    terminal.print(`${difference(name, readFileSync(path.join(examples, name), 'utf8'), text, paint)}\n`)
  }

  chapter('3. Both versions under the same load')
  const comparisons = await compare(examples, rewritten)
  terminal.print(comparisonTable(comparisons, paint))

  chapter('4. What a person must decide')
  terminal.print(`${decisions(found, examples)}\n\nYour own code: ${paint('bold', 'npm start -- PATH…')}`)
  return comparisons.every(sameResults)
}

/** Source and build stand at different depths below the repository. */
function examplesAbove(url: string): string {
  const folder = path.dirname(fileURLToPath(url))
  const root = existsSync(path.join(folder, '../docs')) ? path.join(folder, '..') : path.join(folder, '../..')
  return path.join(root, 'docs/examples')
}

function textsOf(results: readonly ESLint.LintResult[], examples: string): Map<string, string> {
  return new Map(
    results.flatMap(({ filePath, output }) =>
      output === undefined ? [] : [[path.relative(examples, filePath), output] as const],
    ),
  )
}

/** Runs every rewritten file that has a load. */
async function compare(examples: string, rewritten: ReadonlyMap<string, string>): Promise<Comparison[]> {
  const [before, after] = await Promise.all([stage(examples, new Map()), stage(examples, rewritten)])
  try {
    const comparisons: Comparison[] = []
    for (const file of rewritten.keys()) {
      const { name } = path.parse(file)
      if (!existsSync(path.join(examples, 'load', `${name}.ts`))) continue
      const [then, now] = await Promise.all([loadOutcome(before, name), loadOutcome(after, name)])
      comparisons.push({ file, before: then, after: now })
    }
    return comparisons
  } finally {
    for (const folder of [before, after]) await rm(folder, { recursive: true })
  }
}

/** The findings that no rewrite mends, with what the rules offer. */
function decisions(results: readonly ESLint.LintResult[], examples: string): string {
  const open = results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ fix }) => !fix)
      .map((message) => {
        const title = `${paint('bold', placeOf(filePath, message, examples))}  ${paint('yellow', message.ruleId ?? '')}`
        const offers = (message.suggestions ?? []).map(({ desc }) => `  or: ${desc}`)
        return [title, `  ${message.message}`, ...offers].join('\n')
      }),
  )
  const summary = `${count(open.length, 'finding')} for a person: the code does not say what should happen.`
  return [...open, summary].join('\n\n')
}
