import { once } from 'node:events'
import { createServer, request as request1, type IncomingMessage } from 'node:http'
import { connect, createServer as createServer2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as runtime from '../../runtime/src/index.ts'
import { errorOf } from '../runtime/settling.ts'
import { Call } from './grpc-call.ts'

const { BoundedQueue, BoundedWriter, drain, mapIterable, readAll, Semaphore, workers, write, writeAll } = runtime
const ROW = Buffer.alloc(64 * 1024, 'x')

type Answer = (response: Writable, rows: AsyncGenerator<Buffer>) => Promise<boolean>

const answers: [name: string, answer: Answer][] = [
  [
    'write',
    async (response, rows) => {
      for await (const row of rows) if (!(await write(response, row))) return false
      return true
    },
  ],
  [
    'drain after a write of the platform',
    async (response, rows) => {
      for await (const row of rows) if (!response.write(row) && !(await drain(response))) return false
      return true
    },
  ],
  ['writeAll', (response, rows) => writeAll(response, rows)],
  [
    'mapIterable and writeAll',
    (response, rows) =>
      writeAll(
        response,
        mapIterable(rows, 4, async (row) => row),
      ),
  ],
  [
    'BoundedWriter',
    async (response, rows) => {
      const writer = new BoundedWriter(response, { highWaterMark: 256 * 1024, lowWaterMark: 64 * 1024 })
      for await (const row of rows) if (!(await writer.write(row))) return false
      return writer.end()
    },
  ],
  [
    'a queue between a producer and a worker',
    async (response, rows) => {
      const queue = new BoundedQueue<Buffer>(4)
      let open = true
      const pool = workers(queue, 1, async (row) => {
        open = open && (await write(response, row))
        if (!open) queue.close({ discard: true })
      })
      for await (const row of rows)
        if (
          !(await queue.put(row).then(
            () => true,
            () => false,
          ))
        )
          break
      queue.close()
      await pool.done
      return open
    },
  ],
]

type Serve = (response: Writable, request: Readable) => void

interface Client {
  /** Resolves when something has come. */
  readonly first: Promise<unknown>
  readonly bytes: () => Promise<number>
  leave(): void
}

interface Host {
  client(upload?: boolean): Client
  close(): void
}

const kinds: [name: string, host: (serve: Serve) => Promise<Host>][] = [
  [
    'http',
    async (serve) => {
      const server = createServer((request, response) => serve(response, request)).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      const client = (upload = false): Client => {
        const request = request1({ port, host: '127.0.0.1', agent: false, method: upload ? 'POST' : 'GET' })
        const coming = once(request, 'response').then(([message]) => message as IncomingMessage)
        coming.then(
          (message) => message.on('error', () => {}),
          () => {},
        )
        request.on('error', () => {})
        if (upload) request.write(ROW)
        else request.end()
        return clientOf(coming, () => request.destroy())
      }
      return { client, close: () => server.closeAllConnections() ?? server.close() }
    },
  ],
  ['http2', (serve) => http2Host((request, response) => serve(response as unknown as Writable, request))],
  [
    'a call as of gRPC',
    (serve) =>
      http2Host((request, response) => {
        const call = new Call(response.stream)
        serve(call, request)
      }),
  ],
]

async function http2Host(handle: (request: Http2ServerRequest, response: Http2ServerResponse) => void): Promise<Host> {
  const server = createServer2((request, response) => {
    response.stream.on('error', () => {})
    request.on('error', () => {})
    handle(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = (upload = false): Client => {
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    session.on('error', () => {})
    const stream = session.request({ ':path': '/', ':method': upload ? 'POST' : 'GET' }, { endStream: !upload })
    stream.on('error', () => {})
    stream.on('close', () => session.destroy())
    if (upload) stream.write(ROW)
    return clientOf(
      once(stream, 'response').then(() => stream),
      () => session.destroy(),
    )
  }
  return { client, close: () => server.close() }
}

function clientOf(coming: Promise<Readable>, leave: () => void): Client {
  const first = coming.then((message) => once(message, 'readable'))
  first.catch(() => {})
  return { first, bytes: async () => (await readAll(await coming, { maxBytes: 100_000_000 })).length, leave }
}

const unhandled: unknown[] = []
const note = (reason: unknown): void => void unhandled.push(reason)
beforeEach(() => void process.on('unhandledRejection', note))
afterEach(async () => {
  // Node tells of a rejection after the microtasks; the tests after that.
  await new Promise((resolve) => setTimeout(resolve, 5))
  process.off('unhandledRejection', note)
  expect(unhandled.splice(0)).toEqual([])
})

/** Rows without end, or some; counts those that were made, and those sources that were closed. */
function producer(count = Infinity) {
  const told = { made: 0, closed: 0 }
  async function* rows(): AsyncGenerator<Buffer> {
    try {
      for (let i = 0; i < count; i++) {
        told.made += 1
        yield ROW
      }
    } finally {
      told.closed += 1
    }
  }
  return { rows, told }
}

describe.each(kinds)('%s', (_, hostOf) => {
  it.each(answers)('clients that leave end an answer by %s', async (__, answer) => {
    const { rows, told } = producer()
    const outcomes: Promise<boolean>[] = []
    const come: (() => void)[] = []
    const host = await hostOf((response) => {
      outcomes.push(answer(response, rows()))
      come[outcomes.length - 1]?.()
    })
    for (let i = 0; i < 6; i++) {
      const served = new Promise<void>((resolve) => (come[i] = resolve))
      const client = host.client()
      await served
      // At once, at the first bytes, and after a while of not reading.
      if (i % 3 > 0) await client.first
      if (i % 3 > 1) await new Promise((resolve) => setTimeout(resolve, 10))
      client.leave()
    }
    expect(await Promise.all(outcomes)).toEqual(Array(6).fill(false))
    expect(told.closed).toBe(6)
    // What a connection takes into buffers of the system, and no more: 64 MiB each would be far too much.
    expect(told.made).toBeLessThan(6 * 1000)
    host.close()
  })

  it.each(answers)('a client that stays gets everything by %s', async (__, answer) => {
    const { rows, told } = producer(40)
    const outcomes: Promise<boolean>[] = []
    const host = await hostOf((response) => {
      const outcome = answer(response, rows())
      outcomes.push(outcome)
      void outcome.then(() => response.end())
    })
    expect(await host.client().bytes()).toBe(40 * ROW.length)
    expect(await Promise.all(outcomes)).toEqual([true])
    expect(told).toEqual({ made: 40, closed: 1 })
    host.close()
  })

  it('a client that leaves gives back its place in a line', async () => {
    const permits = new Semaphore(1)
    const held = await permits.acquire()
    const outcomes: Promise<unknown>[] = []
    let come = (): void => {}
    const host = await hostOf((response) => {
      const gone = new AbortController()
      response.on('close', () => gone.abort(new Error('the client left')))
      outcomes.push(errorOf(permits.acquire(1, { signal: gone.signal })))
      come()
    })
    const served = new Promise<void>((resolve) => (come = resolve))
    const client = host.client()
    await served
    expect(permits.waiting).toBe(1)
    client.leave()
    expect(await Promise.all(outcomes)).toMatchObject([{ message: 'the client left' }])
    expect(permits.waiting).toBe(0)
    held.release()
    expect(permits.available).toBe(1)
    host.close()
  })

  it('a client that leaves in the middle of its upload ends the reading', async () => {
    let come = (_reading: Promise<Error>): void => {}
    const host = await hostOf((response, request) => {
      response.on('error', () => {})
      come(errorOf(readAll(request, { maxBytes: 1_000_000 })))
    })
    const served = new Promise<Promise<Error>[]>((resolve) => (come = (reading) => resolve([reading])))
    const client = host.client(true)
    const [reading] = await served
    client.leave()
    expect(await reading).toBeInstanceOf(Error)
    host.close()
  })
})
