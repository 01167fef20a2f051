import type { ESLint } from 'eslint'
import { existsSync } from 'node:fs'
import { startHere, type Start } from './engine.ts'
import type { Linting } from './eslint-options.ts'
import { Misuse } from './misuse.ts'
import { isOurs, withMessages } from './ours.ts'
import type { Plan } from './plan.ts'
import { existing, workingFolder } from './targets.ts'
import { threadsFor } from './threads.ts'

export interface Request extends Omit<Plan, 'cwd' | 'threads' | 'fromElsewhere'> {
  /** The folder that relative paths start from. */
  readonly from: string
  readonly paths: readonly string[]
  /** Texts by absolute path, to be read instead of the files. */
  readonly texts?: ReadonlyMap<string, string> | undefined
  readonly concurrency?: number | 'auto' | 'off' | undefined
  /** Is it well to find no file? Otherwise it is misuse. */
  readonly noneIsFine?: boolean | undefined
  /** Hears how many files are to be read, as soon as that is known; at most so many, where a cache knows some. */
  readonly counted?: ((total: () => number, isAtMost: boolean) => void) | undefined
}

export interface Linted {
  readonly results: ESLint.LintResult[]
  readonly eslint: ESLint
}

/**
 * Lints files and folders with a preset of the plugin, and nothing of the project's configuration unless it is named.
 * Answers every file read, with findings of this plugin and errors of the parser only.
 */
export async function lint(
  plugin: Linting,
  request: Request,
  start: Start = startHere(plugin),
): Promise<ESLint.LintResult[]> {
  return (await lintBy(start, request)).results
}

export async function lintBy(start: Start, request: Request): Promise<Linted> {
  const { from, paths, texts, concurrency = 'off', noneIsFine, counted, ...plan } = request
  const targets = texts ? [...texts.keys()] : paths.map((given) => existing(given, from))
  const cwd = workingFolder(targets, from)
  const hasResults = plan.cache !== undefined && existsSync(plan.cache)
  const threads = threadsFor(concurrency, texts ? [] : targets, hasResults)
  const { eslint, readable } = await start({ ...plan, cwd, threads, fromElsewhere: texts !== undefined })
  counted?.(readable.count, hasResults)
  const found = texts ? await lintTexts(eslint, texts) : targets.length > 0 ? await eslint.lintFiles(targets) : []
  const ours = found.map((result) => withMessages(result, result.messages.filter(isOurs)))
  const results = [...ours, ...readable.results()]
  if (results.length === 0 && !noneIsFine) {
    throw new Misuse(
      `No JavaScript or TypeScript file in ${paths.join(', ')}. ` +
        'Dependencies, build output, declarations and minified files are left out.',
    )
  }
  return { results, eslint }
}

async function lintTexts(eslint: ESLint, texts: ReadonlyMap<string, string>): Promise<ESLint.LintResult[]> {
  const results: ESLint.LintResult[] = []
  for (const [filePath, text] of texts) {
    if (await isRead(eslint, filePath)) results.push(...(await eslint.lintText(text, { filePath })))
  }
  return results
}

/** Is there a configuration for the file, and is it not left out? */
async function isRead(eslint: ESLint, filePath: string): Promise<boolean> {
  return !(await eslint.isPathIgnored(filePath)) && (await eslint.calculateConfigForFile(filePath)) !== undefined
}
