import { getEventListeners, once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { createGzip, gzipSync, createGunzip } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { readAll } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

const bytes = (...values: number[]) => new Uint8Array(values)

/** A web stream that tells how it was used. */
function webStream(chunks: readonly unknown[]) {
  const cancel = vi.fn()
  let next = 0
  const stream = new ReadableStream({
    pull: (controller) => (next < chunks.length ? controller.enqueue(chunks[next++]) : controller.close()),
    cancel,
  })
  return { stream, cancel }
}

function generator(chunks: readonly unknown[]) {
  const closed = vi.fn()
  async function* source() {
    try {
      for (const chunk of chunks) {
        await turn()
        yield chunk
      }
    } finally {
      closed()
    }
  }
  return { source: source(), closed }
}

const sources = {
  'a readable': (chunks: Uint8Array[]) => Readable.from(chunks),
  'a web stream': (chunks: Uint8Array[]) => webStream(chunks).stream,
  'a response': (chunks: Uint8Array[]) => new Response(webStream(chunks).stream),
  'a request': (chunks: Uint8Array[]) =>
    new Request('http://localhost', { method: 'POST', body: webStream(chunks).stream, duplex: 'half' } as RequestInit),
  'a blob': (chunks: Uint8Array[]) => new Blob(chunks as BlobPart[]),
  'a generator': (chunks: Uint8Array[]) => generator(chunks).source,
  'an array': (chunks: Uint8Array[]) => chunks,
  'an array of promises': (chunks: Uint8Array[]) => chunks.map((chunk) => Promise.resolve(chunk)),
}

describe.each(Object.entries(sources))('of %s', (_, source) => {
  it('all bytes, to the last that is allowed', async () => {
    const got = await readAll(source([bytes(1, 2), bytes(), bytes(3)]), { maxBytes: 3 })
    expect([got, got.constructor]).toEqual([bytes(1, 2, 3), Uint8Array])
    expect(await readAll(source([]), { maxBytes: 1 })).toEqual(bytes())
  })

  it('rejects with BACKPRESSURE_TOO_LARGE at one byte more', async () => {
    const error = await errorOf(readAll(source([bytes(1, 2), bytes(3, 4)]), { maxBytes: 3 }))
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_TOO_LARGE', 'The source has more than 3 bytes'])
  })
})

describe('chunks', () => {
  it('may be text, buffers and views, and may be used again by the source', async () => {
    const buffer = new Uint8Array([9, 1, 2, 9])
    const view = buffer.subarray(1, 3)
    function* source() {
      yield 'ä€'
      yield new Uint8Array([7]).buffer
      yield new DataView(buffer.buffer, 1, 2)
      yield view
      view.fill(0)
      yield view
    }
    const got = await readAll(source(), { maxBytes: 100 })
    expect(got).toEqual(bytes(0xc3, 0xa4, 0xe2, 0x82, 0xac, 7, 1, 2, 1, 2, 0, 0))
    const error = await errorOf(readAll(['ä€'], { maxBytes: 4 }))
    expect(error.code).toBe('BACKPRESSURE_TOO_LARGE')
  })

  it.each([[5], [null], [{}], [[1]]])('of another kind reject: %j', async (chunk) => {
    const { source, closed } = generator([chunk])
    const error = await errorOf(readAll(source, { maxBytes: 5 }))
    expect([error.code, error.message]).toEqual([
      'BACKPRESSURE_INVALID_ARGUMENT',
      expect.stringContaining('`chunk` to be a string, an ArrayBuffer or a view of one'),
    ])
    expect(closed).toHaveBeenCalled()
  })

  it('very many tiny ones let timers have their turn, and cost no more than few large ones', async () => {
    let ticked = false
    setTimeout(() => (ticked = true), 0)
    const end = performance.now() + 60
    function* source() {
      while (performance.now() < end) yield bytes(1)
    }
    const got = await readAll(source(), { maxBytes: 100_000_000 })
    expect([ticked, got.every((byte) => byte === 1), got.buffer.byteLength]).toEqual([true, true, got.length])
  })
})

describe('the source', () => {
  it('is destroyed, cancelled or closed when it has too much', async () => {
    const readable = new PassThrough()
    readable.write(Buffer.alloc(10))
    await errorOf(readAll(readable, { maxBytes: 5 }))
    const web = webStream([bytes(1, 2, 3), bytes(4), bytes(5)])
    await errorOf(readAll(web.stream, { maxBytes: 2 }))
    const generated = generator([bytes(1, 2, 3)])
    await errorOf(readAll(generated.source, { maxBytes: 2 }))
    await turn()
    expect([readable.destroyed, web.cancel.mock.calls.length, web.stream.locked]).toEqual([true, 1, false])
    expect(generated.closed).toHaveBeenCalledOnce()
  })

  it('is left in peace at its end', async () => {
    const { stream } = webStream([bytes(1)])
    await readAll(stream, { maxBytes: 5 })
    expect(stream.locked).toBe(false)
    const readable = Readable.from([Buffer.from('a')], { autoDestroy: false })
    const listeners = readable.eventNames().length
    await readAll(readable, { maxBytes: 5 })
    await turn()
    expect(readable.eventNames()).toHaveLength(listeners)
  })

  it('that fails rejects with its error', async () => {
    const readable = new PassThrough()
    const call = errorOf(readAll(readable, { maxBytes: 5 }))
    readable.destroy(new Error('gone'))
    expect((await call).message).toBe('gone')
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('web')) })
    expect((await errorOf(readAll(stream, { maxBytes: 5 }))).message).toBe('web')
    const late = new PassThrough()
    const premature = errorOf(readAll(late, { maxBytes: 5 }))
    await turn()
    late.destroy()
    expect((await premature).code).toBe('ERR_STREAM_PREMATURE_CLOSE')
  })

  it('an abort does not wait for it, destroys it, and no listener stays', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const readable = new PassThrough()
    const web = { cancel: vi.fn(), stream: undefined as unknown as ReadableStream }
    web.stream = new ReadableStream({ cancel: web.cancel })
    const hangs = { next: () => new Promise<never>(() => {}), return: vi.fn() }
    const calls = [readable, web.stream, { [Symbol.asyncIterator]: () => hangs }].map((source) =>
      readAll(source, { maxBytes: 5, signal }),
    )
    for (const call of calls) expect(await isPending(call)).toBe(true)
    controller.abort('enough')
    for (const call of calls) expect(await errorOf(call)).toBe('enough')
    await turn()
    expect([readable.destroyed, web.cancel.mock.calls.length, hangs.return.mock.calls.length]).toEqual([true, 1, 1])
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    const early = new PassThrough()
    expect(await errorOf(readAll(early, { maxBytes: 5, signal }))).toBe('enough')
    expect(early.destroyed).toBe(true)
  })

  it('no listener stays on the signal after success and failure', async () => {
    const { signal } = new AbortController()
    await readAll([bytes(1)], { maxBytes: 5, signal })
    await errorOf(readAll([bytes(1, 2)], { maxBytes: 1, signal }))
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })

  it('may be a response without a body', async () => {
    expect(await readAll(new Response(null), { maxBytes: 1 })).toEqual(bytes())
  })

  it('may be a body of a library that is a readable too', async () => {
    const body = Object.assign(Readable.from([bytes(1)]), { bodyUsed: false, body: null })
    expect(await readAll(body, { maxBytes: 1 })).toEqual(bytes(1))
  })
})

describe('over http', () => {
  it('a body within the bound is read, and one beyond it ends the connection', async () => {
    const answers: unknown[] = []
    const server = createServer(async (request, response) => {
      try {
        const body = await readAll(request, { maxBytes: 1_000_000 })
        response.end(String(body.length))
      } catch (error) {
        answers.push((error as { code: string }).code, request.destroyed)
      }
    }).listen(0)
    const url = `http://localhost:${(server.address() as AddressInfo).port}`
    const good = await fetch(url, { method: 'POST', body: Buffer.alloc(1_000_000) })
    expect(await good.text()).toBe('1000000')
    await errorOf(fetch(url, { method: 'POST', body: Buffer.alloc(20_000_000) }))
    expect(answers).toEqual(['BACKPRESSURE_TOO_LARGE', true])
    server.closeAllConnections()
    server.close()
  })

  it('a small body that unpacks to a large one is stopped on the way', async () => {
    const server = createServer((_, response) => {
      const gzip = createGzip()
      gzip.pipe(response.setHeader('content-encoding', 'gzip'))
      gzip.end(Buffer.alloc(10_000_000))
    }).listen(0)
    const { port } = server.address() as AddressInfo
    const error = await errorOf(readAll(await fetch(`http://localhost:${port}`), { maxBytes: 100_000 }))
    const [message] = (await once(get({ port }), 'response')) as [IncomingMessage]
    const other = await errorOf(readAll(message.pipe(createGunzip()), { maxBytes: 100_000 }))
    expect([error.code, other.code]).toEqual(Array(2).fill('BACKPRESSURE_TOO_LARGE'))
    message.destroy()
    server.closeAllConnections()
    server.close()
    expect(gzipSync(Buffer.alloc(10_000_000)).length).toBeLessThan(100_000)
  })
})

it.each([
  ['a source', () => readAll(5 as never, { maxBytes: 1 }), TypeError, '`source` to be an iterable'],
  ['no source', () => readAll(null as never, { maxBytes: 1 }), TypeError, '`source`'],
  ['text', () => readAll('text', { maxBytes: 1 }), TypeError, '`source` to be a source of chunks'],
  ['a used body', () => used(), TypeError, '`source` to be a body that was not used before'],
  ['no options', () => readAll([], undefined as never), TypeError, '`options`'],
  ['maxBytes', () => readAll([], { maxBytes: 0 }), RangeError, '`maxBytes`'],
  ['endless maxBytes', () => readAll([], { maxBytes: Infinity }), RangeError, '`maxBytes`'],
  ['maxBytes of text', () => readAll([], { maxBytes: '1kb' as never }), TypeError, '`maxBytes`'],
  ['signal', () => readAll([], { maxBytes: 1, signal: 1 as never }), TypeError, '`signal`'],
])('refuses %s', async (_, act, type, message) => {
  const error = await errorOf(act())
  expect(error).toBeInstanceOf(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})

it('rejects for a stream that another has locked', async () => {
  const { stream } = webStream([])
  stream.getReader()
  expect(await errorOf(readAll(stream, { maxBytes: 1 }))).toBeInstanceOf(TypeError)
})

async function used(): Promise<unknown> {
  const response = new Response('a')
  await response.text()
  return readAll(response, { maxBytes: 1 })
}
