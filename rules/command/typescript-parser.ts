import type * as Parser from '@typescript-eslint/parser'
import type { Linter } from 'eslint'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What reads TypeScript, or a stand-in that refuses each file with the command that brings it. */
export interface TypeScriptParser {
  readonly parser: Linter.Parser
  readonly found: boolean
}

export const INSTALL_PARSER = 'npm install --save-dev typescript @typescript-eslint/parser'

/** The `@typescript-eslint/parser` of the project that is linted, else the one beside this command. */
export async function typeScriptParser(project: string, beside = import.meta.url): Promise<TypeScriptParser> {
  for (const place of [path.join(project, 'package.json'), beside]) {
    try {
      const file = createRequire(place).resolve('@typescript-eslint/parser')
      const { parseForESLint, meta } = (await import(pathToFileURL(file).href)) as typeof Parser
      return { parser: { parseForESLint, meta } as Linter.Parser, found: true }
    } catch {
      // Not installed there, or it does not support the TypeScript that is: the next place may serve.
    }
  }
  return { parser: REFUSING, found: false }
}

const REFUSING: Linter.Parser = {
  meta: { name: 'no-typescript-parser', version: '0.0.0' },
  parseForESLint() {
    throw new SyntaxError(`TypeScript needs a parser: ${INSTALL_PARSER}`)
  },
}
