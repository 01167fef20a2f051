import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { LIGHT_WORK } from '../knowledge/queue-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { modulePathOf } from './externals.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf, isFunction } from './functions.ts'
import { isEntryCall } from './likely-io.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { childrenOf, findBelow, isInside } from './walk.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** Work that a function starts and that goes on after its synchronous part. */
export interface AsyncWork {
  /** The call that starts it, without `.catch()` and its kin. */
  readonly call: Call
  /** The function of this file that is called, where it is one. */
  readonly callee: FunctionNode | undefined
  /**
   * `outside`: known I/O, or a promise of code that this file does not hold. `inside`: a function of this file, which
   * may or may not start something. `entry`: one look at an entry of a directory, or one change of it. `light`: only
   * time passes, or a log line is written.
   */
  readonly where: 'outside' | 'inside' | 'entry' | 'light'
}

/**
 * The work that running the function starts, in source order: `await f()`, `void f()`, `f().catch(log)`, calls of the
 * file's own functions, and what it hands to `map`, `forEach` and `Promise.all`.
 */
export function asyncWorkOf(context: Context, fn: FunctionNode): AsyncWork[] {
  const found: AsyncWork[] = []
  const visit = (node: TSESTree.Node): void => {
    if (isFunction(node) && !runsWithin(node)) return
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const work = workOf(context, node)
      if (work) found.push(work)
    }
    for (const child of childrenOf(context, node)) visit(child)
  }
  visit(fn.body)
  return found
}

/** The name by which a person knows the work: `refresh` for `this.refresh().catch(log)` and `refresh.bind(this)()`. */
export function nameOfWork({ call }: AsyncWork): string {
  return nameOfFunction(call.callee) ?? 'it'
}

function nameOfFunction(callee: TSESTree.Node): string | undefined {
  const fn = unwrap(callee)
  if (fn.type === 'CallExpression') return nameOfFunction(fn.callee)
  const name = lastNameOf(fn)
  return fn.type === 'MemberExpression' && HANDED_OVER.has(name ?? '') ? lastNameOf(fn.object) : name
}

const HANDED_OVER = new Set(['bind', 'call', 'apply'])

function workOf(context: Context, call: Call): AsyncWork | undefined {
  if (isContinuation(call) || isSettling(context, call)) return undefined
  const mapped = mapperOf(call)
  if (mapped && isFunction(mapped)) return undefined
  if (isFunction(unwrap(call.callee))) return undefined
  const callee = functionOf(context, mapped ?? call.callee)
  if (callee && call.type === 'CallExpression') return { call, callee, where: 'inside' }
  const place = modulePathOf(context, call.callee)
  if (place?.module === 'globals' && place.path[0] === 'Promise') {
    const [executor] = call.arguments
    if (call.type !== 'NewExpression' || !executor) return undefined
    return { call, callee: undefined, where: onlyPassesTime(context, executor) ? 'light' : 'outside' }
  }
  const fact = callMeaning(context, call)?.fact
  if (!isWaitedFor(context, call) && !(fact?.io && fact.promise)) return undefined
  const isLight = !fact?.io && LIGHT_WORK.test(calleeName(call) ?? '')
  const isEntry = fact ? fact.entry === true : isEntryCall(unwrap(call.callee))
  return { call, callee: undefined, where: isLight ? 'light' : isEntry ? 'entry' : 'outside' }
}

/**
 * Whether the code shows that the call answers a promise: `await`, `void`, `.catch()`, joined, returned where all is
 * async.
 */
function isWaitedFor(context: Context, call: Call): boolean {
  const usage = usageOf(call)
  switch (usage) {
    case 'awaited':
      return true
    case 'dropped':
      return outer(call)?.type === 'UnaryExpression'
    case 'chained': {
      const member = outer(call)
      const next = member && outer(member)
      return (
        member?.type === 'MemberExpression' &&
        next?.type === 'CallExpression' &&
        CONTINUATIONS.has(propertyName(member) ?? '')
      )
    }
    case 'stored':
    case 'passed':
      return isJoined(context, call)
    case 'returned': {
      const fn = functionHolding(call)
      if (!fn) return false
      return fn.async || isJoined(context, fn)
    }
    default: {
      const parent = outer(call)
      return parent?.type === 'ForOfStatement' && parent.await && isInside(call, parent.right)
    }
  }
}

/** `Promise.all([a(), b()])`, `Promise.all(xs.map(x => f(x)))` */
function isJoined(context: Context, node: TSESTree.Node): boolean {
  const parent = outer(node)
  if (parent?.type === 'ArrayExpression') return isJoined(context, parent)
  if (parent?.type !== 'CallExpression') return false
  if (mapperOf(parent)) return isJoined(context, parent)
  const place = modulePathOf(context, parent.callee)
  return place?.module === 'globals' && place.path[0] === 'Promise'
}

/** `resolve(x)`, `reject(error)` of a promise that is made here. */
function isSettling(context: Context, call: Call): boolean {
  const callee = call.type === 'CallExpression' ? call.callee : undefined
  const binding = callee?.type === 'Identifier' ? bindingOf(context, callee) : undefined
  const maker = binding?.from === 'parameter' ? outer(binding.fn) : undefined
  return maker?.type === 'NewExpression' && maker.callee.type === 'Identifier' && maker.callee.name === 'Promise'
}

/** `f().catch(log)`: the work is `f()`. */
function isContinuation(call: Call): boolean {
  const callee = unwrap(call.callee)
  return (
    callee.type === 'MemberExpression' &&
    CONTINUATIONS.has(propertyName(callee) ?? '') &&
    unwrap(callee.object).type !== 'Identifier'
  )
}

/** The function that an iteration calls for each element: `f` of `xs.map(f)`. */
function mapperOf(call: Call): TSESTree.Node | undefined {
  const name = calleeName(call)
  if (unwrap(call.callee).type !== 'MemberExpression' || name === undefined || !ITERATIONS.has(name)) return undefined
  const mapper = call.arguments[name === 'from' ? 1 : 0]
  return mapper && mapper.type !== 'SpreadElement' ? mapper : undefined
}

/** Whether the inline function runs as part of the code around it, and not at a time of its own. */
function runsWithin(fn: FunctionNode): boolean {
  const parent = outer(fn)
  if (parent?.type !== 'CallExpression') return false
  if (unwrap(parent.callee) === fn) return true
  return mapperOf(parent) === fn || (isContinuation(parent) && calleeName(parent) !== 'catch')
}

function functionHolding(node: TSESTree.Node): FunctionNode | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) if (isFunction(parent)) return parent
  return undefined
}

/** `new Promise(resolve => setTimeout(resolve, ms))` */
function onlyPassesTime(context: Context, executor: TSESTree.Node): boolean {
  const parameters = isFunction(executor) ? executor.params.map((p) => (p.type === 'Identifier' ? p.name : '')) : []
  return !findBelow(context, executor, 'all', (node) => {
    if (node.type !== 'CallExpression') return false
    const name = calleeName(node)
    return name === undefined || !(LIGHT_WORK.test(name) || parameters.includes(name) || name === 'clearTimeout')
  })
}

function calleeName(call: Call): string | undefined {
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') return propertyName(callee)
  return callee.type === 'Identifier' ? callee.name : undefined
}

const CONTINUATIONS = new Set(['then', 'catch', 'finally'])
const ITERATIONS = new Set(['map', 'forEach', 'flatMap', 'filter', 'reduce', 'from', 'some', 'every'])
