import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { Misuse } from './misuse.ts'

/** A path that a person gave, absolute; throws a `Misuse` where nothing is there. */
export function existing(given: string, from: string): string {
  const target = path.resolve(from, given)
  if (!existsSync(target)) throw new Misuse(`No such file or folder: ${given}`)
  return target
}

export function isInside(target: string, folder: string): boolean {
  const relative = path.relative(folder, target)
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** ESLint reads nothing outside its working folder: where the person stands if that holds all targets, else above. */
export function workingFolder(targets: readonly string[], from: string): string {
  if (targets.every((target) => isInside(target, from))) return from
  const folders = targets.map((target) => (isFolder(target) ? target : path.dirname(target)))
  let folder = folders[0] ?? '.'
  while (!folders.every((other) => isInside(other, folder))) folder = path.dirname(folder)
  return folder
}

function isFolder(target: string): boolean {
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false
}
