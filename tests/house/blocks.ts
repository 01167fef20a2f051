import { read } from './sources.ts'

export interface Block {
  readonly page: string
  readonly line: number
  readonly language: string
  /** Words behind the language: `bad`, `good`, `strict`, `run`, `config`. */
  readonly marks: readonly string[]
  /** Behind the words: what the code is linted with. */
  readonly settings: object
  readonly code: string
}

/** The fenced code blocks of a page. */
export function blocksOf(page: string): Block[] {
  const text = read(page)
  return [...text.matchAll(/^```(\w+)([^{\n]*)({.*})?\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    marks: (match[2] ?? '').split(/\s+/).filter((mark) => mark !== ''),
    settings: JSON.parse(match[3] ?? '{}') as object,
    code: match[4] ?? '',
  }))
}

/** Blocks of a page with a mark, titled by their line for a table of tests. */
export function marked(page: string, mark: string): [title: string, block: Block][] {
  return blocksOf(page)
    .filter(({ marks }) => marks.includes(mark))
    .map((block) => [`line ${block.line}`, block])
}
