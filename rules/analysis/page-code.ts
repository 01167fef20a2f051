import { perProgram } from '../kit/per-program.ts'
import { MODULE_NAMES, PAGE_NAMES } from '../knowledge/browser-names.ts'

/**
 * Whether the file runs in a page, as a script or as a module: it works with what only pages have. A file that asks
 * whether it is there (`typeof window`) runs elsewhere, too, and so does one that names what only Node.js has.
 */
export const isOfPage = perProgram(({ sourceCode }): boolean => {
  const globals = sourceCode.scopeManager?.globalScope
  const names = [...(globals?.through ?? []), ...[...(globals?.set.values() ?? [])].flatMap((v) => v.references)].map(
    ({ identifier }) => identifier,
  )
  const isAsked = names.some(({ name, parent }) => PAGE_NAMES.has(String(name)) && parent?.type === 'UnaryExpression')
  if (isAsked || names.some(({ name }) => MODULE_NAMES.includes(String(name)))) return false
  return names.some(({ name }) => PAGE_NAMES.has(String(name)))
})
