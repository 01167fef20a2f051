/**
 * Finds the text that imports one of the modules, or a path below one: `from 'async'`, `require('async/each')`. Asked
 * before the tree is: most files name no library of a kind.
 */
export function importTextOf(modules: readonly string[]): RegExp {
  const escaped = modules.map((module) => module.replace(/[\\^$+?.()|[\]{}*]/g, String.raw`\$&`))
  return new RegExp(String.raw`\b(?:from|import|require)\s*\(?\s*['"](?:node:)?(?:${escaped.join('|')})['"/]`)
}
