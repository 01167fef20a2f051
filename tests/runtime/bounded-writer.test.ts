import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { EventEmitter, getEventListeners, once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BoundedWriter } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

afterEach(() => void vi.useRealTimers())

const marks = { highWaterMark: 10, lowWaterMark: 4 }

/** A Node writable that takes a chunk when the test says so. */
function stepped(options: object = {}) {
  const pending: ((error?: Error) => void)[] = []
  const sink = new Writable({
    highWaterMark: 1_000_000,
    write: (_chunk, _encoding, done) => void pending.push(done),
    ...options,
  })
  return { sink, step: async () => (pending.shift()!(), turn()), fail: (error: Error) => pending.shift()!(error) }
}

/** A sink without any state, and how often it was ended. */
function silent(write: (chunk: unknown, encoding: unknown, done: (error?: Error) => void) => boolean) {
  const end = vi.fn()
  return { sink: Object.assign(new EventEmitter(), { write, end }), ends: () => end.mock.calls.length }
}

/** As browsers have it. */
class Socket extends EventTarget {
  readyState: number | string = 1
  bufferedAmount = 0
  sent: unknown[] = []
  close = vi.fn()
  send(data: string) {
    this.sent.push(data)
    this.bufferedAmount += data.length
  }
}

describe("Node's writables", () => {
  it('writers wait above the high mark until at or below the low mark', async () => {
    const { sink, step } = stepped()
    const writer = new BoundedWriter(sink, marks)
    expect([await writer.write('12345'), await writer.write('12345'), writer.bufferedBytes]).toEqual([true, true, 10])
    const waits = [writer.write('1'), writer.write('1234')]
    await turn()
    expect(writer.bufferedBytes).toBe(15)
    await step()
    await step()
    expect([writer.bufferedBytes, await isPending(waits[0]!), await isPending(waits[1]!)]).toEqual([5, true, true])
    await step()
    expect([writer.bufferedBytes, await Promise.all(waits)]).toEqual([4, [true, true]])
    expect(await writer.write('123456')).toBe(true)
    expect(await isPending(writer.write('1'))).toBe(true)
  })

  it('below the high mark nobody waits, also after chunks have left', async () => {
    const { sink, step } = stepped()
    const writer = new BoundedWriter(sink, marks)
    expect([await writer.write('123'), await writer.write('1234567')]).toEqual([true, true])
    await step()
    expect([writer.bufferedBytes, await isPending(writer.write('1'))]).toEqual([7, false])
  })

  it('between the marks, who comes while others wait, waits too', async () => {
    const { sink, step } = stepped()
    const writer = new BoundedWriter(sink, marks)
    const first = writer.write('12345678901')
    void writer.write('12345')
    await step()
    await turn()
    expect(writer.bufferedBytes).toBe(5)
    const second = writer.write('1')
    expect([await isPending(first), await isPending(second)]).toEqual([true, true])
    await step()
    expect(await Promise.all([first, second])).toEqual([true, true])
  })

  it('answers false when the sink goes or is gone, and no listener stays', async () => {
    const errors: unknown[] = []
    for (const go of ['destroy', 'fail'] as const) {
      const { sink, fail } = stepped()
      sink.on('error', (error) => errors.push(error.message))
      const before = sink.eventNames().length
      const writer = new BoundedWriter(sink, marks)
      const waits = [writer.write('12345678901'), writer.write('1')]
      await turn()
      if (go === 'fail') fail(new Error('broken'))
      else sink.destroy()
      expect(await Promise.all(waits)).toEqual([false, false])
      await turn()
      expect([await writer.write('x'), await writer.end(), sink.eventNames().length]).toEqual([false, false, before])
    }
    expect(errors).toEqual(['broken'])
  })

  it('answers false when the write itself ends the sink', async () => {
    const sink = new Writable({ write: (_chunk, _encoding, done) => done(new Error('broken')) })
    sink.on('error', () => {})
    expect(await new BoundedWriter(sink, marks).write('x')).toBe(false)
  })

  it('an abort ends the wait, and no listener stays', async () => {
    const { sink } = stepped()
    const before = sink.eventNames().length
    const writer = new BoundedWriter(sink, marks)
    const controller = new AbortController()
    const { signal } = controller
    const other = new AbortController()
    const waits = [errorOf(writer.write('12345678901', { signal })), errorOf(writer.write('x', other))]
    await turn()
    controller.abort('first')
    expect(await waits[0]).toBe('first')
    expect(sink.eventNames().length).toBeGreaterThan(before)
    other.abort('second')
    expect([await waits[1], sink.eventNames().length]).toEqual(['second', before])
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    expect(await errorOf(writer.write('never', { signal }))).toBe('first')
    expect(writer.bufferedBytes).toBe(12)
  })

  it('end waits for all that was written, and writes after it answer false', async () => {
    const { sink, step } = stepped()
    const writer = new BoundedWriter(sink, marks)
    void writer.write('abc')
    const ends = [writer.end(), writer.end()]
    expect([await writer.write('late'), await isPending(ends[0]!)]).toEqual([false, true])
    await step()
    expect([await Promise.all(ends), sink.writableFinished]).toEqual([[true, true], true])
  })

  it('end answers false when the sink goes before it took all', async () => {
    const { sink } = stepped()
    const writer = new BoundedWriter(sink, marks)
    void writer.write('abc')
    const end = writer.end()
    await turn()
    sink.destroy()
    expect(await end).toBe(false)
  })

  it('what the sink refuses is not counted', async () => {
    const writer = new BoundedWriter(new PassThrough(), marks)
    expect((await errorOf(writer.write(new ArrayBuffer(5)))).code).toBe('ERR_INVALID_ARG_TYPE')
    expect(writer.bufferedBytes).toBe(0)
  })

  it('publishes who waits', async () => {
    const seen: unknown[] = []
    const note = (message: unknown) => seen.push((message as { sink: unknown }).sink)
    subscribe('backpressure:write:wait', note)
    const { sink } = stepped()
    const writer = new BoundedWriter(sink, marks)
    const waits = [writer.write('1234567890'), writer.write('1')]
    await turn()
    sink.destroy()
    await Promise.all(waits)
    unsubscribe('backpressure:write:wait', note)
    expect(seen).toEqual([writer])
  })

  it('a sink that does not tell what it holds is empty at its drain', async () => {
    const sink = Object.assign(new EventEmitter(), { write: () => false, end: () => sink.emit('finish') })
    const writer = new BoundedWriter(sink, marks)
    const waits = writer.write('12345678901')
    expect([await isPending(waits), writer.bufferedBytes]).toEqual([true, 11])
    sink.emit('drain')
    expect([await waits, writer.bufferedBytes]).toEqual([true, 0])
    expect(await writer.end()).toBe(true)
  })

  it('W6: a sink that drains inside write() does not hold up who writes, nor who waits', async () => {
    const { sink, ends } = silent(() => false)
    const drains = () => sink.emit('drain') && false
    const writer = new BoundedWriter(sink, marks)
    const waits = writer.write('12345678901')
    expect(await isPending(waits)).toBe(true)
    sink.write = drains
    for (const write of [waits, writer.write('12345678901'), writer.write('12345678901')]) {
      expect([await isPending(write), await write, writer.bufferedBytes]).toEqual([false, true, 0])
    }
    const end = writer.end()
    expect([ends(), sink.emit('finish'), await end]).toEqual([1, true, true])
  })

  it('a sink that never calls back holds nothing while it says that it has room', async () => {
    const { sink, ends } = silent(() => true)
    const writer = new BoundedWriter(sink, marks)
    const writes = Promise.all([writer.write('12345678901'), writer.write('12345678901')])
    expect([await isPending(writes), writer.bufferedBytes]).toEqual([false, 0])
    expect(await writes).toEqual([true, true])
    const end = writer.end()
    expect([ends(), sink.emit('close'), await end]).toEqual([1, true, true])
  })

  it('a sink that calls back is held to the marks, though it tells nothing else', async () => {
    const left: (() => void)[] = []
    const { sink } = silent((_chunk, _encoding, done) => left.push(done) > 0)
    const writer = new BoundedWriter(sink, marks)
    expect(await writer.write('1')).toBe(true)
    left[0]!()
    const writes = [writer.write('12345678'), writer.write('1234')]
    expect([await isPending(writes[1]!), writer.bufferedBytes]).toEqual([true, 12])
    left[1]!()
    expect([await Promise.all(writes), writer.bufferedBytes]).toEqual([[true, true], 4])
  })

  it('a sink that could not take a chunk takes none any more, also where it says nothing else', async () => {
    const { sink, ends } = silent((_chunk, _encoding, done) => {
      queueMicrotask(() => done(new Error('gone')))
      return true
    })
    const writer = new BoundedWriter(sink, marks)
    const writes = [writer.write('12345678901'), writer.write('1')]
    expect([await Promise.all(writes), writer.bufferedBytes]).toEqual([[true, true], 0])
    expect([await writer.write('1'), await writer.end(), ends()]).toEqual([false, false, 0])
  })

  it.each(['close', 'error'])('a sink that tells of its %s inside write() is gone from then on', async (event) => {
    for (const answer of [true, false]) {
      const { sink, ends } = silent(() => sink.emit(event, new Error('broken')) && answer)
      if (event === 'error') sink.on('error', () => {})
      const writer = new BoundedWriter(sink, marks)
      const writes = [writer.write('12345678901'), writer.write('1'), writer.end()]
      expect(await isPending(Promise.all(writes))).toBe(false)
      expect([await Promise.all(writes), ends()]).toEqual([[false, false, false], 0])
    }
  })

  it('gzip takes all within the marks', async () => {
    const gzip = createGzip()
    gzip.resume()
    const writer = new BoundedWriter(gzip, { highWaterMark: 100_000, lowWaterMark: 10_000 })
    let most = 0
    for (let i = 0; i < 20; i++) {
      expect(await writer.write(Buffer.alloc(60_000, i))).toBe(true)
      most = Math.max(most, writer.bufferedBytes)
    }
    expect([await writer.end(), writer.bufferedBytes, most <= 100_000]).toEqual([true, 0, true])
  })

  it('a response ends with false when its client leaves while it waits', async () => {
    const answers: boolean[] = []
    let done = () => {}
    const finished = new Promise<void>((resolve) => (done = resolve))
    const server = createServer(async (_, response) => {
      const writer = new BoundedWriter(response, { highWaterMark: 1_000_000, lowWaterMark: 0 })
      while (answers.at(-1) !== false) answers.push(await writer.write(Buffer.alloc(1_000_001)))
      answers.push(await writer.end())
      done()
    }).listen(0)
    const request = get({ port: (server.address() as AddressInfo).port })
    const [message] = (await once(request, 'response')) as [IncomingMessage]
    message.on('error', () => {})
    await once(message, 'readable')
    message.destroy()
    await finished
    server.close()
    expect(answers.slice(-2)).toEqual([false, false])
  })
})

describe('web streams', () => {
  function web() {
    const pending: { finish(): void; fail(error: unknown): void }[] = []
    const write = () => new Promise<void>((finish, fail) => void pending.push({ finish, fail }))
    return { stream: new WritableStream({ write }), pending }
  }

  it('a stream and its writer: writers wait for the marks, and end closes it', async () => {
    for (const take of [(stream: WritableStream) => stream, (stream: WritableStream) => stream.getWriter()]) {
      const { stream, pending } = web()
      const writer = new BoundedWriter(take(stream), marks)
      expect([await writer.write('12345'), stream.locked]).toEqual([true, true])
      const waits = writer.write('123456')
      await turn()
      pending[0]!.finish()
      expect([await isPending(waits), writer.bufferedBytes]).toEqual([true, 6])
      pending[1]!.finish()
      expect([await waits, writer.bufferedBytes]).toEqual([true, 0])
      const end = writer.end()
      expect([await end, await writer.write('late')]).toEqual([true, false])
    }
  })

  it('answers false on an error, with nothing unhandled', async () => {
    const { stream, pending } = web()
    const writer = new BoundedWriter(stream, marks)
    const waits = writer.write('12345678901')
    await turn()
    pending[0]!.fail(new Error('broken'))
    expect([await waits, await writer.write('x'), await writer.end()]).toEqual([false, false, false])
    const closing = new WritableStream({ close: () => Promise.reject(new Error('no end')) })
    expect(await new BoundedWriter(closing, marks).end()).toBe(false)
    await turn()
  })

  it('a write by others does not count, and their room does not end the wait', async () => {
    const { stream, pending } = web()
    const raw = stream.getWriter()
    const writer = new BoundedWriter(raw, marks)
    const waits = writer.write('12345678901')
    raw.write('other').catch(() => {})
    await turn()
    expect(writer.bufferedBytes).toBe(11)
    pending[0]!.finish()
    expect(await waits).toBe(true)
  })
})

describe('sockets', () => {
  it('W8: by the buffer of the socket, looked at again and again', async () => {
    vi.useFakeTimers()
    const socket = new Socket()
    const writer = new BoundedWriter(socket, marks)
    expect([await writer.write('1234567890'), writer.bufferedBytes]).toEqual([true, 10])
    const waits = writer.write('1')
    socket.bufferedAmount = 5
    await vi.advanceTimersByTimeAsync(100)
    expect(await isPending(waits)).toBe(true)
    socket.bufferedAmount = 4
    await vi.advanceTimersByTimeAsync(20)
    expect([await waits, vi.getTimerCount()]).toEqual([true, 0])
  })

  it('W8: end waits until the buffer is empty, and closes the socket', async () => {
    vi.useFakeTimers()
    const socket = new Socket()
    const writer = new BoundedWriter(socket, marks)
    await writer.write('1')
    const end = writer.end()
    await vi.advanceTimersByTimeAsync(100)
    expect([await isPending(end), socket.close.mock.calls.length]).toEqual([true, 0])
    socket.bufferedAmount = 0
    await vi.advanceTimersByTimeAsync(20)
    expect([await end, socket.close.mock.calls.length, vi.getTimerCount()]).toEqual([true, 1, 0])
  })

  it('waits for one that is still connecting, and answers false for one that closes', async () => {
    const socket = new Socket()
    socket.readyState = 0
    const writer = new BoundedWriter(socket, marks)
    const first = writer.write('a')
    expect([await isPending(first), socket.sent]).toEqual([true, []])
    socket.readyState = 1
    socket.dispatchEvent(new Event('open'))
    expect([await first, socket.sent]).toEqual([true, ['a']])
    const waits = writer.write('12345678901')
    await turn()
    socket.readyState = 3
    socket.dispatchEvent(new Event('close'))
    expect([await waits, await writer.write('b'), await writer.end()]).toEqual([false, false, false])
  })
})

it.each([
  ['a sink', () => new BoundedWriter({} as never, marks), TypeError, '`sink`'],
  ['no marks', () => new BoundedWriter(new PassThrough(), undefined as never), TypeError, '`marks`'],
  ['a high mark', () => bounded({ highWaterMark: 0, lowWaterMark: 0 }), RangeError, '`highWaterMark`'],
  ['a low mark', () => bounded({ highWaterMark: 1, lowWaterMark: -1 }), RangeError, '`lowWaterMark`'],
  ['a low mark of text', () => bounded({ highWaterMark: 1, lowWaterMark: '0' as never }), TypeError, '`lowWaterMark`'],
  [
    'a low mark above the high one',
    () => bounded({ highWaterMark: 1, lowWaterMark: 2 }),
    RangeError,
    '`lowWaterMark` to be at most the highWaterMark of 1, got 2',
  ],
  ['a chunk', () => bounded(marks).write(5), TypeError, '`chunk`'],
  ['wait', () => bounded(marks).write('x', 5 as never), TypeError, '`wait`'],
  ['a signal', () => bounded(marks).write('x', { signal: 5 as never }), TypeError, '`signal`'],
])('refuses %s', async (_, act, type, message) => {
  const error = await errorOf(async () => act())
  expect(error).toBeInstanceOf(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})

function bounded(given: { highWaterMark: number; lowWaterMark: number }): BoundedWriter {
  return new BoundedWriter(new PassThrough(), given)
}
