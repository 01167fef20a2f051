import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LOCAL_ADDRESS } from '../knowledge/source-names.ts'
import { bindingOf, keyName, valuesOf } from './bindings.ts'
import { objectBehind } from './given-limits.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the address begins with a constant that stands for this machine or for the metadata service beside it:
 * `'http://169.254.169.254/'`, `base + 'token'` with `const base = override || DEFAULT`, `{ host: 'localhost' }`.
 */
export function isLocalAddress(context: Context, address: TSESTree.Node): boolean {
  return beginsLocal(context, address, 0)
}

function beginsLocal(context: Context, address: TSESTree.Node, depth: number): boolean {
  if (depth > MAX_HOPS) return false
  const value = unwrap(address)
  const begins = (part: TSESTree.Node): boolean => beginsLocal(context, part, depth + 1)
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' && LOCAL_ADDRESS.test(value.value)
    case 'TemplateLiteral': {
      const [head] = value.quasis
      const [first] = value.expressions
      return head?.value.raw ? LOCAL_ADDRESS.test(head.value.raw) : first !== undefined && begins(first)
    }
    case 'BinaryExpression':
      return value.operator === '+' && begins(value.left)
    case 'LogicalExpression':
      return value.operator !== '&&' && begins(value.right)
    case 'NewExpression':
      return value.arguments.length > 0 && value.arguments.some(begins)
    case 'ObjectExpression':
      return ADDRESSES.some((name) => {
        const found = value.properties.find((p) => p.type === 'Property' && keyName(p.key) === name)
        return found?.type === 'Property' && begins(found.value)
      })
    case 'Identifier': {
      const object = objectBehind(context, value)
      if (object) return begins(object)
      const binding = bindingOf(context, value)
      if (binding?.from !== 'variable' || binding.path.length > 0) return false
      const values = valuesOf(binding.variable)
      return values.length > 0 && values.every(begins)
    }
    default:
      return false
  }
}

const MAX_HOPS = 10
const ADDRESSES = ['host', 'hostname', 'url', 'baseURL']
