import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isArray } from './array-values.ts'
import { bindingOf } from './bindings.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/** What runs through an operator: the source that is piped, and the operators before it. */
export interface Piped {
  readonly source: TSESTree.Node
  readonly before: readonly TSESTree.Node[]
}

const MAX_HOPS = 4

/** What is piped into an operator: `xs$` for `mergeMap(f)` in `xs$.pipe(map(g), mergeMap(f))`, `pipe(xs, each(f))`. */
export function pipedInto(operator: TSESTree.CallExpression): Piped | undefined {
  const pipe = outer(operator)
  if (pipe?.type !== 'CallExpression' || lastNameOf(pipe.callee) !== 'pipe') return undefined
  const at = pipe.arguments.findIndex((argument) => unwrap(argument) === operator)
  if (at < 0) return undefined
  const callee = unwrap(pipe.callee)
  const before = pipe.arguments.slice(0, at)
  if (callee.type === 'MemberExpression') return { source: callee.object, before }
  const [source, ...rest] = before
  return source && { source, before: rest }
}

/**
 * What gives the values, where they are seen to be many: the collection of `from(users).pipe(…)`, the emitter's events
 * of `fromEvent(…)`. `undefined` where one value may be all, and where an operator lets few through.
 */
export function valuesOf(context: Context, { source, before }: Piped, hops = 0): TSESTree.Expression | undefined {
  if (hops > MAX_HOPS || before.some((operator) => isPacing(context, operator))) return undefined
  const value = unwrap(source)
  if (value.type === 'Identifier') {
    const binding = bindingOf(context, value)
    const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
    return init ? valuesOf(context, { source: init, before }, hops + 1) : undefined
  }
  if (value.type !== 'CallExpression') return undefined
  const callee = unwrap(value.callee)
  if (callee.type === 'MemberExpression' && lastNameOf(callee) === 'pipe') {
    return valuesOf(context, { source: callee.object, before: value.arguments }, hops + 1)
  }
  const emits = callMeaning(context, value)?.fact.emits
  if (emits === 'events') return value
  const items = emits === undefined ? undefined : value.arguments[emits]
  return items && items.type !== 'SpreadElement' && isCollection(context, items) ? items : undefined
}

/**
 * Whether one value at most is seen to come to the operator: of a request, of a promise (`from(load())`), or because
 * one before lets few through.
 */
export function isOneValue(context: Context, operator: TSESTree.CallExpression): boolean {
  const piped = pipedInto(operator)
  if (!piped) return false
  if (piped.before.some((other) => isPacing(context, other))) return true
  const source = unwrap(piped.source)
  if (source.type !== 'CallExpression') return false
  const emits = callMeaning(context, source)?.fact.emits
  const given = typeof emits === 'number' ? source.arguments[emits] : undefined
  if (given) return unwrap(given, { awaits: true }).type === 'CallExpression' && !isCollection(context, given)
  return ONE.test(lastNameOf(source) ?? '')
}

/** A request, or what waits for something to happen once: `http.get(url)`, `defer(load)`, `forkJoin(requests)`. */
const ONE = /^(?:get|post|put|patch|delete|request|ajax|fetch|fromFetch|defer|of|forkJoin|firstValueFrom|query|load)$/

function isPacing(context: Context, operator: TSESTree.Node): boolean {
  const call = unwrap(operator)
  return call.type === 'CallExpression' && callMeaning(context, call)?.fact.paces === true
}

/** `from(users)`; a promise gives one value: `from(load())`. */
function isCollection(context: Context, node: TSESTree.Node): boolean {
  const items = unwrap(node)
  if (isArray(context, items)) return true
  const isNamed = items.type === 'Identifier' || items.type === 'MemberExpression'
  return isNamed && MANY.test(lastNameOf(items) ?? '')
}

/** A plural, or a word for many. */
const MANY = /[a-z](?<!s)s$|(?:list|array|queue|batch|set)$/i
