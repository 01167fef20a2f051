import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf } from './bindings.ts'
import { isFunction, type FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { modulePathOf } from './externals.ts'
import type { Io } from './io.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { unwrap } from './unwrap.ts'
import { allBelow } from './walk.ts'

const MAX_HOPS = 3

/**
 * Work that a task in callback style leaves to another file, and whose end it waits for by a callback:
 * `(user, done) => store.remove(user.id, done)`, `store.read(id, (err, value) => …)`.
 */
export function callbackWorkIn(context: Context, task: TSESTree.Node): Io | undefined {
  return workIn(context, task, new Set())
}

function workIn(context: Context, task: TSESTree.Node, seen: Set<FunctionNode>): Io | undefined {
  const fn = functionOf(context, task)
  if (!fn || seen.has(fn) || seen.size > MAX_HOPS) return undefined
  seen.add(fn)
  for (const call of allBelow(context, fn.body, 'all', (node) => node.type === 'CallExpression')) {
    const last = call.arguments.at(-1)
    // `fail(err, done)` tells of an error, and starts nothing.
    if (!last || call.arguments.some(isError) || !tellsEnd(context, last, fn)) continue
    const own = functionOf(context, call.callee)
    const io = own ? workIn(context, own, seen) : isOfAnotherFile(context, call, fn) ? workOf(call) : undefined
    if (io) return io
  }
  return undefined
}

function isError(argument: TSESTree.Node): boolean {
  return argument.type === 'Identifier' && ERROR.test(argument.name)
}

function workOf(node: TSESTree.CallExpression): Io {
  return { node, evidence: 'likely' }
}

/** The callback of the task or of a function in it, or a new one that takes an error first. */
function tellsEnd(context: Context, argument: TSESTree.Node, task: FunctionNode): boolean {
  const value = unwrap(argument)
  if (isFunction(value)) {
    const [first] = value.params
    return first?.type === 'Identifier' && ERROR.test(first.name)
  }
  if (value.type !== 'Identifier') return false
  const binding = bindingOf(context, value)
  if (binding?.from !== 'parameter' || binding.path.length > 0) return false
  const isLast = binding.index === binding.fn.params.length - 1
  return isLast && (binding.fn === task ? binding.index > 0 || CALLBACK.test(value.name) : CALLBACK.test(value.name))
}

const ERROR = /^_?(?:e|er|err|error|\w+(?:Err|Error))$/
const CALLBACK = /^(?:cb|next|done|fn|callback|\w+(?:Cb|CB|Callback|_cb|_callback|Done|Next))$/

/** Not what the tables know and what starts nothing outside: timers, control flow. Nor the element itself. */
function isOfAnotherFile(context: Context, call: TSESTree.CallExpression, task: FunctionNode): boolean {
  const meaning = callMeaning(context, call)
  if (meaning) return meaning.fact.io === true
  const callee = unwrap(call.callee)
  const binding = callee.type === 'Identifier' ? bindingOf(context, callee) : undefined
  if (binding?.from === 'parameter' && binding.fn === task) return false
  if (AROUND.test(lastNameOf(callee) ?? '')) return false
  return modulePathOf(context, callee)?.module !== 'globals'
}

/** Calls a function that it is given with what it is given, or waits for a moment only. */
const AROUND = /^(?:call|apply|bind|catch|then|nextTick|setImmediate|setTimeout|defer|forEach|map|once|ensureAsync)$/
