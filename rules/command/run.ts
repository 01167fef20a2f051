import path from 'node:path'
import { inspect } from 'node:util'
import { askedBy, USAGE } from './arguments.ts'
import { demonstrate } from './demonstration.ts'
import { findingsReport } from './findings.ts'
import { lint, type Linting } from './lint.ts'
import { Misuse } from './misuse.ts'
import { paint } from './paint.ts'

export interface Terminal {
  print(text: string): void
  complain(text: string): void
}

/** Carries out one call of the command; answers its exit code: 0 clean, 1 findings, 2 misused or broken. */
export async function run(plugin: Linting, args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const asked = askedBy(args)
    if (asked.what === 'usage') {
      terminal.print(USAGE)
      return 0
    }
    if (asked.what === 'demonstration') return (await demonstrate(plugin, terminal)) ? 0 : 1
    const from = whereThePersonStands()
    const results = await lint(plugin, { from, paths: asked.paths, preset: asked.preset })
    terminal.print(findingsReport(results, from, paint))
    return results.some(({ messages }) => messages.length > 0) ? 1 : 0
  } catch (error) {
    terminal.complain(error instanceof Misuse ? `${error.message}\n\n${USAGE}` : inspect(error))
    return 2
  }
}

/** npm runs a script in the package's folder and keeps in `INIT_CWD` where it was called. */
function whereThePersonStands(): string {
  const { INIT_CWD, npm_package_json: manifest } = process.env
  const underNpm = manifest !== undefined && path.dirname(manifest) === process.cwd()
  return underNpm && INIT_CWD ? INIT_CWD : process.cwd()
}
