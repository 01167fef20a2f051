import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { lockedBy, packageManagerOf } from './package-manager.ts'
import { manifestOf } from './manifest.ts'
import { nameFrom } from './source-name.ts'
import { isInside } from './targets.ts'

/** The command that adds packages which only developers need to the package of a folder. */
export function addForDevelopment(folder: string, packages: readonly string[]): string {
  return added(packages, true, folder, folder)
}

/** The command that adds packages which the program needs to the package of a folder, from where the person stands. */
export function addToProgram(folder: string, packages: readonly string[], from = folder): string {
  return added(packages, false, folder, from)
}

function added(packages: readonly string[], isDevelopment: boolean, folder: string, from: string): string {
  const there = folder === from ? undefined : quoted(nameFrom(from, folder))
  const into = (option: string): string[] => (there === undefined ? [] : [option, there])
  const development = (option: string): string[] => (isDevelopment ? [option] : [])
  const member = npmMember(folder, from)
  const words = {
    npm: ['npm', 'install', ...development('--save-dev'), ...(there && member ? ['-w', member] : [])],
    // Both refuse to add to the root of a workspace, unless they are told that it is meant.
    pnpm: ['pnpm', ...into('--dir'), 'add', ...development('-D'), ...(isPnpmRoot(folder) ? ['-w'] : [])],
    yarn: ['yarn', ...into('--cwd'), 'add', ...development('-D'), ...(isYarnClassicRoot(folder) ? ['-W'] : [])],
    bun: ['bun', 'add', ...development('-d'), ...into('--cwd')],
  }
  const manager = packageManagerOf(folder)
  const command = [...words[manager], ...packages].join(' ')
  // npm has an option for the members of its workspace only.
  return manager === 'npm' && there && !member ? `(cd ${there} && ${command})` : command
}

/** By which name the lock file lists the folder as a member of npm's workspace, where that reaches to the person. */
function npmMember(folder: string, from: string): string | undefined {
  const root = lockedBy(folder)?.folder
  if (root === undefined || root === folder || !isInside(from, root)) return undefined
  try {
    const { packages = {} } = JSON.parse(textOf(path.join(root, 'package-lock.json'))) as { packages?: object }
    return nameFrom(root, folder) in packages ? manifestOf(folder).name : undefined
  } catch {
    return undefined
  }
}

/** Is the folder the root of a workspace, with packages below it? */
export function isWorkspaceRoot(folder: string): boolean {
  return isPnpmRoot(folder) || manifestOf(folder).workspaces !== undefined
}

function isPnpmRoot(folder: string): boolean {
  return /^packages:/m.test(textOf(path.join(folder, 'pnpm-workspace.yaml')))
}

function isYarnClassicRoot(folder: string): boolean {
  return isWorkspaceRoot(folder) && /^# yarn lockfile v1$/m.test(textOf(path.join(folder, 'yarn.lock')))
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function quoted(folder: string): string {
  return /^[\w./@-]+$/.test(folder) ? folder : JSON.stringify(folder)
}
