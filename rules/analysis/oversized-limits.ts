import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { CallFact, Mark } from '../knowledge/schema.ts'
import { keyName } from './bindings.ts'
import { classAround } from './classes.ts'
import { externalOf } from './externals.ts'
import { givenLimit } from './given-limits.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'

/** A limit that a call is given, with its number. */
export interface NamedLimit {
  readonly unit: 'items' | 'tasks' | 'bytes'
  /** Infinity where the number says that there is none. */
  readonly amount: number
  /** The number as it is written. */
  readonly value: TSESTree.Expression
  /** What is usual there, where the tables say. */
  readonly usual: number | undefined
}

/**
 * The limits in numbers that this call is given: `new BoundedQueue(500)`, `new Transform({ highWaterMark: 1e6 })`.
 * An unlimited number of tasks in the place of a concurrency is another question (`missingLimitOf`).
 */
export function limitsIn(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): NamedLimit[] {
  const fact = factOf(context, call)
  const found: NamedLimit[] = []
  if (fact?.bound && fact.bound.unit !== 'ms') {
    const { unit } = fact.bound
    const given = givenLimit(context, call, fact.bound)
    const isMissing = unit === 'tasks' && given?.is === 'infinite'
    if (given?.value && given.amount !== undefined && !isMissing) {
      found.push({ unit, amount: given.amount, value: given.value, usual: undefined })
    }
  }
  for (const mark of fact?.marks ?? []) {
    const given = givenLimit(context, call, { ...mark, absent: 'refused' })
    if (!given?.value || given.amount === undefined || (given.is === 'infinite' && isDefault(fact, mark))) continue
    const amount = mark.zeroIsNone && given.amount === 0 ? Infinity : given.amount
    found.push({ ...unitOf(call, mark), amount, value: given.value })
  }
  return found
}

/** `new Agent({ maxSockets: Infinity })`: without the option there is no limit either. It is no cause of anything. */
function isDefault(fact: CallFact | undefined, { option }: Mark): boolean {
  const place = fact?.buffer?.place
  return place?.option === option && place.absent === 'unbounded'
}

/** `super({ highWaterMark: … })` makes what the class extends. */
function factOf(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): CallFact | undefined {
  if (call.callee.type !== 'Super') return callMeaning(context, call)?.fact
  const parent = classAround(call)?.superClass
  return parent ? externalOf(context, parent)?.export.construct : undefined
}

function unitOf(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  mark: Mark,
): Pick<NamedLimit, 'unit' | 'usual'> {
  const { argument, unit, usual, items, bytes } = mark
  if (items && argument !== 'last' && hasOption(call.arguments[argument], items.when)) {
    return { unit: 'items', usual: items.usual }
  }
  if (bytes?.when.some((place) => hasOption(call.arguments[place.argument], place.option))) {
    return { unit: 'bytes', usual: bytes.usual }
  }
  return { unit, usual }
}

/** Whether the option is there and not `false`. */
function hasOption(argument: TSESTree.Node | undefined, option: string): boolean {
  const object = argument && unwrap(argument)
  if (object?.type !== 'ObjectExpression') return false
  return object.properties.some(
    (property) =>
      property.type === 'Property' &&
      keyName(property.key) === option &&
      !(property.value.type === 'Literal' && property.value.value === false),
  )
}
