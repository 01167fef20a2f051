import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { modulePathOf } from './externals.ts'
import { unwrap } from './unwrap.ts'

/**
 * The number that the expression always is: `60 * 1000`, `POLL_MS` of a const, `LIMITS.poll` of an object literal,
 * `Math.max(a, b)`, `Infinity`, `Number.MAX_SAFE_INTEGER`.
 */
export function numberOf(context: Context, node: TSESTree.Node, depth = 0): number | undefined {
  if (depth > 8) return undefined
  const expression = unwrap(node)
  const inner = (part: TSESTree.Node): number | undefined => numberOf(context, part, depth + 1)
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'number' ? expression.value : undefined
    case 'UnaryExpression': {
      const value = inner(expression.argument)
      return value !== undefined && expression.operator === '-'
        ? -value
        : expression.operator === '+'
        ? value
        : undefined
    }
    case 'BinaryExpression': {
      const left = inner(expression.left)
      const right = left === undefined ? undefined : inner(expression.right)
      return left === undefined || right === undefined ? undefined : CALCULATIONS[expression.operator]?.(left, right)
    }
    case 'Identifier': {
      if (expression.name === 'Infinity') return Infinity
      const binding = bindingOf(context, expression)
      if (binding?.from !== 'variable' || binding.path.length > 0 || !binding.declarator.init) return undefined
      return binding.variable.references.some((r) => !r.init && r.isWrite())
        ? undefined
        : inner(binding.declarator.init)
    }
    case 'MemberExpression': {
      const name = propertyName(expression)
      if (expression.object.type !== 'Identifier' || name === undefined) return undefined
      const binding = bindingOf(context, expression.object)
      if (binding?.from === 'global') return binding.name === 'Number' ? LARGE[name] : undefined
      const object = binding?.from === 'variable' && binding.declarator.init && unwrap(binding.declarator.init)
      if (!object || object.type !== 'ObjectExpression') return undefined
      for (const property of object.properties) {
        if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') continue
        if (property.key.name === name) return inner(property.value)
      }
      return undefined
    }
    case 'CallExpression': {
      const place = modulePathOf(context, expression.callee)
      const fold = place?.module === 'globals' ? FOLDS[place.path.join('.')] : undefined
      const values = fold && expression.arguments.map(inner)
      return fold && values && values.every((v) => v !== undefined) ? fold(...values) : undefined
    }
    default:
      return undefined
  }
}

const CALCULATIONS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '**': (a, b) => a ** b,
}

const LARGE: Readonly<Record<string, number>> = {
  POSITIVE_INFINITY: Infinity,
  MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER,
  MAX_VALUE: Number.MAX_VALUE,
}

const FOLDS: Readonly<Record<string, (...values: number[]) => number>> = {
  Number: (value) => Number(value),
  'Math.max': Math.max,
  'Math.min': Math.min,
  'Math.floor': Math.floor,
  'Math.ceil': Math.ceil,
  'Math.round': Math.round,
}
