import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { mayStartWork } from './async-mappers.ts'
import { bindingOf } from './bindings.ts'
import { boundOf } from './bounds.ts'
import { callbackWorkIn } from './callback-work.ts'
import { isFunction } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { growthOf } from './growth.ts'
import { ioIn, type Io } from './io.ts'
import { limiterIn } from './limiters-in-sight.ts'
import { lastNameOf } from './names.ts'
import { isNoLoad } from './no-load.ts'
import { numberOf } from './numbers.ts'
import { pipedInto, valuesOf } from './piped-values.ts'
import { isFileList } from './scaling.ts'
import { unwrap } from './unwrap.ts'

/** The tasks that one call starts all at once. */
export interface Tasks {
  /** The collection that is walked, or the list of functions. */
  readonly items: TSESTree.Node
  /** What starts one of them. */
  readonly mapper: TSESTree.Node
  /** What the tasks do outside the process, where it is seen. */
  readonly io: Io | undefined
}

/**
 * The tasks that a call starts, one an element of a collection that can grow: `async.each(users, remove)`,
 * `pMap(urls, get)`, `async.parallel(users.map(user => done => …))`. `undefined` where their number is bounded, where a
 * limiter holds them, or where nothing in them takes its time.
 */
export function tasksOf(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  fact: CallFact,
): Tasks | undefined {
  const { items, mapper } = givenTo(context, call, fact)
  if (!items || items.type === 'SpreadElement') return undefined
  if (numberOf(context, items) !== undefined || boundOf(context, items) || isCount(items)) return undefined
  const isWalk = fact.maps !== undefined || fact.operates !== undefined
  const tasks = isWalk ? [mapper] : functionsIn(context, items, fact.lazy === true)
  for (const task of tasks) {
    if (!task || task.type === 'SpreadElement' || callsItsElement(task)) continue
    if (limiterIn(context, task)) return undefined
    const io = ioIn(context, task) ?? callbackWorkIn(context, task) ?? fileWork(context, items, task)
    if (isNoLoad(context, task, io)) continue
    // An effect has not begun when its mapper answers: that alone tells of no work.
    if (io || (fact.lazy !== true && isWritten(task) && mayStartWork(context, task))) return { items, mapper: task, io }
  }
  return undefined
}

/** Whether the file tells what the task is: not of `unary(glob)`, which somebody else made. */
function isWritten(task: TSESTree.Node): boolean {
  const value = unwrap(task)
  return value.type !== 'CallExpression' || lastNameOf(value.callee) === 'bind'
}

/** `async.times(config.concurrency, …)` */
function isCount(items: TSESTree.Node): boolean {
  const number = unwrap(items)
  return (number.type === 'Identifier' || number.type === 'MemberExpression') && COUNT.test(lastNameOf(number) ?? '')
}

const COUNT = /concurrency$|parallelism$/i

interface Given {
  readonly items: TSESTree.Node | undefined
  readonly mapper: TSESTree.Node | undefined
}

/** What the call walks and what it calls for each: arguments both, or what is piped into it. */
function givenTo(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { maps, runs = 0, operates, bound }: CallFact,
): Given {
  const first = maps?.items ?? operates ?? runs
  const next = maps?.mapper ?? first + 1
  const [items, mapper] = [call.arguments[first], call.arguments[next]]
  const isMapper = (node: TSESTree.Node | undefined): boolean => !!node && functionOf(context, node) !== undefined
  // `pipe(users, Effect.forEach(load, options))`, `users$.pipe(mergeMap(load))`
  const isPiped = operates === undefined ? maps && isMapper(items) && !isMapper(mapper) : !isMapper(mapper)
  if (!isPiped) return { items, mapper }
  const piped = call.type === 'CallExpression' ? pipedInto(call) : undefined
  // Who asks for no limit by its name has many values; who leaves it away may have one.
  const whole = bound?.absent === 'unbounded' ? undefined : piped?.source
  return { items: (piped && valuesOf(context, piped)) ?? whole, mapper: items }
}

/** One task per file of a directory works on files, whatever it is called. */
function fileWork(context: Context, items: TSESTree.Node, task: TSESTree.Node): Io | undefined {
  return isFileList(context, items) && mayStartWork(context, task) ? { node: task, evidence: 'likely' } : undefined
}

/** The functions that a list is filled with once an element: `users.map(user => () => f(user))`, pushes in a loop. */
function functionsIn(context: Context, list: TSESTree.Node, isLazy: boolean): TSESTree.Node[] {
  const value = unwrap(list)
  if (value.type === 'CallExpression') {
    const mapper = lastNameOf(value.callee) === 'map' ? value.arguments.at(-1) : undefined
    const fn = mapper && functionOf(context, mapper)
    if (isLazy) return mapper ? [mapper] : []
    return fn ? returnsOf(context, fn).filter((answer) => isFunction(unwrap(answer))) : []
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'variable' || binding.path.length > 0) return []
  const { init } = binding.declarator
  const pushed = growthOf(context, binding.variable).flatMap(({ walk, values }) => (walk ? values : []))
  return [...(init ? functionsIn(context, init, isLazy) : []), ...pushed]
}

/** `hooks.each((hook, done) => hook(event, done))`: somebody filled the list with work by hand. */
function callsItsElement(task: TSESTree.Node): boolean {
  const fn = unwrap(task)
  if (!isFunction(fn)) return false
  const [element] = fn.params
  const [statement] = fn.body.type === 'BlockStatement' && fn.body.body.length === 1 ? fn.body.body : []
  const body =
    statement?.type === 'ExpressionStatement'
      ? statement.expression
      : statement?.type === 'ReturnStatement'
      ? statement.argument
      : fn.body
  const call = body && unwrap(body, { awaits: true })
  return (
    call?.type === 'CallExpression' &&
    element?.type === 'Identifier' &&
    call.callee.type === 'Identifier' &&
    call.callee.name === element.name
  )
}
