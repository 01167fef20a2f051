import type { BufferFact, ListFact, PipeFact } from './holding-facts.ts'

export type { BufferFact, ListFact }

/** What a value is for the flow of work, whichever library made it. */
export type Kind =
  | 'node-readable'
  | 'node-writable'
  | 'web-readable'
  | 'web-reader'
  | 'web-writable'
  | 'web-writer'
  | 'web-controller'
  | 'socket' // WebSocket-like: `send()` buffers, `bufferedAmount` tells how much
  | 'data-channel'
  | 'emitter'
  | 'server' // takes handlers that run once a request or connection
  | 'queue' // items are put in and taken or worked off later
  | 'limiter' // runs at most n of what it is given
  | 'semaphore' // hands out permits
  | 'loader' // batches the calls of one tick into one
  | 'client' // its methods are calls over the network or to a disk
  | 'process' // a child process or worker

/** Unit in which a bound counts. */
export type Unit = 'items' | 'tasks' | 'bytes' | 'ms'

/** Where a bound is given, and what holds when it is absent. */
export interface BoundPlace {
  /** Position of the argument that holds the bound or the options object; `'last'` for the last one. */
  readonly argument: number | 'last'
  /** Name of the option, where the argument may be an options object. */
  readonly option?: string
  /** Other options that limit it as well, or positions of arguments: the calls per interval of a queue. */
  readonly or?: readonly (string | number)[]
  /** Values that say that there is none: `'unbounded'`. */
  readonly none?: readonly (string | number)[]
  readonly unit: Unit
  /** `'refused'` where the library throws without it. */
  readonly absent: 'unbounded' | 'refused' | number
}

/** An option by which a call is told how much may be held or be under way. */
export interface Mark extends Usual {
  /** Position of the options object. */
  readonly argument: number | 'last'
  readonly option: string
  readonly unit: 'items' | 'tasks' | 'bytes'
  /** It counts items after all where this option is true. */
  readonly items?: { readonly when: string } & Usual
  /** It counts bytes after all where one of these options of an argument is there. */
  readonly bytes?: { readonly when: readonly { readonly argument: number; readonly option: string }[] } & Usual
  /** Zero says that there is no limit. */
  readonly zeroIsNone?: boolean
}

interface Usual {
  /** What is usual there, in the unit that it counts. */
  readonly usual: number
}

/** What a call that puts something in answers to its caller. */
export type Answer = 'promise' | 'boolean' | 'nothing'

/** A method that puts work or data in. */
export interface PutFact {
  readonly answers: Answer
  /** Position of the argument that holds the item; the first unless said otherwise. */
  readonly item?: number
  /**
   * True where the promise settles when there was room, not when the work is done: dropping it undoes the bound.
   * `BoundedQueue.put()` and every semaphore's `acquire()` wait for room. A web writer's `write()`, p-queue's `add()`,
   * Bottleneck's `schedule()`, BullMQ's `add()` and kafkajs's `send()` settle with the work, and bound nobody.
   */
  readonly waitsForRoom?: boolean
  /** The item is copied into the queue of another thread or process, and nothing here tells how many wait there. */
  readonly crosses?: boolean
  /** True where `false` says that the item was not taken: nobody else keeps it. */
  readonly refuses?: boolean
  /** It never waits, and refuses nothing of weight, where the thing was made with one of these values of the option. */
  readonly unless?: { readonly option: string; readonly values: readonly string[] }
}

/** Callback parameters whose nature the callee decides: `createServer((req, res) => …)`. */
export interface CallbackFact {
  /** Position of the callback; `'each'` for every argument: `app.use(check, handle)`. */
  readonly argument: number | 'last' | 'each'
  /** Name of the option that holds it, `'*'` for every method of the object there: `serve({ fetch(request) {…} })`. */
  readonly member?: string
  /** Only for a callback that declares so many parameters: Express tells error handlers by their four. */
  readonly arity?: number
  /** What each parameter of the callback is; `undefined` where nothing is known of it. */
  readonly parameters: readonly (string | undefined)[]
  /** How often it runs: once a request, once an item, once an event of a flow. */
  readonly per?: 'request' | 'item' | 'event'
  /** The first parameter is a list of at most so many items: the keys of a batch. */
  readonly pieces?: BoundPlace
}

/** What a call or a construction gives and does. */
export interface CallFact {
  /** Name of the thing that it makes. */
  readonly makes?: string
  readonly bound?: BoundPlace
  /** What else limits it, beside the bound. */
  readonly marks?: readonly Mark[]
  /** Answers all that there is, unless it is told which or how many. */
  readonly lists?: ListFact
  readonly buffer?: BufferFact
  /** Over the network, to a disk, to another process: work that a caller can start too much of. */
  readonly io?: boolean
  /** Option of a request under which the other side is a process of this machine. */
  readonly localBy?: string
  /** The way to the option that ends each stream it gives at a size: `busboy({ limits: { fileSize: 1e6 } })`. */
  readonly endsAt?: readonly string[]
  /** Tells of an entry of a directory, or changes it: the threads for files do a few at a time, and keep none open. */
  readonly entry?: boolean
  /** Answers a promise (known, so that a mapper which is not `async` still counts as one). */
  readonly promise?: boolean
  /** Runs the function that it is given under a limit. */
  readonly limits?: boolean
  readonly callbacks?: readonly CallbackFact[]
  /** Waits for many promises at once: `Promise.all` and its kin. */
  readonly joins?: 'all' | 'allSettled' | 'any' | 'race'
  /** Calls `mapper` once an item of `items`, all in one go unless `bound` holds: lodash's `map`, `Array.from`. */
  readonly maps?: { readonly items: number; readonly mapper: number }
  /** Position of a list of functions, which it starts all in one go unless `bound` holds: `async.parallel(tasks)`. */
  readonly runs?: number
  /** What it runs, or what its mapper answers, is work that has not begun, though it is no function: effects. */
  readonly lazy?: boolean
  /** Position of the function that it calls for each value of what it is piped behind: `xs.pipe(mergeMap(f))`. */
  readonly operates?: number
  /** Gives the elements of the argument one by one, or events without an end: `from(xs)`, `fromEvent(x, 'data')`. */
  readonly emits?: number | 'events'
  /** Lets few of the values through that it is piped behind, or few at a time: `take(5)`, `debounceTime(100)`. */
  readonly paces?: boolean
  /** The export that does the same under a limit, and the position of the limit: `eachLimit(items, limit, …)`. */
  readonly limitedAs?: { readonly name: string; readonly limit: number }
  /** The method of the same thing that must be called first, or the source sends without a limit: `prefetch`. */
  readonly limitedBy?: {
    readonly method: string
    /** An option under which the limit has no effect, and its position. */
    readonly unless: { readonly argument: number; readonly option: string }
    /** The method by which the consumer tells that it has worked one off, and may be sent another: `ack`. */
    readonly freedBy: string
  }
  /** Calls `callback` again and again: `setInterval(callback, ms)`. */
  readonly repeats?: { readonly callback: number; readonly ms: number }
  /** Cuts a collection into pieces of constant size: lodash's `chunk`. */
  readonly chunks?: boolean
  /** Answers the collection that it is given, and throws when that holds more than `max`: `atMost(regions, 8)`. */
  readonly caps?: { readonly items: number; readonly max: number }
  /** Holds in memory all that a stream gives, up to `bound`: its position, or `'piped'` into what it makes. */
  readonly collects?: number | 'piped'
  readonly fills?: PipeFact
  /** Gives the same function in another form: `promisify(fs.readFile)`; position of the function. */
  readonly wraps?: number
  /** Settles when any named event comes: `once(emitter, 'drain')`; positions of emitter and event name. */
  readonly awaitsEvent?: { readonly emitter: number; readonly event: number; readonly rejectsOnError: boolean }
}

/** A family of values with the same members. */
export interface Thing {
  readonly kinds: readonly Kind[]
  /** Methods that put work or data in. */
  readonly puts?: Readonly<Record<string, PutFact>>
  /** What else its methods do and give; `'*'` speaks for all that are not named. */
  readonly methods?: Readonly<Record<string, CallFact>>
  /** What calling the value itself does: a limiter that is a function. */
  readonly call?: CallFact
  /** Works off one call after the other, however many are started: a single database connection. */
  readonly serial?: boolean
  /** Sends few calls at a time, or all over one connection, and lets the others wait: a client with a pool. */
  readonly pooled?: boolean
  /** Properties that hold another thing: `child.stdin`; `'*'` speaks for all that are not named. */
  readonly members?: Readonly<Record<string, string>>
  /** What each element is, where it is a collection: `server.clients`. */
  readonly elements?: string
  /** Parameters of listeners by event name: `server.on('connection', socket => …)`. */
  readonly events?: Readonly<Record<string, readonly (string | undefined)[]>>
  /** It holds a connection until it is read, or until this is called: `body?.cancel()`; `head` is told before. */
  readonly held?: { readonly letGo: string; readonly promise?: boolean; readonly head: readonly string[] }
  /** What it gives comes from a peer, who decides how much that is. */
  readonly remote?: boolean
  /** Events that come as fast as the source likes: 'data', 'line', 'row'. */
  readonly flow?: readonly string[]
  /** Properties that tell how full it is, or whether there is room. */
  readonly room?: readonly string[]
  /** Event that tells of room again. */
  readonly roomEvent?: string
  /** Events after which it takes nothing more: a wait for room must end with them. */
  readonly goneEvents?: readonly string[]
  /** True where the other side may leave without an 'error': only 'close' tells. */
  readonly leaves?: boolean
}

/** What an export of a module, or a global, is. */
export interface Export {
  readonly call?: CallFact
  readonly construct?: CallFact
  /** The value itself is a thing: `process.stdout`. */
  readonly is?: string
}

/** How tasks are run a few at a time with a library, where a project has it already. */
export interface Remedy {
  /** The export that is called or constructed, and what people call it: `default`, `pLimit`. */
  readonly export: string
  readonly named: string
  /**
   * A limiter that is made once and kept: the usual name of the const, and the method that is given a task where the
   * limiter is not called itself. Absent where the export maps a collection.
   */
  readonly keptAs?: { readonly name: string; readonly method?: string }
  /** The limit stands by itself: `pLimit(10)`. */
  readonly plainLimit?: boolean
  /** The mapper is given the item alone, and a callback beside it unless it is an `async` function. */
  readonly callbackStyle?: boolean
  /** The first major that is called so. */
  readonly since?: number
  /** The first major that only ES modules can take in. */
  readonly esmSince?: number
  /** The first major whose types say that a task answers what its function does. */
  readonly exactSince?: number
}

/** Everything the plugin knows of one library. */
export interface Library {
  /** Name shown to people. */
  readonly name: string
  /** npm package that the table is tested against; absent for what Node.js or browsers bring. */
  readonly package?: string
  /** Import sources without `node:`; `'globals'` for what needs no import. */
  readonly modules: readonly string[]
  /** A path below a source names one export of it: `lodash/map`, `async/eachLimit.js`. */
  readonly byPath?: boolean
  /** By path below the module: `'default'`, `'readFile'`, `'promises.readFile'`. */
  readonly exports: Readonly<Record<string, Export>>
  /** Exported type names, and the thing a value of that type is. */
  readonly types?: Readonly<Record<string, string>>
  /** Things that this library brings, by a name unique over all tables. */
  readonly things?: Readonly<Record<string, Thing>>
  readonly remedy?: Remedy
}
