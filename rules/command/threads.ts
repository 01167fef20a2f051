import { readdirSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

/** A thread takes a second to start: below this many files one is quicker. */
const MANY = 200
const NOT_READ = /^(node_modules|bower_components|dist|build|out|coverage|\..*)$/

/**
 * How many threads are to read the targets. `auto` is half the cores as with ESLint, but for machines of two or three
 * cores, which ESLint leaves with one thread. Where results of an earlier run are kept, ESLint is to choose: it knows
 * which of them still hold, and starts threads for the other files only.
 */
export function threadsFor(
  asked: number | 'auto' | 'off',
  targets: readonly string[],
  hasResults = false,
  cores = availableParallelism(),
): number | 'auto' {
  if (asked === 'off') return 1
  if (asked !== 'auto') return asked
  if (cores === 1 || !areMany(targets)) return 1
  return hasResults ? 'auto' : Math.max(2, Math.floor(cores / 2))
}

function areMany(targets: readonly string[]): boolean {
  const open = [...targets]
  let files = 0
  for (let target = open.pop(); target !== undefined && files < MANY; target = open.pop()) {
    if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) open.push(...entriesOf(target))
    else if (/\.[cm]?[jt]sx?$/.test(target)) files++
  }
  return files >= MANY
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !NOT_READ.test(name))
      .map((name) => path.join(folder, name))
  } catch {
    return []
  }
}
