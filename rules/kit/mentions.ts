import type { Context } from './context.ts'
import { perProgram } from './per-program.ts'

/** What a file must name to hold anything for a rule: words of its text, all of them, or what a question answers. */
export type Mentions = RegExp | readonly RegExp[] | ((context: Context) => boolean)

export function mentions(context: Context, wanted: Mentions): boolean {
  if (typeof wanted === 'function') return wanted(context)
  return [wanted].flat().every((pattern) => isMentioned(context, pattern))
}

/** Whether the text of the file holds the pattern: looked up once, however many rules ask for the same one. */
export function isMentioned(context: Context, pattern: RegExp): boolean {
  const known = answers(context)
  const words = String(pattern)
  let answer = known.get(words)
  if (answer === undefined) known.set(words, (answer = pattern.test(context.sourceCode.text)))
  return answer
}

const answers = perProgram(() => new Map<string, boolean>())
