import { perProgram } from '../kit/per-program.ts'
import { EDGE_GLOBALS, EDGE_MODULES } from '../knowledge/edge-names.ts'

/**
 * Whether the file runs in a worker of Cloudflare: it imports what only these have, or names one of their globals. The
 * platform lets six requests of an invocation run at a time, and its sockets do not tell how much they hold.
 */
export const isOfEdge = perProgram(({ sourceCode }): boolean => {
  const isImported = sourceCode.ast.body.some(
    (statement) => statement.type === 'ImportDeclaration' && EDGE_MODULES.test(statement.source.value),
  )
  const unknown = sourceCode.scopeManager?.globalScope?.through ?? []
  return isImported || unknown.some(({ identifier }) => EDGE_GLOBALS.has(String(identifier.name)))
})
