import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { rootOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a call cuts a list into a number of pieces, however long it is: `chunk(rows, Math.ceil(rows.length / 8))`.
 * The size of a piece grows with the list, and their number does not.
 */
export function dealsOut(context: Context, call: TSESTree.CallExpression): boolean {
  return call.arguments.some((size) => isShareOfLength(context, size))
}

/** `xs.length / n`, rounded or as the value of a const. */
function isShareOfLength(context: Context, size: TSESTree.Node): boolean {
  const value = unwrap(size)
  switch (value.type) {
    case 'BinaryExpression': {
      if (value.operator !== '/') return false
      const whole = unwrap(value.left)
      return whole.type === 'MemberExpression' && propertyName(whole) === 'length'
    }
    case 'CallExpression': {
      const root = rootOf(value.callee)
      return root.type === 'Identifier' && root.name === 'Math' && dealsOut(context, value)
    }
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : null
      return init?.type !== 'Identifier' && init !== null && isShareOfLength(context, init)
    }
    default:
      return false
  }
}
