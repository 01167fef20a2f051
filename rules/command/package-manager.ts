import { existsSync } from 'node:fs'
import path from 'node:path'

const LOCK_FILES = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const

export type PackageManager = (typeof LOCK_FILES)[keyof typeof LOCK_FILES]

/** What manages the packages of a folder, by the lock file there or above. */
export function packageManagerOf(from: string): PackageManager {
  return lockedBy(from) ?? 'npm'
}

function hasLockFile(from: string): boolean {
  return lockedBy(from) !== undefined
}

function lockedBy(from: string): PackageManager | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    for (const [file, manager] of Object.entries(LOCK_FILES)) {
      if (existsSync(path.join(folder, file))) return manager
    }
    if (folder === path.dirname(folder)) return undefined
  }
}

const DEVELOP = { npm: 'npm install --save-dev', pnpm: 'pnpm add -D', yarn: 'yarn add -D', bun: 'bun add -d' }
const DEPEND = { npm: 'npm install', pnpm: 'pnpm add', yarn: 'yarn add', bun: 'bun add' }
// By the package's name, for `npx` fetches whatever has the command's name where the package is not installed.
const EXECUTE = {
  npm: 'npx -p eslint-plugin-backpressure',
  pnpm: 'pnpm exec',
  yarn: 'yarn',
  bun: 'bunx --no-install',
}
const INSTALL = {
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  yarn: 'yarn install --immutable',
  bun: 'bun install --frozen-lockfile',
}

/** The command that adds packages which only developers need. */
export function addForDevelopment(manager: PackageManager, packages: readonly string[]): string {
  return `${DEVELOP[manager]} ${packages.join(' ')}`
}

/** The command that adds packages which the program needs. */
export function addToProgram(manager: PackageManager, packages: readonly string[]): string {
  return `${DEPEND[manager]} ${packages.join(' ')}`
}

/** How the command is called where the package is installed. */
export function executed(manager: PackageManager, command: string): string {
  return `${EXECUTE[manager]} ${command}`
}

/** How CI installs what the lock file names; without one, whatever package.json allows. */
export function installed(manager: PackageManager, from: string): string {
  return manager === 'npm' && !hasLockFile(from) ? 'npm install' : INSTALL[manager]
}
