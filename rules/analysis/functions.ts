import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround, fieldOf, methodOf } from './classes.ts'
import { isFunction, type FunctionNode } from './facts.ts'
import { unwrap } from './unwrap.ts'
import { childrenOf } from './walk.ts'

export { isFunction }

/**
 * The function of this file that the expression stands for: inline, by name, by `this.method`, by `obj.method` of an
 * object literal, bound with `.bind()`; one hop.
 */
export function functionOf(context: Context, node: TSESTree.Node, depth = 0): FunctionNode | undefined {
  if (depth > 4) return undefined
  const expression = unwrap(node)
  if (isFunction(expression)) return expression
  switch (expression.type) {
    case 'Identifier': {
      const binding = bindingOf(context, expression)
      if (binding?.from === 'function') return binding.fn
      if (binding?.from !== 'variable' || !binding.declarator.init || binding.path.length > 0) return undefined
      if (binding.variable.references.some((r) => !r.init && r.isWrite())) return undefined
      return functionOf(context, binding.declarator.init, depth + 1)
    }
    case 'MemberExpression': {
      const name = propertyName(expression)
      if (name === undefined) return undefined
      if (expression.object.type === 'ThisExpression') {
        const owner = classAround(expression)
        const method = owner && methodOf(owner, name)
        if (method || !owner) return method ?? objectMethod(enclosingObject(expression), name)
        // `this.send = send.bind(null, socket)`
        const values = fieldOf(owner, name)?.values ?? []
        return values.length === 1 && values[0] ? functionOf(context, values[0], depth + 1) : undefined
      }
      if (expression.object.type !== 'Identifier') return undefined
      const binding = bindingOf(context, expression.object)
      if (binding?.from !== 'variable' || binding.path.length > 0 || !binding.declarator.init) return undefined
      const init = unwrap(binding.declarator.init)
      return init.type === 'ObjectExpression' ? objectMethod(init, name) : undefined
    }
    case 'CallExpression': {
      // `this.send.bind(this)`
      const { callee } = expression
      if (callee.type === 'MemberExpression' && propertyName(callee) === 'bind') {
        return functionOf(context, callee.object, depth + 1)
      }
      return undefined
    }
    default:
      return undefined
  }
}

/** The function whose body the node runs in, or `undefined` at module level. */
export function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) if (isFunction(parent)) return parent
  return undefined
}

/** What the function answers when it is called: the expression of an arrow, or all arguments of its `return`s. */
export function returnsOf(context: Context, fn: FunctionNode): TSESTree.Expression[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  const found: TSESTree.Expression[] = []
  const visit = (node: TSESTree.Node): void => {
    if (isFunction(node)) return
    if (node.type === 'ReturnStatement') {
      if (node.argument) found.push(node.argument)
      return
    }
    childrenOf(context, node).forEach(visit)
  }
  visit(fn.body)
  return found
}

function objectMethod(object: TSESTree.ObjectExpression | undefined, name: string): FunctionNode | undefined {
  for (const property of object?.properties ?? []) {
    if (property.type !== 'Property' || property.computed) continue
    const key =
      property.key.type === 'Identifier'
        ? property.key.name
        : property.key.type === 'Literal'
        ? property.key.value
        : undefined
    if (key === name && isFunction(property.value)) return property.value
  }
  return undefined
}

/** The object literal whose method the node runs in: there `this` is that object. */
function enclosingObject(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === 'FunctionDeclaration') return undefined
    if (parent.type !== 'FunctionExpression') continue
    const holder = parent.parent
    return holder.type === 'Property' && holder.parent.type === 'ObjectExpression' ? holder.parent : undefined
  }
  return undefined
}
