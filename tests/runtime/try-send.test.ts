import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { trySend } from '../../runtime/src/index.ts'
import { errorOf, turn } from './settling.ts'

/** As browsers have it. */
class Socket extends EventTarget {
  readyState: number | string = 1
  bufferedAmount = 0
  sent: unknown[] = []
  send(data: string) {
    this.sent.push(data)
    this.bufferedAmount += data.length
  }
}

const upTo = (maxBufferedBytes: number) => ({ maxBufferedBytes })

describe('a socket', () => {
  it('W8: gets what fits, the new data included, and nothing else', () => {
    const socket = new Socket()
    expect(['four', 'more', 'x'].map((data) => trySend(socket, data, upTo(8)))).toEqual([true, true, false])
    socket.bufferedAmount = 3
    expect([trySend(socket, 'sixty!', upTo(8)), trySend(socket, 'five!', upTo(8))]).toEqual([false, true])
    expect(socket.sent).toEqual(['four', 'more', 'five!'])
  })

  it.each([0, 2, 3, 'connecting', 'closing', 'closed'])('in state %s gets nothing', (state) => {
    const socket = new Socket()
    socket.readyState = state
    expect([trySend(socket, 'x', upTo(8)), socket.sent]).toEqual([false, []])
  })

  it('of the package ws gets a callback, so that an error of the sending is nobody\'s exception', () => {
    const send = vi.fn()
    const socket = Object.assign(new EventEmitter(), { readyState: 1, bufferedAmount: 0, send })
    const ws = Object.assign(socket, { addEventListener: socket.on, removeEventListener: socket.off })
    expect(trySend(ws, new Uint8Array(5), upTo(5))).toBe(true)
    const [, done] = send.mock.calls[0] as [unknown, (error: Error) => void]
    done(new Error('gone'))
    expect(trySend(ws, 'x', upTo(5))).toBe(true)
  })

  it.each([
    ['text, as UTF-8', 'ä€', 5],
    ['a buffer', new ArrayBuffer(7), 7],
    ['a view', new DataView(new ArrayBuffer(7), 2), 5],
    ['a Node buffer', Buffer.from('abc'), 3],
    ['a blob', new Blob(['abc', 'd']), 4],
    ['nothing', '', 0],
  ])('counts %s', (_, data, bytes) => {
    const socket = new Socket()
    const base = 10 - bytes
    socket.bufferedAmount = base
    expect(trySend(socket, data, upTo(10))).toBe(true)
    socket.bufferedAmount = base + 1
    expect(trySend(socket, data, upTo(10))).toBe(false)
  })
})

describe('other sinks', () => {
  it('a Node writable gets what fits into its buffer', () => {
    const stream = new Writable({ highWaterMark: 1, write: () => {} })
    expect(trySend(stream, 'aaaa', upTo(10))).toBe(true)
    stream.write('12345')
    expect([trySend(stream, 'bb', upTo(10)), trySend(stream, 'b', upTo(10))]).toEqual([false, true])
    stream.destroy()
    expect(trySend(stream, 'c', upTo(100))).toBe(false)
  })

  it('a writer of a web stream is counted', async () => {
    const pending: (() => void)[] = []
    const stream = new WritableStream({ write: () => new Promise<void>((finish) => void pending.push(finish)) })
    const writer = stream.getWriter()
    expect(['aaaa', 'bbbb', 'ccc'].map((data) => trySend(writer, data, upTo(10)))).toEqual([true, true, false])
    await turn()
    pending[0]!()
    await turn()
    expect([trySend(writer, 'ccc', upTo(10)), trySend(writer, 'dddd', upTo(10))]).toEqual([true, false])
    writer.abort().catch(() => {})
    pending[1]!()
    await turn()
    expect(trySend(writer, 'e', upTo(10))).toBe(false)
  })

  it('a sink that tells nothing but its room holds what came since it was full', () => {
    let room = true
    const sink = Object.assign(new EventEmitter(), { write: () => room })
    const send = (data: string) => trySend(sink, data, upTo(10))
    expect(['12345678', '12345678'].map(send)).toEqual([true, true])
    room = false
    expect(['12345678', '12345678'].map(send)).toEqual([true, false])
    sink.emit('drain')
    expect(['12345678', '12345678'].map(send)).toEqual([true, false])
  })

  it('answers false when the write itself ends the sink', () => {
    const sink = Object.assign(new EventEmitter(), { destroyed: false, write: () => (sink.destroyed = true) })
    expect(trySend(sink, 'x', upTo(5))).toBe(false)
  })
})

it.each([
  ['a socket', () => trySend({} as never, 'x', upTo(1)), TypeError, '`sink`'],
  ['a stream', () => trySend(new WritableStream() as never, 'x', upTo(1)), TypeError, '`socket` to be a socket'],
  ['data', () => trySend(new Socket(), 5, upTo(1)), TypeError, '`chunk` to be a string, an ArrayBuffer'],
  ['no data', () => trySend(new Socket(), null, upTo(1)), TypeError, '`chunk`'],
  ['no options', () => trySend(new Socket(), 'x', undefined as never), TypeError, '`options`'],
  ['a bound', () => trySend(new Socket(), 'x', upTo(0)), RangeError, '`maxBufferedBytes`'],
  ['a bound of text', () => trySend(new Socket(), 'x', upTo('1' as never)), TypeError, '`maxBufferedBytes`'],
])('refuses %s at once', async (_, act, type, message) => {
  const error = await errorOf(async () => act())
  expect(error).toBeInstanceOf(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})
