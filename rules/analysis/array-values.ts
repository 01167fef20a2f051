import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the value is seen to be an array: a literal, `xs.filter(…)`, `Object.keys(x)`, `text.split(…)`, a name with
 * such a start or with `T[]` for its type. `forEach` alone tells nothing: a map has one, too.
 */
export function isArray(context: Context, value: TSESTree.Node, depth = 0): boolean {
  const node = unwrap(value, { awaits: true })
  if (node.type === 'ArrayExpression') return true
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression') return false
    const name = propertyName(callee) ?? ''
    if (callee.object.type === 'Identifier' && /^(?:Object|Array)$/.test(callee.object.name)) return true
    return MAKING.has(name)
  }
  if (node.type !== 'Identifier' || depth > 3) return false
  const binding = bindingOf(context, node)
  if (binding?.from === 'parameter') return binding.path.length === 0 && isArrayType(binding.id.typeAnnotation)
  if (binding?.from !== 'variable' || binding.path.length > 0) return false
  const { id, init } = binding.declarator
  if (id.type === 'Identifier' && isArrayType(id.typeAnnotation)) return true
  const isOnce = binding.variable.references.filter((reference) => reference.isWrite()).length === 1
  return isOnce && init !== null && isArray(context, init, depth + 1)
}

const MAKING = new Set(['map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'split', 'splice', 'sort', 'reverse'])

function isArrayType(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  let type = annotation?.typeAnnotation
  if (type?.type === 'TSTypeOperator') type = type.typeAnnotation
  if (type?.type === 'TSArrayType') return true
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false
  return /^(?:Readonly)?Array$/.test(type.typeName.name)
}
