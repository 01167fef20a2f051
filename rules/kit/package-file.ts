import fs from 'node:fs'
import path from 'node:path'
import { perProgram } from './per-program.ts'

/**
 * What the nearest package.json says that the linted file may import at run time, with the ranges of versions. It is
 * part of the source; what happens to be installed is never looked at.
 */
export const dependenciesOf = perProgram<Readonly<Record<string, string>>>(({ filename }) => {
  if (!path.isAbsolute(filename)) return {}
  for (let folder = path.dirname(filename); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json')
    if (fs.existsSync(file)) return dependenciesIn(file)
    if (folder === path.dirname(folder)) return {}
  }
})

function dependenciesIn(file: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const field of ['peerDependencies', 'optionalDependencies', 'dependencies']) {
    const listed = (contentOf(file) as Record<string, unknown> | null)?.[field]
    for (const [name, range] of Object.entries(listed ?? {})) if (typeof range === 'string') found[name] = range
  }
  return found
}

/** A file that somebody is writing at this moment says nothing. */
function contentOf(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
