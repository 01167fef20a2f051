import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A project's package.json as far as the command asks it. */
export interface Manifest {
  readonly name?: string
  readonly type?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly workspaces?: unknown
}

export function manifestOf(from: string): Manifest {
  try {
    return JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as Manifest
  } catch {
    return {}
  }
}

export function dependsOn({ dependencies, devDependencies }: Manifest, name: string): boolean {
  return name in { ...dependencies, ...devDependencies }
}

/** Does a package.json stand for a package? Some only say how the scripts beside them are to be read. */
export function isPackage(folder: string): boolean {
  const { name, dependencies, devDependencies } = manifestOf(folder)
  return name !== undefined || dependencies !== undefined || devDependencies !== undefined
}
