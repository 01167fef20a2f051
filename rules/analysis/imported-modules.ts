import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'

/**
 * The modules that the text imports, and those that they are paths below: `async/each` and `async` of
 * `require('async/each')`. Asked before the tree is: most files name no library of a kind.
 */
export const importedModules: (context: Context) => ReadonlySet<string> = perProgram(({ sourceCode }) => {
  const modules = new Set<string>()
  for (const [, path = ''] of sourceCode.text.matchAll(IMPORT)) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) modules.add(path.slice(0, end))
  }
  return modules
})

const IMPORT = /\b(?:from|import|require)\s*\(?\s*['"](?:node:)?([^'"\n]+)/g
