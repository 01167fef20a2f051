import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LONG_UNITS } from '../knowledge/interval-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround, fieldOf, type ClassNode } from './classes.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { numberOf } from './numbers.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'

/** A callback that a timer runs again and again. */
export interface Interval {
  readonly call: TSESTree.CallExpression
  readonly callback: TSESTree.Expression
  /** The function of this file behind the callback. */
  readonly fn: FunctionNode | undefined
  /** Milliseconds between two runs, where they are constant; a default counts: `options.ms ?? 5000`. */
  readonly period: number | undefined
}

/** The interval that the call starts: `setInterval(() => poll(), 5000)`. */
export function intervalOf(context: Context, call: TSESTree.CallExpression): Interval | undefined {
  const repeats = callMeaning(context, call)?.fact.repeats
  const callback = repeats && call.arguments[repeats.callback]
  if (!repeats || !callback || callback.type === 'SpreadElement') return undefined
  const ms = call.arguments[repeats.ms]
  return {
    call,
    callback,
    fn: functionOf(context, callback),
    period: ms && ms.type !== 'SpreadElement' ? periodOf(context, ms) : undefined,
  }
}

const HOUR = 3_600_000
const MINUTE = 60_000

/**
 * A duration in milliseconds: a constant, a default, or what a name of another file says: `Day.ms`, `24 * ONE_HOUR`.
 */
function periodOf(context: Context, node: TSESTree.Node, depth = 0): number | undefined {
  const expression = unwrap(node)
  const known = numberOf(context, expression)
  if (known !== undefined || depth > 4) return known
  switch (expression.type) {
    case 'LogicalExpression':
      return expression.operator === '&&' ? undefined : periodOf(context, expression.right, depth + 1)
    case 'AssignmentPattern': {
      // `({ resyncMs = -1 })`: nothing runs unless somebody says how often.
      const usual = periodOf(context, expression.right, depth + 1)
      return usual !== undefined && usual > 0 ? usual : undefined
    }
    case 'BinaryExpression': {
      const factors = factorsOf(expression).map((factor) => periodOf(context, factor, depth + 1))
      if (factors.length === 1) return undefined
      const known = factors.reduce<number>((product, factor) => product * (factor ?? 1), 1)
      // `minutes * 60 * 1000` is a minute or more.
      return factors.includes(undefined) && known < MINUTE ? undefined : known
    }
    case 'Identifier': {
      const binding = bindingOf(context, expression)
      if (binding?.from === 'import') return namedDuration(expression.name)
      // `(ms = 5000)`, `({ interval = 5000 })`, `const { interval = 5000 } = options`
      const named = binding && 'variable' in binding ? binding.variable.identifiers[0]?.parent : undefined
      if (named?.type === 'AssignmentPattern') return periodOf(context, named, depth + 1)
      const init = binding?.from === 'variable' && binding.path.length === 0 && binding.declarator.init
      return init ? periodOf(context, init, depth + 1) : undefined
    }
    case 'MemberExpression': {
      const name = propertyName(expression) ?? ''
      const object = unwrap(expression.object)
      const owner = object.type === 'ThisExpression' ? classAround(object) : undefined
      // `ms = 5 * 60_000`, `this.ms = options.ms || 300_000`: what a field begins with is its default.
      for (const value of owner ? valuesOf(owner, name) : []) {
        const period = periodOf(context, value, depth + 1)
        // A field that begins with 0 has no value yet.
        if (period !== undefined && period > 0) return period
      }
      return namedDuration(`${object.type === 'Identifier' ? object.name : ''}_${name}`)
    }
    default:
      return undefined
  }
}

/** `a`, `b` and `c` of `a * b * c` */
function factorsOf(node: TSESTree.Node): TSESTree.Node[] {
  const value = unwrap(node)
  if (value.type !== 'BinaryExpression' || value.operator !== '*') return [value]
  return [...factorsOf(value.left), ...factorsOf(value.right)]
}

function valuesOf(owner: ClassNode, name: string): TSESTree.Expression[] {
  const { declaration, values = [] } = fieldOf(owner, name) ?? {}
  const first = declaration?.type === 'PropertyDefinition' ? declaration.value : null
  return first ? [first, ...values] : [...values]
}

/** A name that ends in a long unit stands for at least one of it; `HOURLY_LIMIT` and `perDay` do not. */
function namedDuration(name: string): number | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter((word) => word !== 'ms' && word !== '')
  const unit = words.at(-1)
  if (unit === undefined || words.includes('per')) return undefined
  return LONG_UNITS.test(unit) ? HOUR : undefined
}
