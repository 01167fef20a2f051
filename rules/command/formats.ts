import type { ESLint } from 'eslint'
import type { Linting } from './eslint-options.ts'
import { findingsReport } from './findings.ts'
import { githubFormat } from './format-github.ts'
import { gitlabFormat } from './format-gitlab.ts'
import { sarifFormat } from './format-sarif.ts'
import type { Linted } from './lint.ts'
import { wrongValue } from './misuse.ts'
import { paint } from './paint.ts'
import { rewritable, ruleSummary } from './rule-summary.ts'
import { checkoutAbove } from './source-name.ts'

/** The results as text, in the format of that name; without a name, for a person at a terminal. */
export async function formatted(
  name: string | undefined,
  { results, eslint }: Linted,
  from: string,
  plugin: Linting,
): Promise<string> {
  const base = checkoutAbove(from)
  switch (name) {
    case undefined:
      return forAPerson(results, from, plugin)
    case 'github':
      return githubFormat(results, base)
    case 'gitlab':
      return gitlabFormat(results, base)
    case 'sarif':
      return sarifFormat(results, base, plugin)
    default: {
      const { format } = await loaded(eslint, name)
      return format([...results], {})
    }
  }
}

function forAPerson(results: readonly ESLint.LintResult[], from: string, plugin: Linting): string {
  const report = findingsReport(results, from, paint, 'backpressure fix writes it')
  const parts = [report, ruleSummary(results, plugin, paint), rewritable(results, from, paint)]
  return parts.filter((part) => part !== '').join('\n\n')
}

async function loaded(eslint: ESLint, name: string): Promise<ESLint.LoadedFormatter> {
  try {
    return await eslint.loadFormatter(name)
  } catch {
    throw wrongValue('--format', 'sarif, github, gitlab, or the name of a formatter of ESLint that is installed', name)
  }
}
