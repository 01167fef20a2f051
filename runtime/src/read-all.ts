import { bytes, bytesOf } from './inside/bytes.ts'
import { readSource, type ByteSource, type ReadOptions } from './inside/read-source.ts'

/**
 * Reads a source to its end into one `Uint8Array`, and no more than `maxBytes` of it.
 *
 * When: the body of a request, a response, a file or a child's output is needed as a whole, and its size is somebody
 * else's choice.
 *
 * Gotchas: the source is used up: at too much, an error or an abort it is destroyed or cancelled, for a request of
 * `node:http` with its connection.
 *
 * @example
 * const image = await readAll(await fetch(url), { maxBytes: 5_000_000 })
 */
export async function readAll(source: ByteSource, options: ReadOptions): Promise<Uint8Array> {
  const got = bytes()
  await readSource(source, options, (chunk) => got.add(bytesOf(chunk)))
  return got.take()
}
