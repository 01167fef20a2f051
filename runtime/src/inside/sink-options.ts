import { checkSignal, type Signal } from './abort.ts'
import { checkCount, checkType, invalid } from './check.ts'

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

export function checkSinkOptions(options: WriteOptions | undefined): void {
  if (options === undefined) return
  checkType('options', options, 'object')
  const { encoding, highWaterMark, signal } = options
  if (encoding !== undefined && typeof encoding !== 'string') throw invalid('encoding', 'a string', encoding)
  if (highWaterMark !== undefined) checkCount('highWaterMark', highWaterMark)
  checkSignal(signal)
}
