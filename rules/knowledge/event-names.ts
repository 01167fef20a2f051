import { endingIn, startingIn } from './name-patterns.ts'

// Names of events and handlers by what they say of the flow behind them.

/** Events of a flow, which come as fast as their source can read, whoever emits them. */
export const FLOW_EVENTS = new Set(['data', 'line', 'row', 'record', 'readable'])

/** Events that come once in the life of their emitter, or seldom, or as fast as a person types and points. */
export const SELDOM_EVENTS = new RegExp(
  [
    '^(?:end|close|closed|error|finish|exit|disconnect|abort|aborted|timeout|open|ready|connect|listening|load)$',
    '^(?:prefinish|drain|destroy|response|signal|icecandidate)$',
    String.raw`^(?:input|keys?|key(?:press|down|up)|mouse\w*|wheel|paste|resize|click|dblclick|focus|blur)$`,
    '^(?:beforeExit|uncaughtException|unhandledRejection|SIG[A-Z]+)$',
  ].join('|'),
)

/** Events by which a program tells its own log lines. */
export const LOG_EVENTS = new Set(['log', 'trace', 'debug', 'verbose', 'info', 'warn', 'warning'])

/** Options that take the handler of a broker's messages, which the broker paces by the promise that it answers. */
export const BROKER_HANDLERS = new Set(['eachMessage', 'eachBatch', 'handleMessage', 'handleMessageBatch'])

/** A last parameter by which a handler tells that it has done its work. */
export const ACKNOWLEDGEMENTS = /^_?(?:ack|acknowledge|callback|cb|done|next|reply|respond|sendResponse|fn)$/

/** Fields by which a message says of what kind it is: `msg.type`, `frame.op`, `eventName`. */
export const KIND_FIELDS = endingIn('type kind event action op opcode method command cmd topic name status subtype')

/** Kinds of messages that are the flow itself, as their names say: 'media', 'stream-event', `MessageType.DATA`. */
export const FLOWING_KINDS = new RegExp(
  [
    'audio|video|media|image|frame|packet|stream|data|chunk|delta|token|text|event|message|msg|log|line|output|stdout',
    'stderr|body|payload|content|binary|bytes|update|row|record|publish|batch',
  ].join('|'),
  'i',
)

/** What stands for a page or a worker itself: its messages come from scripts, one at a time. */
export const PAGES = new Set(['window', 'document', 'self', 'globalThis', 'parent', 'navigator'])

/** Names by which one message, request or upload is told from the others. */
export const IDS = endingIn('id ID seq sequence nonce token uuid guid')

/** Ids of what comes to an end soon, as events of an emitter: its listeners hear of one login or upload. */
export const ONE_OFF_TOPICS = endingIn('token nonce requestId uploadId jobId messageId correlationId uuid guid')

/** Methods that answer a peer: `send`, `sendMessage`, `reply`, `respond`, `write`. */
export const ANSWERING = startingIn('write send reply respond answer postMessage')
