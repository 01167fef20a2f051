import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'

/**
 * The modules that the text imports, and those that they are paths below: `async/each` and `async` of
 * `require('async/each')`. Asked before the tree is: most files name no library of a kind.
 */
export const importedModules: (context: Context) => ReadonlySet<string> = perProgram(({ sourceCode }) => {
  const modules = new Set<string>()
  for (const path of pathsIn(sourceCode.text)) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) modules.add(path.slice(0, end))
  }
  return modules
})

/** Words are sought first: a text is searched for one many times faster than for a pattern. */
function* pathsIn(text: string): Iterable<string> {
  for (const word of ['from', 'import', 'require']) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
      if (WITHIN_WORD.test(text.charAt(at - 1))) continue
      PATH.lastIndex = at + word.length
      const path = PATH.exec(text)?.[1]
      if (path !== undefined) yield path
    }
  }
}

const WITHIN_WORD = /[\w$]/
const PATH = /\s*\(?\s*['"](?:node:)?([^'"\n]+)/y
