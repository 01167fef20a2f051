import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SLOW_TO_CUT } from '../knowledge/source-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { lastNameOf, rootOf } from './names.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether each turn of the loop takes a piece off one value that was in memory before the loop: `text.substring(i, i +
 * n)`, `buffer.subarray(i, j)`, also kept in a const of the turn. However far the writing falls behind, it holds no
 * more than that value. A `Blob` or a file is cut without being read. Where a source decides how many turns there are,
 * the piece begins at a cursor that moves on: `text.slice(at, end); at = end`.
 */
export function isCutFromMemory(context: Context, item: TSESTree.Node, { kind, node, body }: Repetition): boolean {
  if (kind !== 'loop' && kind !== 'for-await' && kind !== 'pump') return false
  const cut = initIn(context, unwrap(item), body)
  const callee = cut.type === 'CallExpression' ? unwrap(cut.callee) : undefined
  if (cut.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false
  if (!CUTTING.has(propertyName(callee) ?? '')) return false
  if (kind !== 'loop' && !startsAtCursor(context, cut, node)) return false
  const whole = unwrap(callee.object)
  if (SLOW_TO_CUT.test(lastNameOf(whole) ?? '')) return false
  if (whole.type === 'MemberExpression') return rootOf(whole).type === 'ThisExpression' && isKept(context, whole, node)
  const binding = whole.type === 'Identifier' ? bindingOf(context, whole) : undefined
  if (binding?.from === 'parameter') return !isInside(binding.fn, node) && !isRefilled(binding.variable, node)
  return binding?.from === 'variable' && !isInside(binding.declarator, node) && !isRefilled(binding.variable, node)
}

/** A variable of before the loop, which the loop moves. */
function startsAtCursor(
  context: Context,
  { arguments: [start] }: TSESTree.CallExpression,
  loop: TSESTree.Node,
): boolean {
  const cursor = start && unwrap(start)
  const binding = cursor?.type === 'Identifier' ? bindingOf(context, cursor) : undefined
  if (binding?.from !== 'variable' || isInside(binding.declarator, loop)) return false
  return binding.variable.references.some((r) => r.isWrite() && isInside(r.identifier, loop))
}

/** The loop puts nothing else into the field. */
function isKept(context: Context, field: TSESTree.Node, loop: TSESTree.Node): boolean {
  return (
    findBelow(
      context,
      loop,
      'all',
      (inner) => inner.type === 'AssignmentExpression' && samePlace(context, inner.left, field),
    ) === undefined
  )
}

const CUTTING = new Set(['slice', 'subarray', 'substring', 'substr'])

/** What the const of the turn is given, for its name. */
function initIn(context: Context, item: TSESTree.Node, body: TSESTree.Node): TSESTree.Node {
  const binding = item.type === 'Identifier' ? bindingOf(context, item) : undefined
  if (binding?.from !== 'variable' || binding.path.length > 0 || !isInside(binding.declarator, body)) return item
  return binding.declarator.init ? unwrap(binding.declarator.init) : item
}

interface Filled {
  readonly references: readonly { readonly writeExpr?: unknown; readonly identifier: unknown }[]
}

/** The loop puts something else into it: `rest = await more()`. What is left of it is no more than it was. */
function isRefilled({ references }: Filled, loop: TSESTree.Node): boolean {
  return references.some(({ writeExpr, identifier }) => {
    if (!writeExpr || !isInside(identifier as TSESTree.Node, loop)) return false
    const value = unwrap(writeExpr as TSESTree.Node)
    const callee = value.type === 'CallExpression' ? unwrap(value.callee) : undefined
    return callee?.type !== 'MemberExpression' || !CUTTING.has(propertyName(callee) ?? '')
  })
}
