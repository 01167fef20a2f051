import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { InitAsked } from './arguments.ts'
import { addForDevelopment, addToProgram, isWorkspaceRoot } from './adding.ts'
import type { Change } from './change.ts'
import { difference } from './difference.ts'
import { ciChange } from './init-ci.ts'
import { configChange, usesTypeScript } from './init-config.ts'
import { hookChange } from './init-hook.ts'
import { dependsOn, manifestOf } from './manifest.ts'
import { calledFrom } from './package-manager.ts'
import { paint } from './paint.ts'
import { RUNTIME } from './runtime-install.ts'
import { agreed, type Terminal } from './terminal.ts'
import { parserPackages } from './typescript-parser.ts'

/** Sets up ESLint, a hook and CI, each shown before it is written; what is there already stays. */
export async function init(asked: InitAsked, terminal: Terminal): Promise<0 | 1> {
  const { from, print } = terminal
  const changes = [configChange(from), hookChange(from, asked.hook), ciChange(from, asked.ci)].filter(
    (change) => change !== undefined,
  )
  const writable = changes.filter((change) => 'text' in change)
  for (const { file, text } of writable) {
    print(`${difference(path.relative(from, file), textOf(file), text, paint)}\n`)
  }
  const written = writable.length > 0 && (await agreed('Write this?', asked.yes, terminal))
  if (written) for (const change of writable) write(change)
  for (const change of changes) if ('byHand' in change) print(`${path.relative(from, change.file)}: ${change.byHand}\n`)
  const isWorkspace = isWorkspaceRoot(from)
  const installs = installsFor(from, isWorkspace ? [] : [RUNTIME])
  if (changes.length === 0) print('ESLint, hook and CI know backpressure already.')
  if (installs.length > 0) print(`To be installed:\n  ${installs.map((one) => paint('bold', one)).join('\n  ')}`)
  const fix = paint('bold', calledFrom(from, 'fix'))
  if (isWorkspace) print(`${RUNTIME} is for the packages whose code is rewritten. This names them:\n  ${fix}`)
  return written || writable.length === 0 ? 0 : 1
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function write(change: Extract<Change, { text: string }>): void {
  mkdirSync(path.dirname(change.file), { recursive: true })
  writeFileSync(change.file, change.text)
  if (change.executable) chmodSync(change.file, 0o755)
}

/** The commands that install what the written files name, as far as package.json does not. */
function installsFor(from: string, runtime: readonly string[]): string[] {
  const manifest = manifestOf(from)
  const parser = usesTypeScript(from) && !dependsOn(manifest, 'typescript-eslint') ? parserPackages(from) : []
  const missing = (name: string): boolean => !dependsOn(manifest, name.replace(/(?<=.)@.*$/, ''))
  const development = ['eslint', 'eslint-plugin-backpressure', ...parser].filter(missing)
  const program = runtime.filter(missing)
  return [
    ...(development.length > 0 ? [addForDevelopment(from, development)] : []),
    ...(program.length > 0 ? [addToProgram(from, program)] : []),
  ]
}
