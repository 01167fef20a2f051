import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a constant test keeps the place from ever being run: `if (false) HERE`, `if (true) … else HERE`,
 * `DEBUG && HERE` after `const DEBUG = false`.
 */
export function isNeverRun(context: Context, place: TSESTree.Node): boolean {
  for (let inner = place; inner.parent; inner = inner.parent) {
    const { parent } = inner
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (inner === parent.consequent && truthOf(context, parent.test) === false) return true
        if (inner === parent.alternate && truthOf(context, parent.test) === true) return true
        break
      case 'LogicalExpression':
        if (inner === parent.right && parent.operator !== '??') {
          if (truthOf(context, parent.left) === (parent.operator === '||')) return true
        }
    }
  }
  return false
}

/** What the test always is, also by a const of this file. */
function truthOf(context: Context, test: TSESTree.Node): boolean | undefined {
  const value = unwrap(test)
  if (value.type === 'Literal') return typeof value.value === 'boolean' ? value.value : undefined
  if (value.type === 'UnaryExpression' && value.operator === '!') {
    const inner = truthOf(context, value.argument)
    return inner === undefined ? undefined : !inner
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'variable' || binding.declarator.parent.kind !== 'const' || binding.path.length > 0)
    return undefined
  const { init } = binding.declarator
  return init?.type === 'Literal' && typeof init.value === 'boolean' ? init.value : undefined
}
