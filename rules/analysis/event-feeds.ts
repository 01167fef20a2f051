import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { RUN_STARTS, SLOW_EVENTS } from '../knowledge/queue-names.ts'
import { bindingOf, keyName, variableOf } from './bindings.ts'
import { classAround } from './classes.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { lastNameOf, rootOf } from './names.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * The events or the network behind a put into what `made` made: a listener, a request handler, `for await`, directly or
 * through functions of this file. None where each event makes a collection of its own, where the events are those of a
 * person's hand or come once in a life, where the event that begins a run brings a list of the run's own, and where a
 * `_write()` of this file paces them. The event makes it, too, where it calls the function whose variable it is.
 * None, too, where an object only tells itself of what it held before.
 */
export function eventBehind(context: Context, put: TSESTree.Node, made: TSESTree.Node): Repetition | undefined {
  const home = outer(made)?.type === 'VariableDeclarator' ? functionAround(made) : undefined
  return repetitionsOf(context, put).find((repetition) => {
    if (isInside(made, repetition.body) || (home && !isInside(repetition.node, home))) return false
    switch (repetition.kind) {
      case 'listener':
        if (SLOW_EVENTS.test(repetition.event ?? '') || isListOfRun(context, put, repetition)) return false
        return !isDrivenByWrites(context, repetition.node) && !isOfHeld(context, repetition)
      case 'per-request':
      case 'for-await':
        return true
      default:
        return false
    }
  })
}

/** `on('runner:start', (run) => specs.push(...run.specs))`: what the run was told to do, once. */
function isListOfRun(context: Context, put: TSESTree.Node, { event, body }: Repetition): boolean {
  const [list] = put.type === 'CallExpression' ? put.arguments : []
  if (list?.type !== 'SpreadElement' || !RUN_STARTS.test(event ?? '')) return false
  const root = rootOf(list.argument)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  return binding?.from === 'parameter' && binding.fn === body
}

/** `this.on('data', (x) => q.push(x))` with `this.emit('data', this.held.shift())` is moved, no more than before. */
function isOfHeld(context: Context, { node, event }: Repetition): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  if (callee?.type !== 'MemberExpression' || callee.object.type !== 'ThisExpression') return false
  const owner = classAround(node)
  const told = membersNamed(context, 'emit').flatMap((emit) => {
    const call = emit.object.type === 'ThisExpression' && classAround(emit) === owner ? outer(emit) : undefined
    const [name, item] = call?.type === 'CallExpression' ? call.arguments : []
    return name?.type === 'Literal' && name.value === event ? [item && unwrap(item)] : []
  })
  const isTaken = (item: TSESTree.Node | undefined): boolean =>
    item?.type === 'CallExpression' && item.callee.type === 'MemberExpression' && lastNameOf(item) === 'shift'
  return told.length > 0 && told.every(isTaken)
}

/** Whether the function is one that a stream calls and then waits for: `_write(chunk, encoding, callback)`. */
export function isStreamHook(fn: FunctionNode | undefined): boolean {
  const holder = fn && outer(fn)
  const name =
    holder?.type === 'AssignmentExpression'
      ? lastNameOf(holder.left)
      : holder && 'key' in holder
      ? keyName(holder.key)
      : undefined
  return name !== undefined && STREAM_HOOKS.has(name)
}

const STREAM_HOOKS = new Set(['_write', '_writev', '_transform', '_flush', '_final', '_read'])

/**
 * The emitter is a parser that a `_write()` of this file drives, chunk by chunk: no more comes before its callback is
 * called.
 */
export function isDrivenByWrites(context: Context, registration: TSESTree.Node): boolean {
  const callee = registration.type === 'CallExpression' ? unwrap(registration.callee) : undefined
  const emitter = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  if (emitter?.type !== 'Identifier') return false
  return (variableOf(context, emitter)?.references ?? []).some((reference) => {
    const member = outer(reference.identifier)
    const called = member?.type === 'MemberExpression' ? outer(member) : undefined
    return called?.type === 'CallExpression' && isStreamHook(functionAround(called))
  })
}
