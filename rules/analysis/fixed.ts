import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { unwrap } from './unwrap.ts'

/** Whether the value is small and the same each time: a literal, a template of constants and times, a constant. */
export function isFixed(context: Context, node: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(node)
  const fixed = (inner: TSESTree.Node): boolean => depth < 5 && isFixed(context, inner, depth + 1)
  switch (value.type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return value.expressions.every(fixed)
    case 'BinaryExpression':
      return fixed(value.left) && fixed(value.right)
    case 'ArrayExpression':
      return value.elements.every((element) => element !== null && element.type !== 'SpreadElement' && fixed(element))
    case 'ObjectExpression':
      return value.properties.every((property) => property.type === 'Property' && fixed(property.value))
    case 'Identifier': {
      const binding = bindingOf(context, value)
      if (binding?.from === 'import' || binding?.from === 'global') return /^[A-Z][A-Z\d_]*$/.test(value.name)
      if (binding?.from !== 'variable' || binding.path.length > 0 || !binding.declarator.init) return false
      // `let payload = null`, filled later; the index of a loop
      if (binding.declarator.parent.parent.type === 'ForStatement') return false
      return binding.variable.references.every((r) => !r.writeExpr || fixed(r.writeExpr))
    }
    case 'MemberExpression':
      return !value.computed && value.property.type === 'Identifier' && /^[A-Z][A-Z\d_]+$/.test(value.property.name)
    case 'NewExpression':
      return value.callee.type === 'Identifier' && value.callee.name === 'Date' && value.arguments.length === 0
    case 'CallExpression': {
      // `Date.now()`, `new Date().toISOString()`, `Buffer.from('…')`, `JSON.stringify({ type: 'ping' })`
      const { callee } = value
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false
      // `encoder.encode({ type: 'ping' })`
      if (callee.property.name === 'encode') return value.arguments.length > 0 && value.arguments.every(fixed)
      if (!ENCODING.has(callee.property.name)) return false
      const holder = callee.object.type === 'Identifier' && /^[A-Z]/.test(callee.object.name)
      return (holder || fixed(callee.object)) && value.arguments.every(fixed)
    }
    default:
      return false
  }
}

const ENCODING = new Set(['now', 'toISOString', 'getTime', 'from', 'stringify', 'toString', 'alloc'])
