import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll } from 'vitest'
import { repository, type Repository } from '../command/repository.ts'
import { inFolder, pack, type Packed } from '../house/packed.ts'
import { ROOT } from '../house/sources.ts'

const shelf = mkdtempSync(path.join(tmpdir(), 'backpressure-gates-'))
afterAll(() => rmSync(shelf, { recursive: true }))
let packed: Packed | undefined

/** Unpacks the plugin as npm publishes it: npm run build. */
export function unpack(folder: string): void {
  packed ??= pack(shelf)
  mkdirSync(folder, { recursive: true })
  const tarball = packed.tarballs.get('eslint-plugin-backpressure') ?? ''
  inFolder(folder, 'tar', '-xzf', tarball, '--strip-components=1')
}

/** A git repository that has the plugin installed, and ESLint and what else is named. */
export function installed(files: Readonly<Record<string, string>>, others: readonly string[] = []): Repository {
  const made = repository({ 'package.json': '{ "type": "module" }', '.gitignore': 'node_modules', ...files })
  const modules = path.join(made.folder, 'node_modules')
  unpack(path.join(modules, 'eslint-plugin-backpressure'))
  mkdirSync(path.join(modules, '.bin'))
  for (const name of ['eslint-plugin-backpressure', 'eslint', ...others]) {
    if (name !== 'eslint-plugin-backpressure')
      symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name))
    for (const [command, script] of Object.entries(commandsOf(path.join(modules, name)))) {
      chmodSync(path.join(modules, name, script), 0o755)
      symlinkSync(path.join('..', name, script), path.join(modules, '.bin', command))
    }
  }
  return made
}

function commandsOf(folder: string): Record<string, string> {
  const { name, bin = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return typeof bin === 'string' ? { [name]: bin } : bin
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

// What a test, a hook or CI tells the programs that it starts.
const INSIDE = /^(GIT_|GITHUB_|CI$|npm_|VITEST|NODE_ENV$|NO_COLOR$|FORCE_COLOR$)/

/** Runs a program as a shell would start it, outside of CI and of any hook, with nothing to be had from a network. */
export function ended(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Ended {
  const outside = Object.entries(process.env).filter(([name]) => !INSIDE.test(name))
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...Object.fromEntries(outside), npm_config_offline: 'true', ...env },
    encoding: 'utf8',
  })
  // A program that is not there has no streams.
  if (error) return { status, stdout: '', stderr: error.message }
  return { status, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) }
}

/** One finding of the preset `recommended`, in line 2. */
export const DEFECT = `export function fetchAll(urls) {
  return Promise.all(urls.map((url) => fetch(url)))
}
`
