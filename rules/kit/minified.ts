import type { Context } from './context.ts'
import { perProgram } from './per-program.ts'

/** Characters below which a file is no bundle, however long its lines. */
const LEAST = 5_000
/** Characters of a line, on average; people stay far below. */
const LONG = 500

/** Whether a program wrote the text, for machines: nobody mends such code, and its short names tell nothing. */
export const isMinified: (context: Context) => boolean = perProgram(
  ({ sourceCode: { text, lines } }) => text.length > LEAST && text.length > LONG * lines.length,
)
