import type { Context } from './context.ts'
import { perProgram } from './per-program.ts'

/** What a file must name to hold anything for a rule: what `oneOf` asks, a pattern, all of several, or a question. */
export type Mentions = Mention | readonly Mention[]

type Mention = RegExp | ((context: Context) => boolean)

export function mentions(context: Context, wanted: Mentions): boolean {
  return [wanted].flat().every((mention) => isMentioned(context, mention))
}

/**
 * Whether the text of the file holds one of the words, `'drain'` anywhere and `'.write'` behind a dot, or what else is
 * asked. Words are cheaper than a pattern of them: the text is gone through once for those of all rules.
 */
export function oneOf(...wanted: readonly (string | Mention)[]): (context: Context) => boolean {
  const words = wanted.filter((word) => typeof word === 'string')
  const others = wanted.filter((mention) => typeof mention !== 'string')
  watchFor(words)
  return (context) => {
    const held = wordsOf(context)
    return words.some((word) => held.has(word)) || others.some((mention) => isMentioned(context, mention))
  }
}

function isMentioned(context: Context, mention: Mention): boolean {
  return typeof mention === 'function' ? mention(context) : mention.test(context.sourceCode.text)
}

/** The words that some rule asks for, and the pattern that finds them. */
const watched = new Set<string>()
let pattern = /(?!)/g

function watchFor(words: readonly string[]): void {
  const before = watched.size
  for (const word of words) watched.add(word.replace(/^\./, ''))
  if (watched.size > before) pattern = patternOfAll()
}

function patternOfAll(): RegExp {
  const alternatives = [...watched].map((word) => word.replaceAll('$', String.raw`\$`)).join('|')
  return new RegExp(String.raw`(?<![\w$])(?:${alternatives})(?![\w$])`, 'g')
}

/** The watched words that the text holds, those behind a dot with it as well. */
function wordsOf(context: Context): ReadonlySet<string> {
  const last = lookup(context)
  // Names of a project's own libraries come with its settings, when the first rule has looked already.
  if (last.pattern !== pattern) Object.assign(last, { pattern, words: wordsIn(context.sourceCode.text) })
  return last.words
}

const lookup = perProgram(() => ({ pattern: /(?!)/, words: new Set<string>() }))

function wordsIn(text: string): Set<string> {
  const words = new Set<string>()
  for (const { 0: word, index } of text.matchAll(pattern)) {
    words.add(word)
    if (text.slice(0, index).trimEnd().endsWith('.')) words.add(`.${word}`)
  }
  return words
}
