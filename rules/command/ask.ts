import { createInterface } from 'node:readline/promises'

/** Asks at the terminal; an empty answer where nobody sits there. */
export async function askHere(question: string): Promise<string> {
  if (!process.stdin.isTTY) return ''
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}
