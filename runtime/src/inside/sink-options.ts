import { checkSignal, type Signal } from './abort.ts'
import { checkCount, checkType } from './check.ts'

export interface DrainOptions {
  /** Rejects with `signal.reason`. */
  signal?: Signal | undefined
  /** For WebSockets and data channels, which have no mark of their own: bytes, default 1 MiB. */
  highWaterMark?: number | undefined
}

export interface WriteOptions extends DrainOptions {
  /** Of a string, for Node's writables. */
  encoding?: string | undefined
}

/** The options, checked. */
export function sinkOptions(options: WriteOptions = {}): WriteOptions {
  checkType('options', options, 'object')
  const { encoding, highWaterMark, signal } = options
  if (encoding !== undefined) checkType('encoding', encoding, 'string')
  if (highWaterMark !== undefined) checkCount('highWaterMark', highWaterMark)
  checkSignal(signal)
  return options
}
