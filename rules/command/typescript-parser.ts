import type * as Parser from '@typescript-eslint/parser'
import type { Linter } from 'eslint'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { addForDevelopment } from './adding.ts'

/** What reads TypeScript, or a stand-in that refuses each file with the command that brings it. */
export interface TypeScriptParser {
  readonly parser: Linter.Parser
  readonly found: boolean
}

/** How the stand-in's refusal begins; the command follows. */
export const NEEDS_PARSER = 'TypeScript needs a parser: '

const PARSER = '@typescript-eslint/parser'
const TYPESCRIPT = 'typescript@6'

/** The parser of the project that is linted, else the one beside this command. */
export async function typeScriptParser(project: string, beside = import.meta.url): Promise<TypeScriptParser> {
  for (const place of [path.join(project, 'package.json'), beside]) {
    for (const find of [() => resolved(place, PARSER), () => resolved(resolved(place, 'typescript-eslint'), PARSER)]) {
      try {
        const { parseForESLint, meta } = (await import(pathToFileURL(find()).href)) as typeof Parser
        return { parser: { parseForESLint, meta } as Linter.Parser, found: true }
      } catch {
        // Not installed there, or it does not support the TypeScript that is: the next place may serve.
      }
    }
  }
  return { parser: refusing(commandThatBringsIt(project)), found: false }
}

function resolved(from: string, name: string): string {
  return createRequire(from).resolve(name)
}

function refusing(command: string): Linter.Parser {
  return {
    meta: { name: 'no-typescript-parser', version: '0.0.0' },
    parseForESLint() {
      throw new SyntaxError(`${NEEDS_PARSER}${command}`)
    },
  }
}

/** The parser supports TypeScript below 6.1. It must not take the place of a newer one. */
export function commandThatBringsIt(project: string): string {
  return isTooNew(typeScriptVersion(project))
    ? `npx -p eslint-plugin-backpressure -p ${TYPESCRIPT} -p ${PARSER} backpressure check`
    : addForDevelopment(project, parserPackages(project))
}

/** What a project lacks to have its TypeScript parsed. */
export function parserPackages(project: string): string[] {
  return typeScriptVersion(project).length === 0 ? [TYPESCRIPT, PARSER] : [PARSER]
}

function isTooNew([major = 0, minor = 0]: readonly number[]): boolean {
  return major > 6 || (major === 6 && minor > 0)
}

function typeScriptVersion(project: string): number[] {
  try {
    const require = createRequire(path.join(project, 'package.json'))
    return (require('typescript/package.json') as { version: string }).version.split('.').map(Number)
  } catch {
    return []
  }
}
