import { getEventListeners } from 'node:events'
import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { writeAll } from '../../runtime/src/index.ts'
import { errorOf, turn } from './settling.ts'

function collecting(options: object = {}) {
  const got: string[] = []
  let most = 0
  const sink: Writable = new Writable({
    highWaterMark: 4,
    write(chunk, _encoding, done) {
      got.push(String(chunk))
      most = Math.max(most, sink.writableLength)
      setImmediate(done)
    },
    ...options,
  })
  return { sink, got, most: () => most }
}

function traced(items: Iterable<unknown>) {
  const trace = { closed: false }
  function* now() {
    try {
      yield* items
    } finally {
      trace.closed = true
    }
  }
  async function* later() {
    for (const item of now()) {
      await turn()
      yield item
    }
  }
  return { trace, now, later }
}

const chunks = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff']

describe.each(['now', 'later'] as const)('from a source of %s', (kind) => {
  it('writes all in order within the mark, and does not end the sink', async () => {
    const { sink, got, most } = collecting()
    expect(await writeAll(sink, traced(chunks)[kind]())).toBe(true)
    sink.end()
    await turn()
    await turn()
    await turn()
    expect([got, most() <= 6]).toEqual([chunks, true])
  })

  it('answers false when the sink goes, closes the source, and leaves no listener', async () => {
    const { sink } = collecting({ write: () => {} })
    const { trace, [kind]: source } = traced(chunks)
    const before = sink.eventNames().length
    const call = writeAll(sink, source())
    await turn()
    await turn()
    await turn()
    sink.destroy()
    expect(await call).toBe(false)
    await turn()
    expect([trace.closed, sink.eventNames().length]).toEqual([true, before])
    const unused = traced(chunks)
    expect(await writeAll(sink, unused[kind]())).toBe(false)
  })

  it('an abort rejects, closes the source, and leaves no listener', async () => {
    const { sink } = collecting({ write: () => {} })
    const { trace, [kind]: source } = traced(chunks)
    const controller = new AbortController()
    const { signal } = controller
    const call = errorOf(writeAll(sink, source(), { signal }))
    for (let i = 0; i < 4; i++) await turn()
    controller.abort('enough')
    expect(await call).toBe('enough')
    await turn()
    expect([trace.closed, getEventListeners(signal, 'abort').length]).toEqual([true, 0])
  })

  it('a failing source and a wrong chunk reject', async () => {
    function* failing() {
      yield 'a'
      throw new Error('source')
    }
    const { sink } = collecting()
    expect((await errorOf(writeAll(sink, traced(failing())[kind]()))).message).toBe('source')
    const { trace, [kind]: wrong } = traced(['a', 5])
    expect((await errorOf(writeAll(new PassThrough(), wrong()))).code).toBe('ERR_INVALID_ARG_TYPE')
    await turn()
    expect(trace.closed).toBe(true)
  })

  it('awaits chunks that are promises', async () => {
    const { sink, got } = collecting({ highWaterMark: 100 })
    expect(await writeAll(sink, traced([Promise.resolve('a'), 'b'])[kind]())).toBe(true)
    expect(await writeAll(sink, [Promise.resolve('c')])).toBe(true)
    for (let i = 0; i < 4; i++) await turn()
    expect(got).toEqual(['a', 'b', 'c'])
  })
})

describe('while the source is waited for', () => {
  const hanging = () => ({
    returned: vi.fn(async () => ({ done: true as const, value: undefined })),
    [Symbol.asyncIterator]() {
      return { next: () => new Promise<never>(() => {}), return: this.returned }
    },
  })

  it('a sink that goes, or an abort, ends it at once', async () => {
    const { sink } = collecting()
    const source = hanging()
    const call = writeAll(sink, source)
    await turn()
    sink.destroy()
    expect(await call).toBe(false)
    expect(source.returned).toHaveBeenCalledOnce()
    const controller = new AbortController()
    const aborted = errorOf(writeAll(collecting().sink, hanging(), { signal: controller.signal }))
    await turn()
    controller.abort('now')
    expect(await aborted).toBe('now')
  })

  it('a chunk that comes after the end is not written', async () => {
    const { sink, got } = collecting()
    let give: (step: IteratorResult<string>) => void = () => {}
    const source = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<string>>((r) => (give = r)) }),
    }
    const controller = new AbortController()
    const call = errorOf(writeAll(sink, source, { signal: controller.signal }))
    await turn()
    controller.abort('end')
    give({ done: false, value: 'late' })
    expect(await call).toBe('end')
    await turn()
    expect(got).toEqual([])
  })
})

describe('sinks of the web', () => {
  it('a WritableStream is locked meanwhile and free afterwards', async () => {
    const got: unknown[] = []
    const stream = new WritableStream({ write: async (chunk) => void got.push(chunk) })
    expect(await writeAll(stream, chunks)).toBe(true)
    expect(await writeAll(stream, traced(['x']).later())).toBe(true)
    expect([got, stream.locked]).toEqual([[...chunks, 'x'], false])
    const closed = new WritableStream()
    await closed.close()
    expect(await writeAll(closed, chunks)).toBe(false)
  })

  it('a socket that opens later is waited for', async () => {
    const sent: string[] = []
    const socket = Object.assign(new EventTarget(), {
      readyState: 0,
      bufferedAmount: 0,
      send: (data: string) => void sent.push(data),
    })
    const call = writeAll(socket, ['a', 'b'])
    const later = writeAll(socket, traced(['c']).later())
    await turn()
    socket.readyState = 1
    socket.dispatchEvent(new Event('open'))
    expect(await Promise.all([call, later])).toEqual([true, true])
    expect(sent).toEqual(['a', 'b', 'c'])
  })
})

it('lets timers have their turn over a sink that is never full', async () => {
  let ticked = false
  setTimeout(() => (ticked = true), 0)
  const end = performance.now() + 60
  function* source() {
    while (performance.now() < end) yield 'x'
  }
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() })
  expect(await writeAll(sink, source())).toBe(true)
  expect(ticked).toBe(true)
})

it('ends at an abort that comes while timers have their turn, and takes nothing more', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort('enough'), 0)
  let taken = 0
  function* endless() {
    for (;;) yield `${taken++}`
  }
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() })
  expect(await errorOf(writeAll(sink, endless(), controller))).toBe('enough')
  const before = taken
  await turn()
  expect(taken).toBe(before)
})

it('misses no drain that comes while timers have their turn', async () => {
  const { sink, got } = collecting({ highWaterMark: 1 })
  async function* slow() {
    for (const chunk of chunks) {
      const end = performance.now() + 12
      while (performance.now() < end);
      yield chunk
    }
  }
  expect(await writeAll(sink, slow())).toBe(true)
  expect(got).toEqual(chunks)
})

it.each([
  ['a sink', () => writeAll({} as never, []), '`sink`'],
  ['a source', () => writeAll(new PassThrough(), 5 as never), '`source` to be an iterable or async iterable'],
  ['a text', () => writeAll(new PassThrough(), 'text'), 'a single chunk goes to write(), got text (string)'],
  ['options', () => writeAll(new PassThrough(), [], null as never), '`options`'],
])('refuses %s', async (_, act, message) => {
  const error = await errorOf(act())
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})
