import { endingIn, holding } from './name-patterns.ts'

// Names by which threads and processes pace the messages between them.

/** What counts or answers messages: the sender looks at how many are under way. */
export const ACKS = holding(`
  acks? acked acknowledge acknowledged acknowledgement credits? inFlight inflight outstanding windowSize highWaterMark
  backpressure paused
`)

/** Many in one message. */
export const BATCHES = endingIn('batch batches chunks pages slices groups buckets bulk')
