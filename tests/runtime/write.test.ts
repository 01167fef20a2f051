import { EventEmitter, once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import { connect as connect2, createServer as createServer2 } from 'node:http2'
import { spawn } from 'node:child_process'
import { PassThrough, Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { BoundedWriter, drain, write, writeAll } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

describe("Node's writables", () => {
  it('W1: below the mark there is one promise for all', () => {
    const sink = new PassThrough()
    expect(write(sink, 'a')).toBe(write(sink, 'b'))
  })

  it('waits above the mark and goes on at the drain', async () => {
    let finish = () => {}
    const sink = new Writable({ highWaterMark: 2, write: (_chunk, _encoding, done) => void (finish = done) })
    const waits = write(sink, 'full', { encoding: 'latin1' })
    expect(await isPending(waits)).toBe(true)
    finish()
    expect(await waits).toBe(true)
  })

  it('answers false for a sink that is gone, and writes nothing', async () => {
    for (const end of [(sink: PassThrough) => sink.destroy(), (sink: PassThrough) => sink.end()]) {
      const sink = new PassThrough()
      end(sink)
      expect(await write(sink, 'late')).toBe(false)
    }
  })

  it('answers false when the write destroys the sink, and leaves the error to its listeners', async () => {
    const errors: string[] = []
    const sink = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => done(new Error('broken')) })
    sink.on('error', (error) => errors.push(error.message))
    expect(await write(sink, 'x')).toBe(false)
    await turn()
    expect(errors).toEqual(['broken'])
  })

  it('rejects for a chunk of a wrong type', async () => {
    expect((await errorOf(write(new PassThrough(), 5))).code).toBe('ERR_INVALID_ARG_TYPE')
    expect((await errorOf(write(new PassThrough({ objectMode: true }), null))).code).toBe('ERR_STREAM_NULL_VALUES')
  })

  it('W6: does not hang on a sink that emits drain inside write()', async () => {
    class Memory extends EventEmitter {
      write() {
        this.emit('drain')
        return false
      }
    }
    expect(await write(new Memory(), 'x')).toBe(true)
    const silent = Object.assign(new EventEmitter(), { write: () => false })
    const waits = write(silent, 'x')
    silent.emit('drain')
    expect(await waits).toBe(true)
    expect(await write(Object.assign(new EventEmitter(), { write: () => true }), 'x')).toBe(true)
    const throws = Object.assign(new EventEmitter(), {
      write: () => {
        throw new Error('no')
      },
    })
    expect((await errorOf(write(throws, 'x'))).message).toBe('no')
  })

  it('a sink without a state keeps one set of listeners, and tells of its end between two writes', async () => {
    const sink = Object.assign(new EventEmitter(), { write: vi.fn(() => false) })
    for (let i = 0; i < 20; i++) {
      const waits = write(sink, i)
      sink.emit('drain')
      expect(await waits).toBe(true)
    }
    expect(sink.eventNames().map((name) => sink.listenerCount(name))).toEqual([1, 1, 1, 1])
    for (const event of ['close', 'drain']) sink.emit(event)
    expect([await write(sink, 'late'), await drain(sink), sink.write.mock.calls.length]).toEqual([false, false, 20])
  })

  it('waits for what takes the chunks, where somebody has put it before a response', async () => {
    for (const fill of [write, (sink: Writable, chunk: string) => writeAll(sink, [chunk, '']), bounded()]) {
      const { response, zip, step } = compressed()
      const waits = fill(response, 'more than four')
      expect(await isPending(waits)).toBe(true)
      // Full by then, as when much comes out at once: it is not the response that takes the next chunk.
      response.full = true
      step()
      expect(await waits).toBe(true)
      for (let i = 0; i < 20; i++) {
        const next = fill(response, 'more than four')
        while (await isPending(next)) step()
      }
      expect(zip.listenerCount('drain')).toBeLessThan(3)
      zip.destroy()
      response.destroy()
      expect(await fill(response, 'late')).toBe(false)
    }
  })

  it('a sink with a write of its own before it is gone at once when that destroys it', async () => {
    const sink = new Writable({ highWaterMark: 1, write: () => {} })
    const own = sink.write.bind(sink)
    sink.write = (chunk: unknown) => {
      const room = own(chunk)
      sink.destroy()
      return room
    }
    let closed = false
    sink.on('close', () => (closed = true))
    expect(await write(sink, 'x')).toBe(false)
    expect(closed).toBe(false)
  })

  it('an abort before writes nothing, one while waiting rejects', async () => {
    const sink = new Writable({ highWaterMark: 1, write: () => {} })
    expect(await errorOf(write(sink, 'x', { signal: AbortSignal.abort('early') }))).toBe('early')
    expect(sink.writableLength).toBe(0)
    const controller = new AbortController()
    const waits = errorOf(write(sink, 'x', { signal: controller.signal }))
    controller.abort('late')
    expect(await waits).toBe('late')
  })

  it('gzip and the input of a child take chunks until they are closed', async () => {
    const gzip = createGzip()
    gzip.resume()
    for (let i = 0; i < 20; i++) expect(await write(gzip, Buffer.alloc(50_000, i))).toBe(true)
    gzip.destroy()
    expect(await write(gzip, 'x')).toBe(false)
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
    child.stdin.on('error', () => {})
    for (let i = 0; i < 5; i++) expect(await write(child.stdin, Buffer.alloc(100_000))).toBe(true)
    child.kill()
    await once(child, 'close')
    expect(await write(child.stdin, 'x')).toBe(false)
  })
})

/** A response whose chunks go through another stream, as the middleware `compression` makes it. */
function compressed() {
  const pending: (() => void)[] = []
  const zip = new Writable({ highWaterMark: 4, write: (_chunk, _encoding, done) => void pending.push(done) })
  const response = Object.assign(new PassThrough(), { full: false })
  const on = response.on.bind(response)
  Object.defineProperties(response, {
    writableNeedDrain: { get: () => response.full },
    write: { value: (chunk: unknown) => zip.write(chunk) },
    on: {
      value: (event: string, listener: () => void) => (event === 'drain' ? zip.on.bind(zip) : on)(event, listener),
    },
  })
  return { response, zip, step: () => pending.splice(0).forEach((done) => done()) }
}

function bounded() {
  const writers = new WeakMap<Writable, BoundedWriter>()
  return (sink: Writable, chunk: string) => {
    if (!writers.has(sink)) writers.set(sink, new BoundedWriter(sink, { highWaterMark: 4, lowWaterMark: 4 }))
    return writers.get(sink)!.write(chunk)
  }
}

/** The sending side of a gRPC client, as @grpc/grpc-js makes it: once answered, it no longer tells that it sent. */
class ClientStream extends Writable {
  readonly #answered: boolean

  constructor(answered = true) {
    super({ objectMode: true, highWaterMark: 2 })
    this.#answered = answered
  }

  getPeer() {
    return 'server'
  }

  override _write(_message: unknown, _encoding: string, sent: () => void) {
    if (!this.#answered) process.nextTick(sent)
  }
}

describe('client streams of gRPC', () => {
  it('that are answered early end what waits, and what comes later', async () => {
    const call = new ClientStream()
    expect(await write(call, 1)).toBe(true)
    const waits = [write(call, 2), write(call, 3), drain(call)]
    expect(await isPending(Promise.race(waits))).toBe(true)
    call.emit('status', { code: 0 })
    expect(await Promise.all(waits)).toEqual([false, false, false])
    expect(await Promise.all([write(call, 4), drain(call), writeAll(call, [5])])).toEqual([false, false, false])
    expect([call.writable, call.writableLength]).toEqual([true, 3])
    expect(Math.max(...call.eventNames().map((name) => call.listenerCount(name)))).toBe(1)
  })

  it('that are answered between two writes are gone too', async () => {
    const call = new ClientStream(false)
    for (let i = 0; i < 5; i++) expect(await write(call, i)).toBe(true)
    call.emit('status', { code: 0 })
    expect(await write(call, 'late')).toBe(false)
    expect(call.listenerCount('status')).toBe(1)
  })

  it('that are answered early end a BoundedWriter and a writeAll', async () => {
    const calls = [new ClientStream(), new ClientStream()] as const
    const writer = new BoundedWriter(calls[0], { highWaterMark: 1, lowWaterMark: 0 })
    const waits = [writer.write('ab'), writeAll(calls[1], ['a', 'b', 'c'])]
    expect(await isPending(Promise.race(waits))).toBe(true)
    for (const call of calls) call.emit('status', { code: 0 })
    expect(await Promise.all(waits)).toEqual([false, false])
  })

  it('an event of that name means nothing elsewhere', async () => {
    const sink = new Writable({ highWaterMark: 1, write: () => {} })
    const waits = write(sink, 'x')
    sink.emit('status', { code: 0 })
    expect(await isPending(waits)).toBe(true)
    sink.destroy()
    expect(await waits).toBe(false)
  })
})

describe('responses', () => {
  it('of http end with false when the client leaves while they wait', async () => {
    const answers: boolean[] = []
    let done = () => {}
    const finished = new Promise<void>((resolve) => (done = resolve))
    const server = createServer(async (_, response) => {
      while (answers.at(-1) !== false) answers.push(await write(response, Buffer.alloc(1_000_000)))
      done()
    }).listen(0)
    const request = get({ port: (server.address() as AddressInfo).port })
    const [message] = (await once(request, 'response')) as [IncomingMessage]
    message.on('error', () => {})
    await once(message, 'readable')
    message.destroy()
    await finished
    server.close()
    expect(answers.at(-1)).toBe(false)
  })

  it('of http2 end with false when the client leaves while they wait', async () => {
    const answers: boolean[] = []
    let done = () => {}
    const finished = new Promise<void>((resolve) => (done = resolve))
    const server = createServer2(async (_, response) => {
      response.stream.on('error', () => {})
      while (answers.at(-1) !== false) answers.push(await write(response, Buffer.alloc(1_000_000)))
      done()
    }).listen(0)
    const client = connect2(`http://localhost:${(server.address() as AddressInfo).port}`)
    client.on('error', () => {})
    const request = client.request({ ':path': '/' })
    request.on('error', () => {})
    await once(request, 'readable')
    client.destroy()
    await finished
    server.close()
    expect(answers.at(-1)).toBe(false)
  })
})

it.each([
  ['a sink', () => write(1 as never, 'x'), '`sink`'],
  ['null', () => write(null as never, 'x'), 'got null (object)'],
  [
    'an encoding',
    () => write(new PassThrough(), 'x', { encoding: 5 as never }),
    '`encoding` to be a string, got 5 (number)',
  ],
  ['a mark', () => write(new PassThrough(), 'x', { highWaterMark: -1 }), '`highWaterMark`'],
])('refuses %s', async (_, act, message) => {
  const error = await errorOf(act())
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})
