import type { TSESTree } from '@typescript-eslint/utils'
import { DATA_LISTS, GROUPS, KEYED_DATA, SERVERS } from '../knowledge/list-names.ts'
import { CHUNKERS } from '../knowledge/telling-names.ts'
import { lastNameOf } from './names.ts'

/**
 * Whether the name alone says that a list holds data: `userIds`, `rows`, `ordersById`, `chunks`; groups are few, and so
 * are the machines that a program talks to.
 */
export function speaksOfData(list: TSESTree.Node): boolean {
  const name = lastNameOf(list)
  if (name === undefined || GROUPS.test(name) || SERVERS.test(name)) return false
  return [DATA_LISTS, KEYED_DATA, CHUNKERS].some((names) => names.test(name))
}
