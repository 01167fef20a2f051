import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_WRITERS } from '../knowledge/file-names.ts'
import { isHandedWhole } from './handed-wholes.ts'
import { isParsedWhole } from './parsed-wholes.ts'

/**
 * Whether the file writes all that was collected into a file, and makes nothing else of it before: `writeFile(path,
 * Buffer.concat(chunks))`. It could have gone there as it came.
 */
export function isFiledWhole(
  context: Context,
  isHeld: (node: TSESTree.Node) => boolean,
  each?: TSESTree.Node,
): boolean {
  const isFiled = isHandedWhole(context, isHeld, { callee: FILE_WRITERS, at: 1, outside: each })
  return isFiled && !isParsedWhole(context, isHeld, each)
}
