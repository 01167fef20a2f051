import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { COMMANDS } from '../knowledge/sink-names.ts'
import { isUnheard } from './answers.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { isCollected } from './collected-outputs.ts'
import { collectionOf } from './elements.ts'
import { entriesTo, type Entry } from './entries.ts'
import type { Put, Repetition } from './facts.ts'
import { isFixed } from './fixed.ts'
import { functionAround, functionOf } from './functions.ts'
import { sourcesOf } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { placeOf, samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { findBelow, isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/**
 * The function by which other code hands in what the put writes, where the sink outlives its calls and the answer is
 * lost: a logger's `return (event) => { file.write(layout(event)) }`, a client's `send(packet)`. How often it is called
 * nobody here can see, so that all that is handed in must go in, as it is or encoded. A command is answered before the
 * next one, who asks awaits the answer, and a `flush(done)` after the write tells when it is done.
 */
export function callerOf(context: Context, put: Put): Entry | undefined {
  const { call, item } = put
  if (!item || !isUnheard(context, call) || isCommand(context, item)) return undefined
  if (isFlushed(context, put) || isCollected(context, put.receiver) || isAsked(context, call)) return undefined
  return entriesTo(context, call).find(({ fn, via }) => {
    if (fn.params.length === 0 || isOfTheCall(context, put, { fn, via })) return false
    const each: Repetition = { kind: 'per-item', node: fn, body: fn, via }
    if (via.length > 0 && !isUnheard(context, call, each)) return false
    return bringsWhole(context, item, each) && !isForConstants(context, fn)
  })
}

/**
 * The sink, or the collection that it is taken from, is handed in with the chunk, or made by the call or by what it
 * calls: its owner can look.
 */
function isOfTheCall(context: Context, { receiver }: Put, { fn, via }: Pick<Entry, 'fn' | 'via'>): boolean {
  const root = placeOf(context, collectionOf(context, receiver) ?? receiver)?.root
  if (!root) return true
  const [name] = 'identifiers' in root ? (root.identifiers as TSESTree.Node[]) : []
  const called = via.map(({ callee }) => functionOf(context, callee))
  return name !== undefined && [fn, ...called].some((inner) => inner !== undefined && isInside(name, inner))
}

/** `socket.write(command + '\r\n')` */
function isCommand(context: Context, item: TSESTree.Node): boolean {
  return sourcesOf(context, item).some((id) => bindingOf(context, id)?.from === 'parameter' && COMMANDS.test(id.name))
}

/** `new Promise((resolve) => { this.pending.set(id, resolve); socket.write(question) })`: the answer settles it. */
function isAsked(context: Context, call: TSESTree.CallExpression): boolean {
  const executor = functionAround(call)
  const promise = executor && outer(executor)
  const [resolve] = executor?.params ?? []
  if (promise?.type !== 'NewExpression' || lastNameOf(promise) !== 'Promise' || resolve?.type !== 'Identifier')
    return false
  const binding = bindingOf(context, resolve)
  const uses = binding?.from === 'parameter' ? binding.variable.references.map(({ identifier }) => identifier) : []
  return uses.some((use) => {
    const parent = outer(use)
    return functionAround(use) !== executor || parent?.type !== 'CallExpression' || unwrap(parent.callee) !== use
  })
}

/** `deflate.write(data); deflate.flush(() => done())` */
function isFlushed(context: Context, { call, receiver }: Put): boolean {
  const scope = functionAround(call)
  if (!scope) return false
  return (
    findBelow(context, scope.body, 'own', (node) => {
      if (node.type !== 'CallExpression' || node.arguments.length === 0) return false
      const callee = unwrap(node.callee)
      if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'flush') return false
      return node.range[0] > call.range[1] && samePlace(context, callee.object, receiver)
    }) !== undefined
  )
}

/** Written for this file's own calls, which hand in the same each time: `this.send(HEARTBEAT)`. */
function isForConstants(context: Context, fn: Entry['fn']): boolean {
  const handed = callsOf(context, fn).flatMap((call) => call.arguments)
  return handed.length > 0 && handed.every((argument) => isFixed(context, argument))
}
