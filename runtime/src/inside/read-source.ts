import { BackpressureError } from '../errors.ts'
import { checkSignal, onAbort, type Signal } from './abort.ts'
import { breath } from './breath.ts'
import { byteLength, bytesOf } from './bytes.ts'
import { checkCount, checkType, invalid } from './check.ts'
import { close, open, shield, type Cursor } from './cursor.ts'

export interface ReadOptions {
  /** More than this rejects with `BACKPRESSURE_TOO_LARGE`. Text counts as UTF-8. */
  maxBytes: number
  /** Rejects with `signal.reason`. */
  signal?: Signal | undefined
}

/** A WHATWG ReadableStream. */
export interface WebReadable {
  getReader(): {
    read(): PromiseLike<{ done?: boolean; value?: unknown }>
    cancel(reason?: unknown): PromiseLike<unknown>
    releaseLock(): void
  }
}

/** Whatever gives chunks: Node's readables, web streams, responses, requests, blobs, iterables. */
export type ByteSource =
  | AsyncIterable<unknown>
  | Iterable<unknown>
  | WebReadable
  | { readonly body: WebReadable | null; readonly bodyUsed: boolean }
  | { stream(): WebReadable }

/** Hands all chunks to `take`, text as it is. The source is destroyed however else the call ends. */
export async function readSource(
  source: ByteSource,
  options: ReadOptions,
  take: (chunk: string | Uint8Array) => void,
): Promise<void> {
  checkType('options', options, 'object')
  const { maxBytes, signal } = options
  checkCount('maxBytes', maxBytes)
  if (signal?.aborted !== true) checkSignal(signal)
  const [cursor, end] = openBytes(source)
  const rest = breath(16)
  let total = 0
  let over = false
  return new Promise((resolve, reject) => {
    const letGo = onAbort(signal, fail)
    if (signal?.aborted === true) fail(signal.reason)
    else follow().then(() => settle(true, resolve), fail)

    async function follow(): Promise<void> {
      for (;;) {
        const step = await cursor.next()
        const chunk = step.done ? undefined : await step.value
        if (step.done || over) return
        const text = typeof chunk === 'string' ? chunk : bytesOf(chunk)
        total += byteLength(text)
        if (total > maxBytes) {
          throw new BackpressureError('BACKPRESSURE_TOO_LARGE', `The source has more than ${maxBytes} bytes`)
        }
        take(text)
        await rest()
      }
    }

    function fail(error: unknown): void {
      settle(false, () => reject(error))
    }

    function settle(well: boolean, answer: () => void): void {
      if (over) return
      over = true
      letGo()
      answer()
      end(well)
    }
  })
}

/** An iteration, and what lets go of a source that is read, or destroys it. */
type Opened = [cursor: Cursor, end: (well: boolean) => void]

function openBytes(source: ByteSource): Opened {
  const some = Object(source) as Partial<Record<'body' | 'bodyUsed' | 'stream' | 'getReader' | 'pipe', unknown>>
  // Bodies of undici are Node's readables too.
  if (typeof some.bodyUsed === 'boolean' && some.pipe === undefined) {
    if (some.bodyUsed) throw invalid('source', 'a body that was not used before', source)
    return openBytes((some.body ?? []) as ByteSource)
  }
  if (typeof some.getReader === 'function') return openStream(source as WebReadable)
  if (typeof some.stream === 'function') return openStream((source as { stream(): WebReadable }).stream())
  if (typeof source === 'string') throw invalid('source', 'a source of chunks', source)
  const [cursor] = open(source)
  const end = (well: boolean) => {
    if (well) return
    close(cursor)
    // Closing waits for a step that is under way; this does not.
    const { destroy } = source as { destroy?: () => void }
    if (typeof destroy === 'function') destroy.call(source)
  }
  return [cursor, end]
}

function openStream(stream: WebReadable): Opened {
  const reader = stream.getReader()
  const end = (well: boolean) => {
    if (!well) shield(reader.cancel())
    reader.releaseLock()
  }
  return [{ next: () => reader.read() as ReturnType<Cursor['next']> }, end]
}
