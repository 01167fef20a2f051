import type { BoundPlace } from './schema.ts'

// What a call holds in memory until somebody takes it, or all at once.

/** What a thing keeps until somebody takes it, beside its bound: who reads too slowly fills the memory. */
export interface BufferFact {
  /** What is kept: items to come, all of the past, those who wait for their turn, lines of a log, open sockets. */
  readonly holds: 'items' | 'past' | 'callers' | 'lines' | 'sockets'
  /** The limit that is usual there. */
  readonly usual: number
  readonly place?: BoundPlace
  /** The limit may stand alone where there are no options: `shareReplay(1)`. */
  readonly plain?: boolean
  /** The export that makes the same with the limit that it is given: `Queue.bounded(1000)`. */
  readonly limitedAs?: string
  /** There is a buffer only where the option of the same argument has this value: `sync: false`. */
  readonly onlyIf?: { readonly option: string; readonly is: boolean }
  /** Nothing is kept where the option of the same argument has this value: `waitForConnections: false`. */
  readonly unless?: { readonly option: string; readonly is: boolean }
}

/** Members of what a call makes that fill up where nobody reads them: `stdout` of `spawn(command, args, options)`. */
export interface PipeFact {
  /** With their places in the list that the option may give. */
  readonly members: Readonly<Record<string, number>>
  readonly argument: 'last'
  /** They are made unless it says another word than `made`: `stdio: 'ignore'`. */
  readonly option: string
  readonly made: readonly string[]
}

/** What a query answers that is told neither which nor how many. */
export interface ListFact {
  /** How the same is read a piece at a time. */
  readonly instead: string
  /** Position of the argument that says which: a filter, or options that hold one. */
  readonly argument?: number
  /** The option that holds the filter: `where`. */
  readonly filter?: string
  /** Position of a statement in SQL, which says it. */
  readonly sql?: number
  /** Position of a name that must tell of something that grows: `orders.csv`. */
  readonly named?: number
  /** It answers text, of which the lines are walked. */
  readonly text?: boolean
  /** The method of the chain that loads it: `find().toArray()`. */
  readonly by?: string
  /** Methods of the chain that leave it whole; any other may cut it down. */
  readonly whole?: readonly string[]
}
