import type { TSESTree } from '@typescript-eslint/utils'
import type { Edit } from '../kit/report.ts'
import { propertyName } from '../analysis/bindings.ts'

/** Takes the listener off with its first event: `s.on('drain', f)` becomes `s.once('drain', f)`. */
export function listenOnce({ callee }: TSESTree.CallExpression): Edit | null {
  if (callee.type !== 'MemberExpression' || callee.computed) return null
  const name = propertyName(callee)
  const once =
    name === 'on' || name === 'addListener' ? 'once' : name === 'prependListener' ? 'prependOnceListener' : ''
  return once ? (fixer) => fixer.replaceText(callee.property, once) : null
}
