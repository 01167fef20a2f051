import { invalid } from './check.ts'

/** How many bytes a chunk takes where it goes out; text as UTF-8. */
export function byteLength(chunk: unknown): number {
  if (typeof chunk === 'string') {
    const host = globalThis as { Buffer?: { byteLength(text: string): number } }
    return host.Buffer?.byteLength(chunk) ?? new TextEncoder().encode(chunk).length
  }
  const { byteLength, size } = Object(chunk) as { byteLength?: unknown; size?: unknown }
  const length = byteLength ?? size
  if (typeof length !== 'number') throw invalid('chunk', 'a string, an ArrayBuffer, a view of one or a Blob', chunk)
  return length
}

/** The bytes of a chunk, without a copy where there is no text. */
export function bytesOf(chunk: unknown): Uint8Array {
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk)
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk)
  throw invalid('chunk', 'a string, an ArrayBuffer or a view of one', chunk)
}

/** Bytes in one piece: a source of tiny chunks costs no more memory than one of large ones. */
export interface Bytes {
  add(bytes: Uint8Array): void
  /** What was added since the last time. */
  take(): Uint8Array
}

export function bytes(): Bytes {
  let buffer = new Uint8Array(0)
  let length = 0

  return {
    add(more) {
      const needed = length + more.length
      if (needed > buffer.length) {
        const larger = new Uint8Array(Math.max(needed, buffer.length * 2))
        larger.set(buffer)
        buffer = larger
      }
      buffer.set(more, length)
      length = needed
    },
    take() {
      const taken = buffer.slice(0, length)
      length = 0
      return taken
    },
  }
}
