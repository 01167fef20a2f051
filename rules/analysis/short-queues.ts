import type { Context } from '../kit/context.ts'
import { areFewUnacked } from './acked-messages.ts'
import { isOfOpenRequests } from './answered-entries.ts'
import type { Feed, Queue } from './facts.ts'
import { isOfOneBatch, isOfOneRecord } from './framings.ts'
import { isHeldByHand } from './held-by-hand.ts'
import { isKeptOnce } from './kept-once.ts'
import { isOnePerConnection } from './one-per-connection.ts'
import { isRegister } from './single-removals.ts'
import { isConsumedAtOnce } from './swift-consumers.ts'
import { isOfTimeWindow } from './time-windows.ts'
import { isEmptiedInTurn } from './turn-drains.ts'
import { isUntilReady } from './warm-ups.ts'

/** Whether the queue stays short though nothing looks at its length: see each question for the reason. */
export function staysShort(context: Context, queue: Queue, feed: Feed): boolean {
  return (
    isEmptiedInTurn(context, queue, feed) ||
    isConsumedAtOnce(context, queue) ||
    isOfTimeWindow(context, queue, feed) ||
    isOfOneRecord(context, queue, feed) ||
    isOfOneBatch(context, queue, feed) ||
    isKeptOnce(context, queue, feed) ||
    isUntilReady(context, queue, feed) ||
    isHeldByHand(context, queue, feed) ||
    isOnePerConnection(feed) ||
    isOfOpenRequests(context, queue) ||
    areFewUnacked(context, queue) ||
    isRegister(context, queue)
  )
}
