import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { arch, homedir, platform } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** What the runtime is tried under: a binary that a package of npm brings. */
export interface Engine {
  readonly name: string
  /** With its version. Not a dependency: it is for one system, and the install of others would fail. */
  readonly source: string
  /** Below the package's folder. */
  readonly binary: string
  /** Before the file to run. */
  readonly flags: readonly string[]
}

const bunArch = arch() === 'arm64' ? 'aarch64' : arch()
const denoSystem = `${platform()}-${arch()}${platform() === 'linux' ? '-glibc' : ''}`

export const nodes: readonly Engine[] = [20, 22, 24].map((major) => ({
  name: `node ${major}`,
  source: `node-${platform()}-${arch()}@${major}`,
  binary: 'bin/node',
  flags: [],
}))

export const engines: readonly Engine[] = [
  ...nodes,
  { name: 'bun', source: `@oven/bun-${platform()}-${bunArch}@1.4.5`, binary: 'bin/bun', flags: [] },
  { name: 'deno', source: `@deno/${denoSystem}@2.9.6`, binary: 'deno', flags: ['run', '--allow-all'] },
]

/** Beside what a checkout has, so that all checkouts of a machine share it. */
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'backpressure')

const folderOf = ({ source }: Engine): string => path.join(cache, source.replaceAll('/', '-'))

export function binaryOf(engine: Engine): string {
  const name = engine.source.replace(/@[^@]*$/, '')
  return path.join(folderOf(engine), 'node_modules', name, engine.binary)
}

/** Whether the engine is there, and whole: an install may have been cut short. */
export function isThere(engine: Engine): boolean {
  if (!existsSync(binaryOf(engine))) return false
  try {
    execFileSync(binaryOf(engine), ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export async function fetchEngine(engine: Engine): Promise<void> {
  const folder = folderOf(engine)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{}')
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
  await promisify(execFile)('npm', ['install', '--prefix', folder, ...flags, engine.source])
}
