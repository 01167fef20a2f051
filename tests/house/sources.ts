import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from '@typescript-eslint/typescript-estree'
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
  const sources = parse(read(file), { range: false }).body.flatMap((statement) => {
    if (!('source' in statement) || !statement.source) return []
    const kind = 'importKind' in statement ? statement.importKind : statement.exportKind
    return types || kind === 'value' ? [(statement.source as TSESTree.StringLiteral).value] : []
  })
  return sources.map((source) =>
    source.startsWith('.') ? path.posix.join(path.posix.dirname(file), source) : source,
  )
}
