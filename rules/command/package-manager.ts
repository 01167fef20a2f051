import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
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
  return lockedBy(from)?.manager ?? 'npm'
}

/** The lock file's package manager, and the folder where it stands. */
export function lockedBy(from: string): { readonly manager: PackageManager; readonly folder: string } | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    for (const [file, manager] of Object.entries(LOCK_FILES)) {
      if (existsSync(path.join(folder, file))) return { manager, folder }
    }
    if (folder === path.dirname(folder)) return undefined
  }
}

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

/** How the command is called where the package is installed. */
export function executed(manager: PackageManager, command: string): string {
  return `${EXECUTE[manager]} ${command}`
}

/** How a person who stands there calls this command again, be it installed there or fetched. */
export function calledFrom(from: string, args: string): string {
  return executed(isInstalled(from) ? packageManagerOf(from) : 'npm', `backpressure ${args}`)
}

function isInstalled(from: string): boolean {
  try {
    createRequire(path.join(from, 'here.js')).resolve('eslint-plugin-backpressure/package.json')
    return true
  } catch {
    return false
  }
}

/** How CI installs what the lock file names; without one, whatever package.json allows. */
export function installed(manager: PackageManager, from: string): string {
  return manager === 'npm' && lockedBy(from) === undefined ? 'npm install' : INSTALL[manager]
}
