import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LOCAL_ADDRESS, NAMED_ADDRESS } from '../knowledge/source-names.ts'
import { bindingOf, keyName, valuesOf } from './bindings.ts'
import { objectBehind } from './given-limits.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the address begins with a constant that stands for this machine or for the metadata service beside it:
 * `'http://169.254.169.254/'`, `base + 'token'` with `const base = override || DEFAULT`, `{ host: 'localhost' }`.
 */
export function isLocalAddress(context: Context, address: TSESTree.Node): boolean {
  return beginsWith(context, address, { start: LOCAL_ADDRESS, isDefault: true })
}

/**
 * Whether the address begins with a constant that names a host, whoever calls: `'https://api.example.org'`,
 * `{ hostname: HOST }`. Of `given || HOST` the caller may give another.
 */
export function isNamedAddress(context: Context, address: TSESTree.Node): boolean {
  return beginsWith(context, address, { start: NAMED_ADDRESS, isDefault: false })
}

interface Beginning {
  readonly start: RegExp
  /** It may be what holds where the caller gives nothing. */
  readonly isDefault: boolean
}

function beginsWith(context: Context, address: TSESTree.Node, wanted: Beginning, depth = 0): boolean {
  if (depth > MAX_HOPS) return false
  const value = unwrap(address)
  const { start, isDefault } = wanted
  const begins = (part: TSESTree.Node): boolean => beginsWith(context, part, wanted, depth + 1)
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' && start.test(value.value)
    case 'TemplateLiteral': {
      const [head] = value.quasis
      const [first] = value.expressions
      return head?.value.raw ? start.test(head.value.raw) : first !== undefined && begins(first)
    }
    case 'BinaryExpression':
      return value.operator === '+' && begins(value.left)
    case 'LogicalExpression':
      return isDefault && value.operator !== '&&' && begins(value.right)
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
