import { startingIn } from './name-patterns.ts'

// Names that tell what becomes of a queue and of the work of a timer. They give `likely` evidence, never proof.

const any = (...words: readonly string[]): string => `(?:${words.join('|')})`

/** Functions at the end of all: what they empty is thrown away, not worked off. */
export const TEARDOWN = new RegExp(
  `^[_#]?${any('stop', 'close', 'dispose', 'destroy', 'shut[dD]own', 'reset', 'clear', 'clean', 'tear[dD]own')}` +
    `|^[_#]?${any('unmount', 'abort', 'cancel', 'disconnect', 'remove', 'kill', 'terminate', 'end')}`,
)

/** Calls that undo a registration or end a life: what a function does that only tidies up. */
export const TIDIES =
  /^(?:off|remove\w*|unsubscribe|clear\w*|dispose|destroy\w*|close|unref|abort|stop|cancel|delete|revoke\w*|un[a-z]+)$/

/** Functions that make a list which takes all that is pushed and is iterated elsewhere: `pushable()`. */
export const ENDLESS_MAKERS = /^pushable(?:V|Writable)?$/

/** Callbacks that go with an item, and lists of them. */
export const CALLBACKS = /^(?:cb|fn|done|next|resolve|reject|callback)s?$|(?:Callback|Cb|Fn)s?$/

/** What makes a promise and what settles it: `Promise.withResolvers()`, `new Deferred()`, `createDeferred()`. */
export const DEFERRED_MAKERS = /^(?:withResolvers|(?:new|create|make)?_?[dD]efer(?:red)?)$/

/** Methods that end somebody's wait: for a promise, a callback, an acknowledgement. */
export const SETTLING = new RegExp(
  `^_?${any('resolve', 'reject')}(?:[A-Z]|$)|${any('Resolver?', 'Reject(?:er)?', 'Callback', 'Cb')}$` +
    `|^_?${any('settle', 'fulfill?', 'callback', 'cb', 'done', 'next', 'reply', 'respond')}$`,
)

/** Calls that tell a broker that a message was worked off, or was not. */
export const ACKNOWLEDGING = /^_?(?:n?ack(?:All)?|n?acknowledge)(?:Message)?$/

/** Parameters behind others by which a peer who waits is answered: `(req, res)`, `(message, ack)`. */
export const ANSWERING = /^(?:res|response|reply|respond|n?ack|acknowledge)$/

/** Pieces of one whole, which is broken without one of them. */
export const PIECES = /^(?:chunk|bytes|fragment|piece|part)s?$/

/** Functions that hold a collection to a size: `trim(queue)`, `isFull(queue)`. */
export const HOLDING_SIZE = new RegExp(
  `(?:^|[a-z_])${any(
    '[tT]rim',
    '[cC]ap',
    '[lL]imit',
    '[bB]ound',
    '[pP]rune',
    '[eE]vict',
    '[tT]runcate',
    '[sS]hrink',
  )}(?:$|[A-Z_])` + `|(?:^|[a-z_])${any('[fF]ull', '[oO]verflow', '[hH]asRoom', '[cC]apacity')}(?:$|[A-Z_])`,
)

/** Words of a test that speaks of a limit: `if (this.bytes > MAX_BYTES)`. */
export const LIMIT_WORDS = new RegExp(
  `(?:^|[^a-z])${any('max', 'MAX', '[lL]imit', 'LIMIT', '[cC]apacity', 'CAPACITY', 'highWater', 'hwm', '[bB]udget')}` +
    `|(?:^|[^a-z])${any('[fF]ull', '[oO]verflow', '[tT]hreshold', 'has[rR]oom')}` +
    `|Max[A-Z]|${any('Limit', 'Full', 'Capacity', 'Overflow', 'Threshold', 'Room')}\\b|_${any('MAX', 'LIMIT')}\\b`,
)

/** Options by which a limiter bounds its waiting line. */
export const LINE_OPTIONS = /highWater|maxQueue|maxSize|maxPending|queueLimit|maxWaiting|capacity/

/** Methods whose callers give something away and go on: `log(line)`, `track(event)`. */
export const SENDING = new RegExp(
  `^_?${any('send', 'emit', 'publish', 'log', 'write', 'track', 'capture', 'report', 'record', 'notify', 'trace')}` +
    `|^_?${any('audit', 'broadcast')}|^_?add(?:Event|Log|Metric|Span|Record)`,
)

/** Methods by which whoever fills a batch sends it. */
export const FLUSHING = startingIn('flush commit submit upload save persist')

/** Words of a test whether a connection is there, and of one that says it is not. */
export const CONNECTION_WORDS = new RegExp(
  'readyState|[cC]onnected|[iI]sOpen|[oO]nline|[oO]ffline|\\bopen(?:ed)?\\b' +
    `|(?:\\b|_|#)${any('ws', 'socket', 'webSocket', 'connection')}\\b(?![.(])`,
)
export const DOWN_WORDS =
  /!(?!==? ?(?:null|undefined))|[dD]isconnected|[cC]los(?:ed|ing)|[oO]ffline|[=]==? ?(?:null|undefined)/

/** Calls that give a connection up for a new one. */
export const RECONNECTING = /^[_#]?(?:re_?connect|restartConnection|renewConnection)$/i

/**
 * Events of a person's hand, as slow as the person, and those that come once in a life. A peer connection has as many
 * candidates as it has addresses, and changes its state as seldom.
 */
export const SLOW_EVENTS = new RegExp(
  `^${any(
    'click',
    'dblclick',
    'change',
    'input',
    'submit',
    'focus',
    'blur',
    'select',
    'toggle',
    'key\\w*',
    'touch\\w*',
  )}$` +
    `|^${any(
      'drop',
      'drag\\w*',
      'paste',
      'copy',
      'cut',
      'contextmenu',
      'resize',
      'visibilitychange',
      'popstate',
      'hashchange',
    )}$` +
    `|^${any(
      'connect\\w*',
      'disconnect\\w*',
      'close\\w*',
      'open\\w*',
      'error\\w*',
      'exit',
      'end',
      'finish',
      'ready',
      'icecandidate',
      '\\w*statechange',
    )}$`,
)

/** Events, by a word of theirs, that come at an end, seldom, or when the other side has room again. */
export const RARE_OR_RELIEVING = new RegExp(
  `${any('drain', 'ready', 'open', 'connect', 'resum', 'restart', 'online', 'idle', 'free', 'ack', 'pong', 'reply')}` +
    `|${any('end', 'clos', 'finish', 'exit', 'stop', 'shut', 'sig', 'term', 'error', 'fail', 'done', 'complet')}` +
    `|${any('abort', 'destroy', 'quit', 'leav', 'pause', 'visib', 'hid', 'load', 'start', 'init', 'click', 'key')}`,
  'i',
)

/** Events by which a run begins, once: `runner:start`, `init`. */
export const RUN_STARTS = new RegExp(
  `^(?:${any('run', 'runner', 'launcher', 'worker', 'process', 'program', 'app')}[:._-])?` +
    `${any('start', 'started', 'begin', 'init', 'initialized', 'setup', 'config', 'configured')}$`,
  'i',
)

/** Functions and methods that take a lock: `acquireLock`, `withMutex`, `runExclusive`. */
export const LOCKING = new RegExp(
  `^(?:${any('try', 'with', 'acquire', 'get', 'take', 'obtain', 'run')}_?)?` +
    `${any('[A-Za-z]*Lock', 'lock', '[lL]ocked', '[mM]utex', '[sS]emaphore', '[eE]xclusive')}$`,
)

/** What is a lock by its name, where it is entered. */
export const LOCKS = /(?:^|[a-z_$#])(?:[lL]ocks?|[mM]utex|[sS]emaphore)$/

/** Calls that cost next to nothing: time passes, or a line is logged. */
export const LIGHT_WORK =
  /^(?:sleep|delay|wait|setTimeout|setImmediate|nextTick|queueMicrotask|log|debug|info|warn|error|trace)$/

/** Lists of a library or of another file, made without a capacity: `new Denque()`. */
export const LIST_CLASSES = /(?:Queue|Deque|Denque|Fifo|FIFO|LinkedList|Yallist)$/

/** Methods that take out of a queue, or give a permit back. */
export const TAKING = /^(?:take|tryTake|get|receive|shift|pop|release|unlock|drain|next)/

/**
 * Classes, types and functions of queues in memory whose `put()` takes all, unless they are given a size:
 * `new AsyncIterableQueue()`, `createStreamChannel()`, `pushable()`.
 */
export const UNBOUNDED_QUEUES = /(?:Queue|Channel|Mailbox|[pP]ushable)$/

/** Names of those that make their producer wait or drop, and of channels between peers and threads. */
export const BOUNDED_QUEUES = /Bounded|Blocking|Limit|Fixed|Ring|Sized|(?:Data|Broadcast|Message)Channel/

/** Methods by which a queue gives the next item. */
export const TAKING_METHODS = /^(?:next|get|take|shift|pop|receive|recv|dequeue|read)$/

/** A flag that holds something back for a while, and the functions that set it for whoever calls them. */
export const PAUSED = /^[_#]?(?:is)?_?(?:paused|suspended|corked|held|muted)$/i
export const PAUSING = startingIn('pause suspend cork hold mute')
