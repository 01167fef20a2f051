import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import { classAround } from './classes.ts'
import { unwrap } from './unwrap.ts'

/** A place that holds a value: a variable, or a way of properties from a variable or `this`. */
export interface Place {
  /** The variable, the class whose `this` it is, or the Program where neither is known. */
  readonly root: object
  readonly path: string
}

/** The place that the expression reads, through const aliases: after `const { res } = ctx`, `res` is `ctx.res`. */
export function placeOf(context: Context, node: TSESTree.Node, depth = 0): Place | undefined {
  if (depth > 6) return undefined
  const expression = unwrap(node)
  switch (expression.type) {
    case 'ThisExpression':
      return { root: classAround(expression) ?? context.sourceCode.ast, path: 'this' }
    case 'MemberExpression': {
      const name = propertyName(expression)
      const base = name === undefined ? undefined : placeOf(context, expression.object, depth + 1)
      return base && { root: base.root, path: `${base.path}.${name}` }
    }
    case 'Identifier': {
      const binding = bindingOf(context, expression)
      if (binding?.from === 'variable' && binding.declarator.init && isConstant(binding.variable)) {
        const base = placeOf(context, binding.declarator.init, depth + 1)
        if (base) return { root: base.root, path: [base.path, ...binding.path].join('.') }
      }
      const variable = variableOf(context, expression)
      return variable ? { root: variable, path: '' } : { root: context.sourceCode.ast, path: expression.name }
    }
    default:
      return undefined
  }
}

/** Whether two expressions read the same place. */
export function samePlace(context: Context, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const one = placeOf(context, a)
  const other = one && placeOf(context, b)
  return one !== undefined && other !== undefined && one.root === other.root && one.path === other.path
}

function isConstant(variable: { readonly references: readonly { init?: boolean; isWrite(): boolean }[] }): boolean {
  return variable.references.every((r) => r.init || !r.isWrite())
}
