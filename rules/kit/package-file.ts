import { perProgram } from './per-program.ts'

// Asked for, not imported: in a browser's playground there is no file to read, and the rules run all the same.
const fs = globalThis.process?.getBuiltinModule?.('node:fs')
const path = globalThis.process?.getBuiltinModule?.('node:path')

/**
 * What the nearest package.json says that the linted file may import at run time, with the ranges of versions. It is
 * part of the source; what happens to be installed is never looked at.
 */
export const dependenciesOf = perProgram<Readonly<Record<string, string>>>(({ filename }) => {
  if (!fs || !path?.isAbsolute(filename)) return {}
  for (let folder = path.dirname(filename); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json')
    if (fs.existsSync(file)) return dependenciesIn(contentOf(() => fs.readFileSync(file, 'utf8')))
    if (folder === path.dirname(folder)) return {}
  }
})

function dependenciesIn(content: Record<string, unknown> | null): Record<string, string> {
  const found: Record<string, string> = {}
  for (const field of ['peerDependencies', 'optionalDependencies', 'dependencies']) {
    const listed = content?.[field]
    for (const [name, range] of Object.entries(listed ?? {})) if (typeof range === 'string') found[name] = range
  }
  return found
}

/** A file that somebody is writing at this moment, or that can't be read, says nothing. */
function contentOf(read: () => string): Record<string, unknown> | null {
  try {
    return JSON.parse(read()) as Record<string, unknown> | null
  } catch {
    return null
  }
}
