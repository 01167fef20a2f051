import { perProgram } from '../kit/per-program.ts'
import { BROWSER_NAMES, MODULE_NAMES } from '../knowledge/browser-names.ts'

/**
 * Whether the file is a script for a page: it imports and exports nothing, and names what only browsers have. What has
 * a `write()` there is nobody's Node.js stream.
 */
export const isBrowserScript = perProgram(({ sourceCode }): boolean => {
  if (sourceCode.ast.body.some(({ type }) => /^(?:Import|Export|TSImportEquals|TSExport)/.test(type))) return false
  const globals = sourceCode.scopeManager?.globalScope
  const unresolved = new Set(globals?.through.map(({ identifier }) => String(identifier.name)))
  const isNamed = (name: string): boolean =>
    unresolved.has(name) || (globals?.set.get(name)?.references.length ?? 0) > 0
  return !MODULE_NAMES.some(isNamed) && BROWSER_NAMES.some(isNamed)
})
