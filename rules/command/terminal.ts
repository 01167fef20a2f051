import path from 'node:path'
import { askHere } from './ask.ts'
import type { Screen } from './progress.ts'

export interface Terminal {
  /** The folder where the person stands. */
  readonly from: string
  /** Where progress is shown. */
  readonly screen: Screen
  print(text: string): void
  complain(text: string): void
  /** Asks the person; answers an empty text where there is none. */
  ask(question: string): Promise<string>
}

/** May it be done? With `--yes` nobody is asked; where nobody sits at the terminal, nothing is done. */
export async function agreed(question: string, yes: boolean, { ask, complain }: Terminal): Promise<boolean> {
  if (yes) return true
  const answer = await ask(`${question} [y/N] `)
  if (answer === '') complain('Nothing is written without a yes. --yes says it beforehand.')
  return /^y(es)?$/i.test(answer.trim())
}

/** The terminal of this process. */
export function terminalHere(): Terminal {
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
  // Of ESLint's warnings: a file that it no longer reads, and threads that did not pay.
  process.removeAllListeners('warning')
  process.on('warning', ({ name, message }) => {
    if (!name.startsWith('ESLint')) console.error(`${name}: ${message}`)
  })
  return {
    from: whereThePersonStands(),
    screen: process.stderr,
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    ask: askHere,
  }
}

/** npm runs a script in the package's folder and keeps in `INIT_CWD` where it was called. */
export function whereThePersonStands(): string {
  const { INIT_CWD, npm_package_json: manifest } = process.env
  const underNpm = manifest !== undefined && path.dirname(manifest) === process.cwd()
  return underNpm && INIT_CWD ? INIT_CWD : process.cwd()
}
