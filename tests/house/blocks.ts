import { read } from './sources.ts'

export interface Block {
  readonly page: string
  readonly line: number
  readonly language: string
  /** Words behind the language: `bad`, `good`, `strict`. */
  readonly marks: readonly string[]
  readonly code: string
}

/** The fenced code blocks of a page. */
export function blocksOf(page: string): Block[] {
  const text = read(page)
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    marks: (match[2] ?? '').trim().split(/\s+/).filter((mark) => mark !== ''),
    code: match[3] ?? '',
  }))
}
