import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './bindings.ts'
import type { Queue } from './facts.ts'
import { unwrap } from './unwrap.ts'

/** What the test asks of the list: whether it holds nothing (`queue.length === 0`, `!queue.length`), or something. */
export function fillAskedIn({ uses }: Pick<Queue, 'uses'>, test: TSESTree.Expression): 'none' | 'some' | undefined {
  const node = unwrap(test)
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    return fillAskedIn({ uses }, node.argument) === 'some' ? 'none' : undefined
  }
  const length = node.type === 'BinaryExpression' ? unwrap(node.left) : node
  if (length.type !== 'MemberExpression' || propertyName(length) !== 'length') return undefined
  if (!uses.some((use) => use === unwrap(length.object))) return undefined
  if (node.type !== 'BinaryExpression') return 'some'
  if (node.right.type !== 'Literal' || node.right.value !== 0) return undefined
  return /^===?$/.test(node.operator) ? 'none' : /^(?:>|!==?)$/.test(node.operator) ? 'some' : undefined
}
