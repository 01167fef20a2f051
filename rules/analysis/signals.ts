import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { ANSWERING } from '../knowledge/event-names.ts'
import { BEATS, SIGNALS } from '../knowledge/message-names.ts'
import { bindingOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { nameOfFunction } from './function-names.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/**
 * Whether what is sent says by the name of its maker that somebody is there or that something came
 * (`write(buildPong(id))`), or the function does that sends it: `sendAck(seq)`, `onPing(frame)`. Such a frame has some
 * bytes, and goes out at a pace that the two sides have settled. A chunk that goes in as it came is none.
 */
export function isSignal(
  context: Context,
  { call, item }: { readonly call: TSESTree.CallExpression; readonly item: TSESTree.Node },
  reason: Repetition,
): boolean {
  if (!isMadeAsSignal(context, item) && !isSentAsSignal(call, reason)) return false
  return !bringsWhole(context, item, reason)
}

/** `pong`, `buildAck(id)`, `encode(Heartbeat.create({ id }))`, also by a const. */
function isMadeAsSignal(context: Context, item: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(item, { awaits: true })
  if (saysSignal(lastNameOf(value))) return true
  const isMade = (part: TSESTree.Node): boolean => depth < MAX_DEPTH && isMadeAsSignal(context, part, depth + 1)
  if (value.type === 'CallExpression' || value.type === 'NewExpression') {
    const callee = unwrap(value.callee)
    if (callee.type === 'MemberExpression' && isMade(callee.object)) return true
    const [only, ...more] = value.arguments
    return only !== undefined && more.length === 0 && isMade(only)
  }
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  return !!init && isMade(init)
}

const MAX_DEPTH = 3

/** Also by a class: `Ack`. */
function saysSignal(name = ''): boolean {
  return SIGNALS.test(name.charAt(0).toLowerCase() + name.slice(1))
}

/** In a function with such a name, which sends one each time that it runs. */
function isSentAsSignal(call: TSESTree.CallExpression, { node }: Repetition): boolean {
  for (let fn = functionAround(call); fn && !isInside(node, fn.body); fn = functionAround(fn)) {
    const name = nameOfFunction(fn)
    if (name !== undefined) return BEATS.test(name) || (ANSWERING.test(name) && SIGNALS.test(name))
    // A callback runs as often as somebody calls it.
    const holder = outer(fn)
    if (holder?.type === 'CallExpression' && unwrap(holder.callee) !== fn && node !== holder) return false
  }
  return false
}
