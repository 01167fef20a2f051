import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isUnheard } from './answers.ts'
import { isDrivenByWrites } from './event-feeds.ts'
import type { Repetition } from './facts.ts'
import { comesWith } from './inputs.ts'
import { membersNamed } from './members.ts'
import { isKeptToo } from './kept-chunks.ts'
import { lastNameOf } from './names.ts'
import { isOwnReadable } from './own-readables.ts'
import { samePlace } from './places.ts'
import { repetitionsOf } from './repetition.ts'
import { stopsSource } from './room.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/**
 * The listener whose events are pushed into a Readable as they come, whether or not it has room:
 * `source.on('data', (chunk) => this.push(chunk))`, `while ((c = source.read())) self.push(c)` in one of 'readable'.
 * None where somebody looks at what `push()` answers or pauses the source, in a Transform, whose callback does, and of
 * chunks that are held in a list as well.
 */
export function fedPushOf(context: Context, call: TSESTree.CallExpression): Repetition | undefined {
  const callee = unwrap(call.callee)
  const [item] = call.arguments
  if (callee.type !== 'MemberExpression' || !item || call.arguments.length > 2) return undefined
  const stream = callee.object
  if (!isOwnReadable(context, stream) || isHeeded(context, call, stream)) return undefined
  return repetitionsOf(context, call).find((repetition) => {
    const { kind, event, flow, node } = repetition
    if (kind !== 'listener' || !flow || node.type !== 'CallExpression') return false
    if (!isUnheard(context, call, repetition) || !comesWith(context, item, repetition)) return false
    if (event !== 'readable' && !bringsWhole(context, item, repetition)) return false
    if (stopsSource(context, repetition) || isPaused(context, node) || isDrivenByWrites(context, node)) return false
    return !isKeptToo(context, call, repetition)
  })
}

/** Another push into the same stream whose answer is used, or a look at how much it holds. */
function isHeeded(context: Context, call: TSESTree.CallExpression, stream: TSESTree.Node): boolean {
  const pushes = membersNamed(context, 'push').filter((member) => {
    const other = outer(member)
    if (other?.type !== 'CallExpression' || other === call || !isInside(member, other.callee)) return false
    // `push(null)` is the end, whose answer says nothing.
    if (other.arguments[0]?.type === 'Literal') return false
    return isOwnReadable(context, member.object) && !isUnheard(context, other)
  })
  return pushes.length > 0 || membersNamed(context, 'readableLength').some((m) => samePlace(context, m.object, stream))
}

/** Somebody pauses the source, wherever it is. */
function isPaused(context: Context, registration: TSESTree.CallExpression): boolean {
  const callee = unwrap(registration.callee)
  const source = callee.type === 'MemberExpression' ? callee.object : undefined
  return membersNamed(context, 'pause').some(
    ({ object }) =>
      source !== undefined && (samePlace(context, object, source) || lastNameOf(object) === lastNameOf(source)),
  )
}
