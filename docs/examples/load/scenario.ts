/** What a run under load came to. */
export interface Outcome {
  /** What callers and the outside world got: equal before and after a rewrite. */
  readonly result: unknown
  readonly peakInFlight?: number
  readonly peakBufferedBytes?: number
  /** Tasks that still wait when all work is done and all peers have gone. */
  readonly leftHanging?: number
}

/** The file of the same name beside this folder, put under load. */
export interface Scenario {
  /** The load in words. */
  readonly load: string
  run(): Promise<Outcome>
}
