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
  for (let folder = from; ; folder = path.dirname(folder)) {
    for (const [file, manager] of Object.entries(LOCK_FILES)) {
      if (existsSync(path.join(folder, file))) return manager
    }
    if (folder === path.dirname(folder)) return 'npm'
  }
}

const DEVELOP = { npm: 'npm install --save-dev', pnpm: 'pnpm add -D', yarn: 'yarn add -D', bun: 'bun add -d' }
const DEPEND = { npm: 'npm install', pnpm: 'pnpm add', yarn: 'yarn add', bun: 'bun add' }
const EXECUTE = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' }
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

/** How a command of an installed package is called. */
export function executed(manager: PackageManager, command: string): string {
  return `${EXECUTE[manager]} ${command}`
}

/** How CI installs what the lock file names. */
export function installed(manager: PackageManager): string {
  return INSTALL[manager]
}
