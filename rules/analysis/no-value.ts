import type { TSESTree } from '@typescript-eslint/utils'
import { unwrap } from './unwrap.ts'

/** Whether `null` or `undefined` is written out: a place that is kept free, or an argument left out. */
export function isNoValue(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'Identifier' ? value.name === 'undefined' : value.type === 'Literal' && value.value === null
}
