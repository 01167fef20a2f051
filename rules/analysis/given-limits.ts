import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { BoundPlace } from '../knowledge/schema.ts'
import { bindingOf, keyName } from './bindings.ts'
import { isFunction } from './facts.ts'
import { fullNameOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { numberOf } from './numbers.ts'
import { unwrap } from './unwrap.ts'

/** The limit that a call is given at the place where its callee takes one. */
export interface GivenLimit {
  readonly is: 'absent' | 'infinite' | 'given'
  /** The limit as it is written. */
  readonly value?: TSESTree.Expression
  /** The number that it always is. */
  readonly amount?: number
}

/** Which limit the call is given; `undefined` where the code does not show it (`new Queue(options)`). */
export function givenLimit(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  place: BoundPlace,
): GivenLimit | undefined {
  const at = place.argument === 'last' ? call.arguments.length - 1 : place.argument
  if (call.arguments.slice(0, at + 1).some(({ type }) => type === 'SpreadElement')) return undefined
  // `new ReplaySubject(undefined, 500)`
  if (place.or?.some((other) => typeof other === 'number' && call.arguments[other])) return { is: 'given' }
  const argument = call.arguments[at]
  if (!argument || argument.type === 'SpreadElement' || isNoValue(argument)) return { is: 'absent' }
  const object = place.option === undefined ? undefined : objectBehind(context, argument)
  if (object) return limitIn(context, object, place)
  // A callback where the options would stand: there are none.
  if (isFunction(unwrap(argument))) return place.argument === 'last' ? undefined : { is: 'absent' }
  const limit = limitOf(context, argument, place)
  // `new Queue(options)`: a name may hold options as well as a number.
  return place.option !== undefined && limit.amount === undefined ? undefined : limit
}

function limitIn(context: Context, object: TSESTree.ObjectExpression, place: BoundPlace): GivenLimit | undefined {
  let isWhole = true
  for (const property of object.properties.toReversed()) {
    if (property.type === 'SpreadElement' || property.computed) {
      isWhole = false
      continue
    }
    const name = keyName(property.key)
    if (name !== undefined && place.or?.includes(name)) return { is: 'given' }
    if (name !== place.option || isFunction(property.value)) continue
    const value = property.value as TSESTree.Expression
    // What a spread brings may be overwritten by `undefined`, and by nothing else.
    return isNoValue(value) ? { is: 'absent', value } : limitOf(context, value, place)
  }
  return isWhole ? { is: 'absent' } : undefined
}

function limitOf(context: Context, value: TSESTree.Expression, { none = [] }: BoundPlace): GivenLimit {
  const literal = unwrap(value)
  const isNone = literal.type === 'Literal' && none.some((word) => word === literal.value)
  if (isNone) return { is: 'infinite', value, amount: Infinity }
  const amount = numberOf(context, value)
  if (amount === undefined) return { is: 'given', value }
  return { is: amount >= Number.MAX_SAFE_INTEGER ? 'infinite' : 'given', value, amount }
}

/** The options as they are written: inline, or in a const of this file. */
export function objectBehind(context: Context, node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const value = unwrap(node)
  if (value.type === 'ObjectExpression') return value
  if (value.type !== 'Identifier') return undefined
  const binding = bindingOf(context, value)
  if (binding?.from !== 'variable' || binding.path.length > 0 || !binding.declarator.init) return undefined
  // Somebody may still set the limit: `options.concurrency = 5`.
  if (binding.variable.references.filter((r) => !r.init).length > 1) return undefined
  const init = unwrap(binding.declarator.init)
  const [frozen] = init.type === 'CallExpression' && fullNameOf(init.callee) === 'Object.freeze' ? init.arguments : []
  const object = frozen ? unwrap(frozen) : init
  return object.type === 'ObjectExpression' ? object : undefined
}
