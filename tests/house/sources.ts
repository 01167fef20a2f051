import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

/** Files below a folder of the project, as paths from its root with forward slashes, sorted. */
export function filesBelow(folder: string, fits: RegExp = /./): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => fits.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .sort()
}

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

/** Names of the rules by their files. */
export function ruleNames(): string[] {
  return filesBelow('rules', /^rules\/[^/]+\.ts$/)
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => name !== 'index' && name !== 'presets')
}

/** What a file imports or re-exports, relative paths resolved from the root; types apart where asked. */
export function importsOf(file: string, { types = true } = {}): string[] {
  const sources = programOf(file).body.flatMap((statement) => {
    if (!('source' in statement) || !statement.source) return []
    const kind = 'importKind' in statement ? statement.importKind : statement.exportKind
    return types || kind === 'value' ? [(statement.source as TSESTree.StringLiteral).value] : []
  })
  return sources.map((source) => (source.startsWith('.') ? path.posix.join(path.posix.dirname(file), source) : source))
}

/** Every string literal of a file with its line. */
export function stringsIn(file: string): { value: string; line: number }[] {
  const found: { value: string; line: number }[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, value, loc } = node as Partial<TSESTree.StringLiteral>
    if (type === 'Literal' && typeof value === 'string' && loc) found.push({ value, line: loc.start.line })
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') visit(child)
  }
  visit(programOf(file))
  return found
}

const programs = new Map<string, TSESTree.Program>()

function programOf(file: string): TSESTree.Program {
  const program = programs.get(file) ?? parse(read(file), { loc: true })
  programs.set(file, program)
  return program
}
