import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isHandedWhole } from './handed-wholes.ts'

/**
 * Whether the file parses as JSON or XML, outside of the code that `each` chunk runs, all that was collected:
 * `JSON.parse(Buffer.concat(chunks).toString())`.
 */
export function isParsedWhole(
  context: Context,
  isHeld: (node: TSESTree.Node) => boolean,
  each?: TSESTree.Node,
): boolean {
  return isHandedWhole(context, isHeld, { callee: PARSERS, at: 0, outside: each })
}

const PARSERS = /^(?:JSON|xml)\w*\.parse\w*$|(?:^|\.)\w*(?:parse\w*(?:json|xml)|(?:json|xml)\w*parse)\w*$/i
