import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { drain, write } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

afterEach(() => void vi.useRealTimers())

function stepped() {
  const pending: { finish(): void; fail(error: unknown): void }[] = []
  const stream = new WritableStream({
    write: () => new Promise<void>((finish, fail) => void pending.push({ finish, fail })),
  })
  return { stream, pending }
}

describe('web streams', () => {
  it('W7: a stream and its writer wait for ready', async () => {
    for (const take of [(stream: WritableStream) => stream, (stream: WritableStream) => stream.getWriter()]) {
      const { stream, pending } = stepped()
      await turn()
      const sink = take(stream)
      expect(await drain(sink)).toBe(true)
      const waits = write(sink, 'a')
      expect(await isPending(waits)).toBe(true)
      pending[0]!.finish()
      expect(await waits).toBe(true)
    }
  })

  it('many may write at the same time, and the lock is free afterwards', async () => {
    const got: unknown[] = []
    const stream = new WritableStream({ write: (chunk) => void got.push(chunk) })
    const answers = await Promise.all(['a', 'b', 'c'].map((chunk) => write(stream, chunk)))
    expect([answers, got, stream.locked]).toEqual([[true, true, true], ['a', 'b', 'c'], false])
    await stream.close()
  })

  it('W7: answers false on error, abort and close, with nothing unhandled', async () => {
    const failing = new WritableStream({ write: () => Promise.reject(new Error('broken')) })
    expect(await write(failing, 'a')).toBe(false)
    expect(await write(failing, 'b')).toBe(false)
    expect(await drain(failing)).toBe(false)

    const { stream } = stepped()
    const writer = stream.getWriter()
    const waits = write(writer, 'a')
    writer.abort('gone').catch(() => {})
    expect(await waits).toBe(false)
    expect(await write(writer, 'b')).toBe(false)

    const closed = new WritableStream()
    await closed.close()
    expect([await write(closed, 'a'), await drain(closed)]).toEqual([false, false])
    const closing = stepped()
    const closingWriter = closing.stream.getWriter()
    const first = write(closingWriter, 'a')
    closingWriter.close().catch(() => {})
    await first
    expect(await write(closingWriter, 'b')).toBe(false)
    await turn()
  })

  it('rejects for a stream that another has locked', async () => {
    const { stream } = stepped()
    stream.getWriter()
    expect(await errorOf(write(stream, 'a'))).toBeInstanceOf(TypeError)
    expect(await errorOf(drain(stream))).toBeInstanceOf(TypeError)
  })

  it('an abort ends the wait and frees the lock', async () => {
    const { stream } = stepped()
    const controller = new AbortController()
    const waits = errorOf(write(stream, 'a', { signal: controller.signal }))
    await turn()
    controller.abort('enough')
    expect(await waits).toBe('enough')
    expect(stream.locked).toBe(false)
  })

  it('a later ready counts when another has filled the stream again', async () => {
    const { stream, pending } = stepped()
    await turn()
    const writer = stream.getWriter()
    const first = write(writer, 'a')
    const second = write(writer, 'b')
    pending[0]!.finish()
    await turn()
    expect(await isPending(second)).toBe(true)
    pending[1]!.finish()
    expect(await Promise.all([first, second])).toEqual([true, true])
  })
})

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

describe('sockets', () => {
  it('W8: waits by timer until the buffer is below the mark', async () => {
    vi.useFakeTimers()
    const socket = new Socket()
    expect(await write(socket, 'four', { highWaterMark: 10 })).toBe(true)
    const waits = write(socket, 'and seven', { highWaterMark: 10 })
    await vi.advanceTimersByTimeAsync(100)
    expect(await isPending(waits)).toBe(true)
    socket.bufferedAmount = 9
    await vi.advanceTimersByTimeAsync(20)
    expect(await waits).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('W8: a close, an error and a closing state answer false, and nothing is sent', async () => {
    for (const event of ['close', 'error']) {
      const socket = new Socket()
      const waits = write(socket, 'x', { highWaterMark: 1 })
      socket.readyState = 2
      socket.dispatchEvent(new Event(event))
      expect(await waits).toBe(false)
      expect([await write(socket, 'y'), await drain(socket), socket.sent]).toEqual([false, false, ['x']])
    }
  })

  it('waits for a socket that is still connecting, in order', async () => {
    const socket = new Socket()
    socket.readyState = 0
    const writes = [write(socket, 'a'), write(socket, 'b')]
    expect(await isPending(writes[0]!)).toBe(true)
    socket.readyState = 1
    socket.dispatchEvent(new Event('open'))
    expect(await Promise.all(writes)).toEqual([true, true])
    expect(socket.sent).toEqual(['a', 'b'])
    const never = new Socket()
    never.readyState = 'connecting'
    const refused = write(never, 'a')
    never.readyState = 'closed'
    never.dispatchEvent(new Event('close'))
    expect([await refused, never.sent]).toEqual([false, []])
  })

  it('W8: the package ws tells by callback', async () => {
    class Ws extends EventEmitter {
      readyState = 1
      bufferedAmount = 0
      callbacks: (() => void)[] = []
      addEventListener = this.on.bind(this)
      removeEventListener = this.off.bind(this)
      send(data: string, done: () => void) {
        this.bufferedAmount += data.length
        this.callbacks.push(done)
      }
    }
    vi.useFakeTimers()
    const socket = new Ws()
    const waits = write(socket, 'x', { highWaterMark: 1 })
    expect(await isPending(waits)).toBe(true)
    socket.bufferedAmount = 0
    socket.callbacks[0]!()
    expect(await waits).toBe(true)
    expect([vi.getTimerCount(), socket.eventNames()]).toEqual([0, []])
  })

  it('a data channel goes on at bufferedamountlow', async () => {
    const channel = new Socket()
    channel.readyState = 'open'
    channel.bufferedAmount = 2_000_000
    const waits = drain(channel)
    channel.bufferedAmount = 0
    channel.dispatchEvent(new Event('bufferedamountlow'))
    expect(await waits).toBe(true)
  })
})
