import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { OPENING } from '../knowledge/socket-names.ts'
import { bindingOf, valuesOf } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { lastNameOf } from './names.ts'
import { isLoop } from './repetition.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether each turn opens the socket that it sends to: a loop that connects, talks and connects again goes over no
 * clients, and what a turn sends waits in the socket of that turn. Told by `new`, by a call that says so, and by any
 * wait for a value where the loop walks nothing: `while (!closed) { ws = await this.session(); … }`.
 */
export function isOpenedInTurn(context: Context, receiver: TSESTree.Node, { node, body }: Repetition): boolean {
  const socket = unwrap(receiver)
  const binding = socket.type === 'Identifier' ? bindingOf(context, socket) : undefined
  if (binding?.from !== 'variable' || binding.path.length > 0) return false
  const walks = !isLoop(node) || node.type === 'ForOfStatement' || node.type === 'ForInStatement'
  const given = valuesOf(binding.variable).map((value) => unwrap(value))
  const made = given.filter((value) => value.type !== 'Literal')
  return made.length > 0 && made.every((value) => isInside(value, body) && isOpening(value, walks))
}

function isOpening(value: TSESTree.Node, walks: boolean): boolean {
  if (value.type === 'NewExpression') return true
  const call = unwrap(value, { awaits: true })
  if (call.type !== 'CallExpression') return false
  return OPENING.test(lastNameOf(call.callee) ?? '') || (value.type === 'AwaitExpression' && !walks)
}
