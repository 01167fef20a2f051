import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FILE_MODULES } from '../knowledge/file-names.ts'
import { ENDINGS } from '../knowledge/telling-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { modulePathOf } from './externals.ts'
import { rootOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the work of a task is to end what its element holds open: `channels.map((channel) => channel.close())`,
 * `for (const handle of handles) void handle.close()`, `fs.close(job.fd)`. However many there are, they are open
 * already, and become fewer.
 */
export function endsElement(context: Context, work: TSESTree.Node): boolean {
  const callee = work.type === 'CallExpression' ? unwrap(work.callee) : undefined
  if (callee?.type !== 'MemberExpression' || !ENDINGS.test(propertyName(callee) ?? '')) return false
  if (work.type === 'CallExpression' && isOfDescriptor(context, work)) return true
  const root = rootOf(callee)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  if (binding?.from === 'parameter') return binding.index === 0
  return binding?.from === 'variable' && binding.declarator.parent.parent.type === 'ForOfStatement'
}

/** `fs.close(fd)`: a function of files, which are open already. */
function isOfDescriptor(context: Context, call: TSESTree.CallExpression): boolean {
  return FILE_MODULES.test(modulePathOf(context, call.callee)?.module ?? '')
}
