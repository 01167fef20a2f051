import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_LIST_MODULES, FILE_LISTS, FILES } from '../knowledge/telling-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { modulePathOf } from './externals.ts'
import type { FunctionNode } from './facts.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the collection is as long as a directory or a pattern has files: `await fs.readdir(dir)`, `globby(patterns)`,
 * also after `filter` and `map`, and as the variable of a walk over it.
 */
export function isFileList(context: Context, collection: TSESTree.Node, depth = 0): boolean {
  if (depth > 6) return false
  const node = unwrap(collection, { awaits: true })
  if (FILES.test(lastNameOf(node) ?? '')) return true
  switch (node.type) {
    case 'CallExpression': {
      const callee = unwrap(node.callee)
      if (FILE_LISTS.test(lastNameOf(callee) ?? '')) return true
      if (FILE_LIST_MODULES.test(modulePathOf(context, callee)?.module ?? '')) return true
      return (
        callee.type === 'MemberExpression' &&
        CHAINED.has(propertyName(callee) ?? '') &&
        isFileList(context, callee.object, depth + 1)
      )
    }
    case 'Identifier': {
      const binding = bindingOf(context, node)
      // `fs.readdir(dir, (error, files) => …)`
      if (binding?.from === 'parameter') return binding.index === 1 && isHandedFiles(binding.fn)
      const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
      return init !== null && isFileList(context, init, depth + 1)
    }
    case 'YieldExpression':
      // `yield* glob(pattern)`
      return node.argument !== null && isFileList(context, node.argument, depth + 1)
    case 'LogicalExpression':
      return isFileList(context, node.left, depth + 1)
    default:
      return false
  }
}

function isHandedFiles(fn: FunctionNode): boolean {
  const call = outer(fn)
  return call?.type === 'CallExpression' && FILE_LISTS.test(lastNameOf(call.callee) ?? '')
}

const CHAINED = new Set(['filter', 'map', 'flat', 'flatMap', 'sort', 'toSorted', 'reverse', 'concat', 'catch', 'then'])
