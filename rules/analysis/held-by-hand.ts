import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { PAUSED, PAUSING } from '../knowledge/queue-names.ts'
import { entriesTo } from './entries.ts'
import type { Feed, Queue } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { closest, isInside } from './walk.ts'

/**
 * Whether the list takes items only while who uses the object has it paused: `pause() { this.paused = true }` and
 * `resume() { this.paused = false; for (const x of this.held) emit(x); … }`, where nothing in the file calls `pause()`.
 * How long that is, and how much comes meanwhile, is in the hand of the one who pauses.
 */
export function isHeldByHand(context: Context, { drains }: Queue, { node }: Feed): boolean {
  const test = closest(node, (above): above is TSESTree.IfStatement => above.type === 'IfStatement')
  if (!test || !isInside(node, test.consequent) || functionAround(test) !== functionAround(node)) return false
  const flag = unwrap(test.test)
  if (!PAUSED.test(lastNameOf(flag) ?? '')) return false
  const writes = usesOfPlace(context, flag).flatMap((use) => {
    const assignment = outer(use)
    return assignment?.type === 'AssignmentExpression' && assignment.left === use ? [assignment] : []
  })
  const sets = writes.filter(({ right }) => !isFalse(right))
  const ends = writes.filter(({ right }) => isFalse(right))
  return (
    sets.length > 0 &&
    sets.every((write) => isByHand(context, write)) &&
    ends.some((write) => drains.some((drain) => functionAround(drain) === functionAround(write)))
  )
}

function isFalse(node: TSESTree.Expression): boolean {
  return node.type === 'Literal' && node.value === false
}

/** In `pause()`, which only others call. */
function isByHand(context: Context, write: TSESTree.Node): boolean {
  const fn = functionAround(write)
  const entries = entriesTo(context, write)
  return (
    fn !== undefined &&
    callsOf(context, fn).length === 0 &&
    entries.length > 0 &&
    entries.every((entry) => entry.fn === fn && PAUSING.test(entry.name ?? ''))
  )
}
