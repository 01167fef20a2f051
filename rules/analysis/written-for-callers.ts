import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { isUnheard } from './answers.ts'
import { entriesTo, type Entry } from './entries.ts'
import type { Put, Repetition } from './facts.ts'
import { comesWith } from './inputs.ts'
import { placeOf } from './places.ts'
import { isInside } from './walk.ts'
import { bringsWhole } from './whole.ts'

/**
 * The function by which other code hands in what the put writes, where the sink outlives its calls and the answer is
 * lost: a logger's `return (event) => { file.write(layout(event)) }`, a client's `send(packet)`. How often it is called
 * nobody here can see. The less is known of the sink, the more must go in: all that is handed in, as it is or encoded.
 */
export function callerOf(context: Context, put: Put): Entry | undefined {
  const { call, item, origin } = put
  if (!item || !isUnheard(context, call)) return undefined
  return entriesTo(context, call).find(({ fn, via }) => {
    if (fn.params.length === 0 || isOfTheCall(context, put, fn)) return false
    const each: Repetition = { kind: 'per-item', node: fn, body: fn, via }
    if (via.length > 0 && !isUnheard(context, call, each)) return false
    return origin.evidence === 'known' ? comesWith(context, item, each) : bringsWhole(context, item, each)
  })
}

/** The sink is handed in with the chunk, or made by the call: its owner can look. */
function isOfTheCall(context: Context, { receiver }: Put, fn: TSESTree.Node): boolean {
  const root = placeOf(context, receiver)?.root
  if (!root) return true
  const [name] = 'identifiers' in root ? (root.identifiers as TSESTree.Node[]) : []
  return name !== undefined && isInside(name, fn)
}
