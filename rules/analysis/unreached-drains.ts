import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { drainListenerOf, type DrainListener } from './drain-listeners.ts'
import type { FunctionNode } from './facts.ts'
import { functionAround, functionOf, returnsOf } from './functions.ts'
import { samePlace } from './places.ts'
import { putOf } from './puts.ts'
import { isLoop } from './repetition.ts'
import { roomLooksOf } from './room.ts'
import { unwrap } from './unwrap.ts'
import { allBelow, findBelow } from './walk.ts'

/**
 * The listener for 'drain' that takes the next item of a list and writes it, where nobody in the file looks at what
 * those writes answer: 'drain' comes only after a false, so that what waits in the list after a true waits for ever.
 */
export function unreachedDrainOf(context: Context, call: TSESTree.CallExpression): DrainListener | undefined {
  const found = drainListenerOf(call)
  const fn = found && functionOf(context, found.listener)
  if (!fn || !takesOne(context, fn)) return undefined
  const reached = [fn, ...calledIn(context, fn)]
  if (reached.some((inner) => findBelow(context, inner.body, 'own', isLoop))) return undefined
  const writes = reached.flatMap((inner) =>
    allBelow(context, inner.body, 'own', isCall).flatMap((node) => putOf(context, node) ?? []),
  )
  const write = writes.find(
    ({ answers, receiver }) => answers === 'boolean' && isSameSink(context, receiver, found.emitter),
  )
  if (!write) return undefined
  const { answers } = roomLooksOf(context, write)
  const isHeard = answers.length > 0 || !isStatement(write.call)
  return isHeard || readsRoom(context) ? undefined : found
}

/** `queue.shift()` in the listener, outside any loop. */
function takesOne(context: Context, fn: FunctionNode): boolean {
  return (
    findBelow(context, fn.body, 'own', (node) => {
      const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
      return callee?.type === 'MemberExpression' && propertyName(callee) === 'shift'
    }) !== undefined
  )
}

function calledIn(context: Context, fn: FunctionNode): FunctionNode[] {
  return allBelow(context, fn.body, 'own', isCall).flatMap((call) => functionOf(context, call.callee) ?? [])
}

function isCall(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression'
}

function isStatement(call: TSESTree.CallExpression): boolean {
  return call.parent.type === 'ExpressionStatement' || call.parent.type === 'ChainExpression'
}

/** One place, or what a function of the file makes and returns: `const file = open()`. */
function isSameSink(context: Context, sink: TSESTree.Node, emitter: TSESTree.Node): boolean {
  if (samePlace(context, sink, emitter)) return true
  const id = unwrap(sink)
  const binding = id.type === 'Identifier' ? bindingOf(context, id) : undefined
  const init = binding?.from === 'variable' ? binding.declarator.init : undefined
  const maker = init?.type === 'CallExpression' ? functionOf(context, init.callee) : undefined
  if (!maker || functionAround(emitter) !== maker) return false
  return returnsOf(context, maker).some((value) => samePlace(context, value, emitter))
}

function readsRoom(context: Context): boolean {
  return /writable(?:NeedDrain|Length)|_writableState/.test(context.sourceCode.text)
}
