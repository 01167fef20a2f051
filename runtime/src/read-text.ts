import { bytes } from './inside/bytes.ts'
import { checkType, invalid } from './inside/check.ts'
import { readSource, type ByteSource, type ReadOptions } from './inside/read-source.ts'

export interface ReadTextOptions extends ReadOptions {
  /** Of the bytes, a label as `TextDecoder` takes it; default `'utf-8'`. */
  encoding?: string | undefined
}

/**
 * Reads a source to its end as text, and no more than `maxBytes` of it.
 *
 * When: a body of JSON or text, whose size is somebody else's choice.
 *
 * Gotchas: as for `readAll`. Bytes that are no text become U+FFFD, and a byte order mark is left out, as in
 * `response.text()`. Chunks that are text already are taken as they are.
 *
 * @example
 * const order = JSON.parse(await readText(request, { maxBytes: 100_000 }))
 */
export async function readText(source: ByteSource, options: ReadTextOptions): Promise<string> {
  const decoder = decoderOf(options?.encoding)
  const got = bytes()
  let text = ''
  await readSource(source, options, (chunk) => {
    if (typeof chunk !== 'string') return got.add(chunk)
    text += decoder.decode(got.take()) + chunk
  })
  return text + decoder.decode(got.take())
}

function decoderOf(encoding: string | undefined): TextDecoder {
  if (encoding !== undefined) checkType('encoding', encoding, 'string')
  try {
    return new TextDecoder(encoding)
  } catch {
    throw invalid('encoding', 'a label that TextDecoder knows', encoding)
  }
}
