import { isHandedWait } from '../analysis/handed-waits.ts'
import type { LooseStart } from '../analysis/loose-starts.ts'
import { chainOf } from '../analysis/promise-chains.ts'
import { isLoop } from '../analysis/repetition.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { awaitCall } from './await-call.ts'

/**
 * Waits for the task of one turn before the next begins: `for (const x of xs) f(x)` becomes
 * `for (const x of xs) await f(x)`. `null` outside loops of async functions, where the work answers no promise, and
 * where it ends with one that the rest of the turn may settle.
 */
export function awaitEach(context: Context, { form, start, walk, answers }: LooseStart): Edit | null {
  if (form !== 'call' || !answers || start.type !== 'CallExpression' || !isLoop(walk)) return null
  return isHandedWait(context, start) ? null : awaitCall(context, chainOf(start))
}
