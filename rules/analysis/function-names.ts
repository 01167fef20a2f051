import { keyName, propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { outer } from './unwrap.ts'

/** The name that a function has of its own, or by the variable, the property or the class that holds it. */
export function nameOfFunction(fn: FunctionNode): string | undefined {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name
  const holder = outer(fn)
  switch (holder?.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return keyName(holder.key)
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? holder.id.name : undefined
    case 'AssignmentExpression':
      return holder.left.type === 'MemberExpression' ? propertyName(holder.left) : undefined
    default:
      return undefined
  }
}
