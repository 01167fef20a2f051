import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_LIST_MODULES, FILE_LISTS, FILES } from '../knowledge/file-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { modulePathOf } from './externals.ts'
import type { FunctionNode } from './facts.ts'
import { lastNameOf } from './names.ts'
import { isOfPage } from './page-code.ts'
import { promiseBefore } from './promise-chains.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the collection is as long as a directory or a pattern has files: `await fs.readdir(dir)`, `globby(patterns)`,
 * also after `filter` and `map`, and as the variable of a walk over it.
 */
export function isFileList(context: Context, collection: TSESTree.Node): boolean {
  return isListed(context, collection, true, 0)
}

/** The same, where a name is not enough: `files` that somebody hands in may be two; those of an answer are not. */
export function isSeenFileList(context: Context, collection: TSESTree.Node): boolean {
  return isListed(context, collection, false, 0)
}

function isListed(context: Context, collection: TSESTree.Node, byName: boolean, depth: number): boolean {
  if (depth > 6) return false
  const node = unwrap(collection, { awaits: true })
  // Files of a page are those that somebody picked.
  const isNamed = byName || (isAnswer(context, node) && !isOfPage(context))
  if (isNamed && FILES.test(lastNameOf(node) ?? '')) return true
  const within = (inner: TSESTree.Node): boolean => isListed(context, inner, byName, depth + 1)
  switch (node.type) {
    case 'CallExpression': {
      const callee = unwrap(node.callee)
      if (FILE_LISTS.test(lastNameOf(callee) ?? '')) return true
      if (FILE_LIST_MODULES.test(modulePathOf(context, callee)?.module ?? '')) return true
      return callee.type === 'MemberExpression' && CHAINED.has(propertyName(callee) ?? '') && within(callee.object)
    }
    case 'Identifier': {
      const binding = bindingOf(context, node)
      // `fs.readdir(dir, (error, files) => …)`
      if (binding?.from === 'parameter') return binding.index === 1 && isHandedFiles(binding.fn)
      const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
      return init !== null && within(init)
    }
    case 'YieldExpression':
      // `yield* glob(pattern)`
      return node.argument !== null && within(node.argument)
    case 'LogicalExpression':
      return within(node.left)
    default:
      return false
  }
}

/** `const files = await collect(dir)`, `collect(dir).then((files) => …)` */
function isAnswer(context: Context, list: TSESTree.Node): boolean {
  const binding = list.type === 'Identifier' ? bindingOf(context, list) : undefined
  if (binding?.from === 'parameter') return binding.index === 0 && promiseBefore(binding.fn) !== undefined
  return binding?.from === 'variable' && binding.declarator.init?.type === 'AwaitExpression'
}

function isHandedFiles(fn: FunctionNode): boolean {
  const call = outer(fn)
  return call?.type === 'CallExpression' && FILE_LISTS.test(lastNameOf(call.callee) ?? '')
}

const CHAINED = new Set(['filter', 'map', 'flat', 'flatMap', 'sort', 'toSorted', 'reverse', 'concat', 'catch', 'then'])
