import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { keyName, propertyName } from './bindings.ts'
import { givenLimit, type GivenLimit } from './given-limits.ts'
import { membersNamed } from './members.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/** A call whose callee takes a limit of tasks and is given none, or Infinity. */
export interface MissingLimit {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression
  readonly fact: CallFact
  /**
   * `tasks` starts what it is given, `operator` what is piped into it, `line` is made to start it later, `consumer` is
   * sent work from outside.
   */
  readonly form: 'tasks' | 'operator' | 'line' | 'consumer'
  /** Infinity, as it is written. */
  readonly infinite?: GivenLimit
}

/** The limit of tasks that this call lacks: `async.each(xs, f)`, `new PQueue()`, `channel.consume(queue, f)`. */
export function missingLimitOf(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): MissingLimit | undefined {
  const fact = callMeaning(context, call)?.fact
  if (!fact) return undefined
  if (fact.limitedBy) {
    return isLimitedElsewhere(context, call, fact.limitedBy) ? undefined : { call, fact, form: 'consumer' }
  }
  const form = formOf(fact)
  if (fact.limitedAs) return { call, fact, form }
  if (fact.bound?.unit !== 'tasks') return undefined
  const given = givenLimit(context, call, fact.bound)
  if (given?.is === 'absent' && fact.bound.absent === 'unbounded') {
    return isSetLater(context, call, fact.bound.option) ? undefined : { call, fact, form }
  }
  return given?.is === 'infinite' ? { call, fact, form, infinite: given } : undefined
}

function formOf({ maps, runs, operates }: CallFact): MissingLimit['form'] {
  if (operates !== undefined) return 'operator'
  return maps || runs !== undefined ? 'tasks' : 'line'
}

/** `queue.concurrency = 5` */
function isSetLater(context: Context, call: TSESTree.Node, option: string | undefined): boolean {
  if (option === undefined || call.type !== 'NewExpression') return false
  return membersNamed(context, option).some((member) => {
    const holder = outer(member)
    return holder?.type === 'AssignmentExpression' && unwrap(holder.left) === member
  })
}

/** `channel.prefetch(10)` in the same file, or a consumer to whom the limit does not apply. */
function isLimitedElsewhere(
  context: Context,
  { arguments: given }: TSESTree.CallExpression | TSESTree.NewExpression,
  { method, unless }: NonNullable<CallFact['limitedBy']>,
): boolean {
  if (membersNamed(context, method).some((member) => propertyName(member) === method)) return true
  const options = given[unless.argument]
  const object = options && unwrap(options)
  if (!object) return false
  // Options of elsewhere may hold it.
  if (object.type !== 'ObjectExpression') return true
  return object.properties.some(
    (property) =>
      property.type === 'SpreadElement' ||
      (keyName(property.key) === unless.option &&
        !(property.value.type === 'Literal' && property.value.value === false)),
  )
}
