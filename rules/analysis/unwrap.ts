import type { TSESTree } from '@typescript-eslint/utils'

/** The expression beneath what leaves its value as it is: `(x as T)!`, `x satisfies T`, `a?.b`; `await x` if asked. */
export function unwrap(node: TSESTree.Node, { awaits = false } = {}): TSESTree.Node {
  let inner = node
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        inner = inner.expression
        break
      case 'AwaitExpression':
        if (!awaits) return inner
        inner = inner.argument
        break
      default:
        return inner
    }
  }
}

/** The nearest parent beyond what does not change the value of `node`. */
export function outer(node: TSESTree.Node): TSESTree.Node | undefined {
  let parent = node.parent
  while (parent && unwrap(parent) !== parent) parent = parent.parent
  return parent
}
