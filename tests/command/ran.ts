import { stripVTControlCharacters } from 'node:util'
import { run } from '../../rules/command/run.ts'
import { stub } from './stub-plugin.ts'

export interface Ran {
  readonly code: number
  readonly printed: string
  readonly complained: string
}

/** Runs the command in a folder, with the plugin of one rule. */
export async function ran(from: string, args: readonly string[], answers: readonly string[] = []): Promise<Ran> {
  const printed: string[] = []
  const complained: string[] = []
  const open = [...answers]
  const code = await run(stub, args, {
    from,
    screen: { write: () => true },
    ask: async (question) => {
      printed.push(question)
      return open.shift() ?? ''
    },
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
  })
  const plain = (texts: readonly string[]): string => stripVTControlCharacters(texts.join('\n'))
  return { code, printed: plain(printed), complained: plain(complained) }
}
