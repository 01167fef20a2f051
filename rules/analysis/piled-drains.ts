import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { bindingOf, variableOf } from './bindings.ts'
import { drainListenerOf, type DrainListener } from './drain-listeners.ts'
import type { Repetition } from './facts.ts'
import { functionAround, isFunction } from './functions.ts'
import { drainsAsStream, hangOf } from './hanging-waits.ts'
import { membersNamed } from './members.ts'
import { lastNameOf, rootOf } from './names.ts'
import { samePlace } from './places.ts'
import { isLoop, repetitionsOf } from './repetition.ts'
import { leavesAfter } from './single-turns.ts'
import { outer, unwrap } from './unwrap.ts'
import { waitOf } from './waits.ts'
import { closest, findBelow, isInside } from './walk.ts'

/** A listener for 'drain' that comes anew with each chunk, while those before it may still be there. */
export interface PiledDrain extends DrainListener {
  readonly reason: Repetition
  /** The turns wait, so that one listener at a time would be enough: `once()`. */
  readonly waits: boolean
}

/**
 * The listener for 'drain' that the call adds with each turn of a loop or each event of a flow: with `on()` each stays
 * for good; with `once()` they pile up where nothing ends the turns until 'drain'. None where the sink is made in the
 * turn, a flag lets one in at a time, listeners are taken off, or the wait itself hangs: that is another defect.
 */
export function piledDrainOf(context: Context, call: TSESTree.CallExpression): PiledDrain | undefined {
  const found = drainListenerOf(call)
  if (!found || !drainsAsStream(context, found.emitter)) return undefined
  const reason = repetitionsOf(context, call).find((repetition) => isReason(context, found, repetition))
  if (!reason || isTakenOff(context, found) || isGuarded(context, call, reason) || hangs(context, call))
    return undefined
  const isListener = reason.kind === 'listener'
  return { ...found, reason, waits: isListener ? stops(context, reason.body) : waits(context, call, reason.body) }
}

function isReason(context: Context, { call, emitter, isOnce }: DrainListener, repetition: Repetition): boolean {
  const { kind, body, via, flow } = repetition
  if (via.length > 0 || isMadeWithin(context, emitter, repetition)) return false
  switch (kind) {
    case 'loop':
    case 'for-await':
    case 'pump':
      // A function that calls itself has no next turn where it listens instead.
      if (isOnce && isFunction(repetition.node)) return false
      // The loop ends with its first listener, or its turns wait.
      return !leavesAfter(call, repetition.node) && !(isOnce && waits(context, call, body))
    case 'per-item':
      return !isOnce
    case 'listener':
      return flow === true && !(isOnce && stops(context, body))
    default:
      return false
  }
}

/** The sink comes with the turn or is made in it. */
function isMadeWithin(context: Context, emitter: TSESTree.Node, { node, body }: Repetition): boolean {
  const root = rootOf(emitter)
  if (root.type !== 'Identifier') return root.type !== 'ThisExpression'
  const definition = variableOf(context, root)?.defs.at(-1)
  const declared = definition?.name
  const scope = isLoop(node) ? node : body
  return declared !== undefined && isInside(declared, scope)
}

/** The turn waits while the listener is there: an `await` in its block, a promise around it, a `yield`. */
function waits(context: Context, call: TSESTree.Node, body: TSESTree.Node): boolean {
  const promise = closest(call, (n): n is TSESTree.NewExpression => n.type === 'NewExpression')
  if (promise && isInside(promise, body)) return true
  const block = closest(call, (n): n is TSESTree.BlockStatement => n.type === 'BlockStatement') ?? body
  return (
    findBelow(context, isInside(block, body) ? block : body, 'own', (node) => {
      return node.type === 'AwaitExpression' || node.type === 'YieldExpression'
    }) !== undefined
  )
}

/** `source.pause()` and its kin: no more comes until somebody resumes it. */
function stops(context: Context, body: TSESTree.Node): boolean {
  return (
    findBelow(context, body, 'all', (node) => {
      return node.type === 'CallExpression' && STOPPING.test(lastNameOf(node.callee) ?? '')
    }) !== undefined
  )
}

const STOPPING = /pause|suspend|stop|throttle|unpipe|block|hold|off$|removeListener|removeAllListeners/i

function isTakenOff(context: Context, { emitter }: DrainListener): boolean {
  return ['off', 'removeListener', 'removeAllListeners'].some((name) =>
    membersNamed(context, name).some((member) => {
      const call = outer(member)
      if (call?.type !== 'CallExpression' || !samePlace(context, member.object, emitter)) return false
      const [event] = call.arguments
      return !event || (event.type === 'Literal' && event.value === 'drain')
    }),
  )
}

/** A test on the way to the call looks at what the turn itself sets, other than the answer of the write. */
function isGuarded(context: Context, call: TSESTree.Node, { body }: Repetition): boolean {
  return (
    findBelow(context, body, 'all', (node) => {
      if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression' && node.type !== 'LogicalExpression')
        return false
      const test = node.type === 'LogicalExpression' ? node.left : node.test
      const isAround = isInside(call, node) && !isInside(call, test)
      const leavesBefore = node.type === 'IfStatement' && node.range[1] <= call.range[0] && leaves(node.consequent)
      return (isAround || leavesBefore) && looksAtOwnState(context, test, body)
    }) !== undefined
  )
}

function looksAtOwnState(context: Context, test: TSESTree.Node, body: TSESTree.Node): boolean {
  return (
    findBelow(context, test, 'own', (node) => {
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false
      if (/listenerCount|listeners/.test(lastNameOf(node) ?? '')) return true
      return isSetIn(context, node, body)
    }) !== undefined
  )
}

function isSetIn(context: Context, state: TSESTree.Node, body: TSESTree.Node): boolean {
  // What the turn declares starts anew with it.
  const binding = state.type === 'Identifier' ? bindingOf(context, state) : undefined
  if (binding?.from === 'variable' && isInside(binding.declarator, body)) return false
  return (
    findBelow(context, body, 'all', (node) => {
      if (node.type !== 'AssignmentExpression' || !samePlace(context, node.left, state)) return false
      return unwrap(node.right).type !== 'CallExpression'
    }) !== undefined
  )
}

/** Whether the call is the wait of a promise that may never settle. */
function hangs(context: Context, call: TSESTree.CallExpression): boolean {
  const executor = functionAround(call)
  const promise = executor && isFunction(executor) ? outer(executor) : undefined
  const nodes = promise?.type === 'NewExpression' ? [promise, call] : [call]
  return nodes.some((node) => {
    const wait = waitOf(context, node, 'drain')
    return wait?.listens === call && hangOf(context, wait) !== undefined
  })
}
