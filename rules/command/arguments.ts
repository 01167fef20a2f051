import { parseArgs } from 'node:util'
import { Misuse } from './misuse.ts'

/** What the person asks the command to do. */
export type Asked =
  | { readonly what: 'usage' }
  | { readonly what: 'demonstration' }
  | { readonly what: 'lint'; readonly paths: readonly string[]; readonly preset: 'recommended' | 'strict' }

export const USAGE = `Usage: npm start                       show what the rules find and mend in docs/examples
       npm start -- [--strict] PATH…   lint these files and folders

  --strict   the preset "strict" instead of "recommended"
  --help     print this

Exit code: 0 nothing found, 1 findings or unreadable files, 2 the command was misused.
`

/** Reads the arguments after the command's name; throws a `Misuse` for those it does not know. */
export function askedBy(args: readonly string[]): Asked {
  const { values, positionals: paths } = parsed(args)
  if (values.help) return { what: 'usage' }
  if (paths.includes('')) throw new Misuse('A path is empty.')
  if (paths.length > 0) return { what: 'lint', paths, preset: values.strict ? 'strict' : 'recommended' }
  if (values.strict) throw new Misuse('--strict needs a path: the demonstration runs on the preset "recommended".')
  return { what: 'demonstration' }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { strict: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    // Node explains at length how a path may start with a dash: its first sentence says what is wrong.
    throw new Misuse(`${(error as Error).message.split('. ')[0]}.`)
  }
}
