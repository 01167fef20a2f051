import { endingIn, holding } from './name-patterns.ts'

// Names by which threads and processes pace the messages between them.

/** What counts or answers messages: the sender looks at how many are under way. */
export const ACKS = holding(`
  acks? acked acknowledge acknowledged acknowledgement credits? inFlight inflight outstanding windowSize highWaterMark
  backpressure paused
`)

/** What says that somebody is there, or that something came: `buildHeartbeatAck`, `pongFrame`, `sendKeepAlive`. */
export const SIGNALS = holding('heartbeat heartBeat ping pong keepAlive keepalive ack nack acknowledgement')

/** Functions that run at one: `handlePing`, `onHeartbeat`. */
export const BEATS = endingIn('heartbeat heartBeat ping pong')

/** Many in one message. */
export const BATCHES = endingIn('batch batches chunks pages slices groups buckets bulk')

/** Pieces of a text that somebody speaks or reads: `token`, `ev.sentence`. */
export const WORDS = endingIn('text token sentence word words phrase transcript utterance caption')

/** Short values that tell what a message is about, or what its sender wants: `contextId`, `index`, `isFinal`. */
export const LABELS = endingIn(`
  id uuid index seq sequence type kind name status code action method op role reason language locale timestamp time at
  progress percent total count length done final last flush
`)

/** Where what a person chose is kept: `msg.opts.voice`. */
export const SETTINGS = endingIn('opts options config configuration settings')

/** What carries the bytes of a stream, also written as text. */
export const FLOWING = endingIn(`
  audio video image frames? chunks? data buffer bytes blob pcm base64 b64 payload content body output lines? delta
`)
