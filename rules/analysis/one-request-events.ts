import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { IDS } from '../knowledge/event-names.ts'
import { conditionsAt } from './conditions.ts'
import type { Repetition } from './facts.ts'
import { comesWith } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether a listener takes only what answers one request, told by its id: `if (msg.requestId !== requestId) return`.
 * What comes is one answer in pieces, on a connection that others share and that is not to be held for it.
 */
export function isOfOneRequest(context: Context, place: TSESTree.Node, repetition: Repetition): boolean {
  const { kind, body, via } = repetition
  if (kind !== 'listener') return false
  const hop = isInside(place, body) ? place : via.at(-1)
  if (!hop || !isInside(hop, body)) return false
  const here = { ...repetition, via: [] }
  return conditionsAt(hop, body).some(({ test, holds }) => {
    const value = unwrap(test)
    if (value.type !== 'BinaryExpression' || !(holds ? /^===?$/ : /^!==?$/).test(value.operator)) return false
    const sides = [value.left, value.right]
    const [left, right] = sides.map((side) => comesWith(context, side, here))
    return left !== right && sides.every((side) => IDS.test(lastNameOf(side) ?? ''))
  })
}
