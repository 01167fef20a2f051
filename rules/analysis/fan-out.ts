import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, referencesOf, valuesOf } from './bindings.ts'
import type { FanOut } from './facts.ts'
import { functionOf, isFunction, returnsOf } from './functions.ts'
import { growthOf } from './growth.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

const MAX_HOPS = 4

/**
 * The walks that start the tasks which a join waits for: `Promise.all(xs.map(f))`, the promises of a const or of pushes
 * in a loop, `Array.from(xs, f)`, `reduce`, spreads, a function of this file that answers the promises. Empty where the
 * call is no join, or joins a fixed number.
 */
export function fanOutsOf(context: Context, join: TSESTree.CallExpression): FanOut[] {
  const settles = callMeaning(context, join)?.fact.joins
  const [tasks] = join.arguments
  if (!settles || !tasks) return []
  return [...walksOf(context, tasks, 0)].map((walk) => ({ join, settles, ...walk }))
}

type Starts = Omit<FanOut, 'join' | 'settles'>

function* walksOf(context: Context, node: TSESTree.Node, hops: number): Iterable<Starts> {
  if (hops > MAX_HOPS) return
  const expression = unwrap(node, { awaits: true })
  switch (expression.type) {
    case 'CallExpression':
      yield* walkedBy(context, expression, hops)
      return
    case 'ArrayExpression':
      // `[...xs.map(f), g()]`
      for (const element of expression.elements) {
        if (element?.type !== 'SpreadElement') continue
        for (const walk of walksOf(context, element.argument, hops + 1))
          yield { ...walk, form: walk.form === 'map' ? 'spread' : walk.form }
      }
      return
    case 'ConditionalExpression':
      yield* walksOf(context, expression.consequent, hops + 1)
      yield* walksOf(context, expression.alternate, hops + 1)
      return
    case 'LogicalExpression':
      yield* walksOf(context, expression.left, hops + 1)
      yield* walksOf(context, expression.right, hops + 1)
      return
    case 'NewExpression': {
      const [from] = expression.arguments
      if (from) yield* walksOf(context, from, hops + 1)
      return
    }
    case 'Identifier':
      yield* heldBy(context, expression, hops)
      return
    default:
  }
}

function* walkedBy(context: Context, call: TSESTree.CallExpression, hops: number): Iterable<Starts> {
  const fact = isMapOfFunction(call) ? undefined : callMeaning(context, call)?.fact
  if (fact?.maps) {
    const { items, mapper } = fact.maps
    const collection = call.arguments[items]
    const fn = call.arguments[mapper]
    // A mapper with a limit of its own answers one promise and is no part of a join.
    if (!collection || collection.type === 'SpreadElement' || fact.bound || fact.limits) return
    if (fn)
      yield {
        form: fact.maps.items === 0 && isArrayFrom(call) ? 'from' : 'map',
        items: collection,
        mapper: fn,
        walk: call,
      }
    else yield* walksOf(context, collection, hops + 1)
    return
  }
  const callee = unwrap(call.callee)
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined
  const [first, second] = call.arguments
  if (callee.type === 'MemberExpression' && method !== undefined) {
    if ((method === 'map' || method === 'flatMap') && first) {
      yield { form: 'map', items: callee.object, mapper: first, walk: call }
      if (takesPromises(context, first)) yield* walksOf(context, callee.object, hops + 1)
      return
    }
    // `xs.reduce((tasks, x) => { tasks.push(f(x)); return tasks }, [])`
    if (method === 'reduce' && first && second && unwrap(second).type === 'ArrayExpression') {
      yield { form: 'reduce', items: callee.object, mapper: first, walk: call }
      return
    }
    if (method === 'concat') {
      yield* walksOf(context, callee.object, hops + 1)
      for (const argument of call.arguments)
        yield* walksOf(context, argument.type === 'SpreadElement' ? argument.argument : argument, hops + 1)
      return
    }
    if (KEEPING.has(method)) {
      yield* walksOf(context, callee.object, hops + 1)
      return
    }
    if (PASSING.has(method) && first) {
      yield* walksOf(context, first, hops + 1)
      return
    }
  }
  const fn = functionOf(context, callee)
  if (fn && !fn.async && !fn.generator)
    for (const value of returnsOf(context, fn)) yield* walksOf(context, value, hops + 1)
}

/** `tasks.map(task => task.then(f))`: what is mapped runs already. */
function takesPromises(context: Context, mapper: TSESTree.Node): boolean {
  const [element] = isFunction(mapper) ? mapper.params : []
  if (element?.type !== 'Identifier') return false
  const isElement = (node: TSESTree.Node): boolean => node.type === 'Identifier' && node.name === element.name
  return (
    findBelow(context, mapper, 'all', (node) => {
      if (node.type === 'AwaitExpression') return isElement(node.argument)
      return node.type === 'MemberExpression' && isElement(node.object) && SETTLING.has(propertyName(node) ?? '')
    }) !== undefined
  )
}

const SETTLING = new Set(['then', 'catch', 'finally'])

/** `xs.map(x => …)`: whatever `xs` is, no table needs to be asked. */
function isMapOfFunction(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  const [first] = call.arguments
  return (
    callee.type === 'MemberExpression' && propertyName(callee) === 'map' && first !== undefined && isFunction(first)
  )
}

/** `xs.map(f).filter(Boolean)` still holds the same promises. */
const KEEPING = new Set(['filter', 'flat', 'sort', 'reverse', 'toSorted', 'toReversed', 'values', 'slice'])

/** `Object.values(tasks)`, `Array.from(tasks)` */
const PASSING = new Set(['values', 'from'])

function isArrayFrom(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && propertyName(callee) === 'from'
}

/** The promises of a variable: what it is made of, and what is pushed into it in a loop. */
function* heldBy(context: Context, id: TSESTree.Identifier, hops: number): Iterable<Starts> {
  const binding = bindingOf(context, id)
  if (binding?.from !== 'variable' || binding.path.length > 0) return
  const { variable } = binding
  const written = valuesOf(variable)
  for (const value of written) yield* walksOf(context, value, hops + 1)
  for (const { node, values, walk } of growthOf(context, variable)) {
    if (!walk || isEmptiedIn(context, walk.node, variable)) continue
    for (const value of values) {
      if (value.type === 'SpreadElement') {
        yield* walksOf(context, value.argument, hops + 1)
        continue
      }
      const task = started(context, value)
      if (!task || isAwaitedLater(context, node, id)) continue
      const form = walk.form === 'forEach' || walk.form === 'reduce' ? walk.form : 'pushed'
      yield { form, items: walk.items, mapper: task, walk: walk.node, held: id }
    }
  }
}

/** What starts the work: the expression itself, or what the pushed const holds; a thunk and an awaited value do not. */
function started(context: Context, value: TSESTree.Node): TSESTree.Node | undefined {
  const expression = unwrap(value)
  if (isFunction(expression) || expression.type === 'AwaitExpression') return undefined
  if (expression.type !== 'Identifier') return expression
  const binding = bindingOf(context, expression)
  if (binding?.from !== 'variable' || !binding.declarator.init) return undefined
  return started(context, binding.declarator.init)
}

/** Whether the pushed promise is waited for before the next one starts: `tasks.push(p); await p`. */
function isAwaitedLater(context: Context, growth: TSESTree.Node, held: TSESTree.Identifier): boolean {
  const [pushed] = growth.type === 'CallExpression' ? growth.arguments : []
  if (pushed?.type !== 'Identifier') return false
  const binding = bindingOf(context, pushed)
  if (binding?.from !== 'variable') return false
  return referencesOf(binding.variable).some((r) => r.name !== held.name && outer(r)?.type === 'AwaitExpression')
}

/** `if (tasks.length === 10) { await Promise.all(tasks); tasks = [] }` in the loop that fills it. */
function isEmptiedIn(context: Context, walk: TSESTree.Node, variable: Parameters<typeof growthOf>[1]): boolean {
  return referencesOf(variable).some((id) => {
    if (!isInside(id, walk)) return false
    const parent = outer(id)
    if (parent?.type === 'AssignmentExpression') return unwrap(parent.left) === id
    if (parent?.type !== 'MemberExpression') return false
    const user = outer(parent)
    const name = propertyName(parent) ?? ''
    if (user?.type === 'AssignmentExpression') return unwrap(user.left) === parent && name === 'length'
    return (
      user?.type === 'CallExpression' &&
      (EMPTYING.has(name) || (name === 'delete' && isRaced(context, walk, variable.name)))
    )
  })
}

const EMPTYING = new Set(['splice', 'clear', 'shift', 'pop'])

/** `inFlight.delete(task)` with `await Promise.race(inFlight)` in the loop. */
function isRaced(context: Context, walk: TSESTree.Node, name: string): boolean {
  return (
    findBelow(context, walk, 'own', (node) => {
      if (node.type !== 'CallExpression') return false
      const settles = callMeaning(context, node)?.fact.joins
      return (settles === 'race' || settles === 'any') && context.sourceCode.getText(node).includes(name)
    }) !== undefined
  )
}
