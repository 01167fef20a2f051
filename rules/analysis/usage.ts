import type { TSESTree } from '@typescript-eslint/utils'
import { outer, unwrap } from './unwrap.ts'

/** What becomes of a value. `stored`, `passed` and `other` mean that somebody may still look at it. */
export type Usage = 'dropped' | 'awaited' | 'tested' | 'returned' | 'chained' | 'stored' | 'passed' | 'other'

/** What becomes of the value of this expression. */
export function usageOf(node: TSESTree.Expression): Usage {
  let inner: TSESTree.Node = node
  for (;;) {
    const parent = outer(inner)
    if (!parent) return 'other'
    switch (parent.type) {
      case 'ExpressionStatement':
        return 'dropped'
      case 'UnaryExpression':
        if (parent.operator === 'void') return 'dropped'
        return parent.operator === '!' ? 'tested' : 'other'
      case 'AwaitExpression':
        return 'awaited'
      case 'ReturnStatement':
      case 'YieldExpression':
        return 'returned'
      case 'ArrowFunctionExpression':
        return 'returned'
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        // The update of a `for` is dropped, its test is not.
        return parent.type === 'ForStatement' && contains(parent.update, inner) ? 'dropped' : 'tested'
      case 'BinaryExpression':
        return 'tested'
      case 'LogicalExpression':
        // `open && sink.write(x)` has the value of the write; on the left it is tested.
        if (contains(parent.left, inner)) return 'tested'
        inner = parent
        continue
      case 'ConditionalExpression':
        if (contains(parent.test, inner)) return 'tested'
        inner = parent
        continue
      case 'SequenceExpression':
        if (!contains(parent.expressions.at(-1), inner)) return 'dropped'
        inner = parent
        continue
      case 'MemberExpression':
        return contains(parent.object, inner) ? 'chained' : 'other'
      case 'VariableDeclarator':
      case 'AssignmentExpression':
      case 'PropertyDefinition':
      case 'Property':
      case 'ArrayExpression':
        return 'stored'
      case 'CallExpression':
      case 'NewExpression':
      case 'SpreadElement':
        return 'passed'
      default:
        return 'other'
    }
  }
}

/** Whether nobody looks at the value: a statement of its own, `void f()`, the right side of `ok && f()`. */
export function isDropped(node: TSESTree.Expression): boolean {
  return usageOf(node) === 'dropped'
}

function contains(holder: TSESTree.Node | null | undefined, node: TSESTree.Node): boolean {
  return holder !== null && holder !== undefined && (holder === node || unwrap(holder) === unwrap(node))
}
