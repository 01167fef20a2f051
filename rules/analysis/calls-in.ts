import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { propertyName } from './bindings.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf, isFunction } from './functions.ts'
import { lastNameOf } from './names.ts'
import { isRearmed } from './rearmed-timers.ts'
import { unwrap } from './unwrap.ts'
import { childrenOf } from './walk.ts'

export type Call = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression

/**
 * The calls that running this code makes, in source order: those of its own and of the callbacks that it hands out
 * inline, but not of listeners (`on('x', () => …)`) and of functions that are kept for later (`tasks.push(() => …)`,
 * `setInterval(() => …, ms)`, a timer that takes back the one before it).
 */
export function callsIn(context: Context, code: TSESTree.Node): readonly Call[] {
  const cache = callsByCode(context)
  let calls = cache.get(code)
  if (!calls) cache.set(code, (calls = collect(context, code)))
  return calls
}

/** The functions of this file that the call runs: `load(x)`, and `load` in `ids.map(load)` or `.then(this.load)`. */
export function functionsRunBy(context: Context, call: Call): readonly FunctionNode[] {
  if (call.type === 'TaggedTemplateExpression') return []
  const callee = call.type === 'CallExpression' ? functionOf(context, call.callee) : undefined
  if (keepsCallbacks(context, call)) return callee ? [callee] : []
  const handed = call.arguments.filter(mayNameFunction).map((argument) => functionOf(context, argument))
  return [callee, ...handed].filter((fn) => fn !== undefined)
}

const callsByCode = perProgram(() => new WeakMap<TSESTree.Node, readonly Call[]>())

function collect(context: Context, code: TSESTree.Node): Call[] {
  const calls: Call[] = []
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression')
      calls.push(node)
    for (const child of childrenOf(context, node)) {
      if (child.type === 'ClassBody' || child.type.startsWith('TSType')) continue
      if (!isFunction(child) || runsHere(context, child)) visit(child)
    }
  }
  visit(code)
  return calls
}

function runsHere(context: Context, fn: FunctionNode): boolean {
  const { parent } = fn
  if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false
  return parent.callee === fn || !keepsCallbacks(context, parent)
}

/** `emitter.on('x', fn)`, `tasks.push(() => …)`, `setInterval(fn, ms)`, which runs it at times of its own. */
function keepsCallbacks(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee)
  if (lastNameOf(callee) === 'setInterval' || isRearmed(context, call)) return true
  if (callee.type !== 'MemberExpression') return false
  const method = propertyName(callee) ?? ''
  // `queue.add(() => …)` is a limiter's, `set.add(fn)` keeps it: the limiter is told apart by who asks.
  return KEEPING.has(method)
}

const KEEPING = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'addEventListener',
  'off',
  'push',
  'unshift',
  'set',
  'use',
])

/** An inline function is part of the code itself and needs no hop. */
function mayNameFunction(node: TSESTree.CallExpressionArgument): boolean {
  const type = unwrap(node).type
  return type === 'Identifier' || type === 'MemberExpression' || type === 'CallExpression'
}
