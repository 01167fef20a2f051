import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, valuesOf } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { functionOf, returnsOf } from './functions.ts'
import { unwrap } from './unwrap.ts'

/** The call or construction of this file that made the value: `new BoundedQueue(10)` behind `this.queue` or a const. */
export function makerOf(
  context: Context,
  node: TSESTree.Node,
  depth = 0,
): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  if (depth > 4) return undefined
  const value = unwrap(node, { awaits: true })
  switch (value.type) {
    case 'NewExpression':
    case 'CallExpression':
      return value
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const values = binding?.from === 'variable' && binding.path.length === 0 ? valuesOf(binding.variable) : []
      const [only] = values.length === 1 ? values : []
      return only && makerOf(context, only, depth + 1)
    }
    case 'MemberExpression': {
      const name = propertyName(value)
      const owner = value.object.type === 'ThisExpression' ? classAround(value) : undefined
      const values = owner && name !== undefined ? fieldOf(owner, name)?.values ?? [] : []
      const [only] = values.length === 1 ? values : []
      return only && makerOf(context, only, depth + 1)
    }
    default:
      return undefined
  }
}

/** A construction of this file, and the expression that stands for what it made, where that was made. */
export interface Construction {
  readonly maker: TSESTree.NewExpression
  readonly made: TSESTree.Node
}

/** The `new` behind the value, also where functions of this file do nothing but answer it: `open()`. */
export function constructionOf(context: Context, made: TSESTree.Node, depth = 0): Construction | undefined {
  const maker = makerOf(context, made)
  if (maker?.type === 'NewExpression') return { maker, made }
  const fn = maker && depth < MAX_HOPS ? functionOf(context, maker.callee) : undefined
  const [only, ...others] = fn ? returnsOf(context, fn) : []
  return only && others.length === 0 ? constructionOf(context, only, depth + 1) : undefined
}

const MAX_HOPS = 2
