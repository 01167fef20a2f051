import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { OPENING } from '../knowledge/socket-names.ts'
import { bindingOf, propertyName, referencesOf, valuesOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { lastNameOf } from './names.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether each turn opens the socket that it sends to: a loop that connects, talks and connects again goes over no
 * clients, and what a turn sends waits in the socket of that turn. Told by `new`, by a call that says so, by any call
 * where somebody listens for its 'open', and by any wait for a value where the loop walks nothing: `while (!closed) {
 * ws = await this.session(); … }`.
 */
export function isOpenedInTurn(context: Context, receiver: TSESTree.Node, { node, body }: Repetition): boolean {
  const socket = unwrap(receiver)
  const binding = socket.type === 'Identifier' ? bindingOf(context, socket) : undefined
  if (binding?.from !== 'variable') return false
  const isPart = binding.path.length > 0
  const walks = !isLoop(node) || node.type === 'ForOfStatement' || node.type === 'ForInStatement'
  const given = valuesOf(binding.variable).map((value) => unwrap(value))
  const made = given.filter((value) => value.type !== 'Literal')
  const opens = referencesOf(binding.variable).some(isHeardToOpen)
  return made.length > 0 && made.every((value) => isInside(value, body) && isOpening(value, walks, opens, isPart))
}

/** A part of what a call answers is opened where the call says so: `const [ws, release] = await connect()`. */
function isOpening(value: TSESTree.Node, walks: boolean, opens: boolean, isPart: boolean): boolean {
  if (value.type === 'NewExpression') return !isPart
  const call = unwrap(value, { awaits: true })
  if (call.type !== 'CallExpression') return false
  if (OPENING.test(lastNameOf(call.callee) ?? '')) return true
  return !isPart && ((opens && value === call) || (value.type === 'AwaitExpression' && !walks))
}

/** `ws.on('open', greet)`: one that is looked up has been open for long. */
function isHeardToOpen(use: TSESTree.Node): boolean {
  const member = outer(use)
  const user = member?.type === 'MemberExpression' && unwrap(member.object) === use ? outer(member) : undefined
  if (member?.type !== 'MemberExpression' || user?.type !== 'CallExpression') return false
  const [event] = user.arguments
  return LISTENING.test(propertyName(member) ?? '') && event?.type === 'Literal' && event.value === 'open'
}

const LISTENING = /^(?:on|once|addListener|addEventListener)$/
