import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BoundedWriter, drain, fromEvents, trySend, write, writeAll } from '../../runtime/src/index.ts'
import { errorOf } from '../runtime/settling.ts'
import { WebSocket, WebSocketServer, type Socket } from './web-sockets.ts'

const KIB = 1024
const frame = new Uint8Array(64 * KIB)

/** A server and a client of the package ws, on a real connection. */
let server: Socket
let client: Socket
let close: () => void

beforeEach(async () => {
  const host = createServer().listen(0, '127.0.0.1')
  const sockets = new WebSocketServer({ server: host })
  await once(host, 'listening')
  const connected = new Promise<Socket>((resolve) => sockets.on('connection', resolve))
  client = new WebSocket(`ws://127.0.0.1:${(host.address() as AddressInfo).port}`)
  client.on('error', () => {})
  await once(client, 'open')
  server = await connected
  server.on('error', () => {})
  close = () => {
    client.terminate()
    server.terminate()
    sockets.close()
    host.close()
  }
})

afterEach(() => close())

/** Counts what the reader got; a slow one rests after each frame. */
function reader(socket: Socket, slow: boolean): { bytes: number } {
  const got = { bytes: 0 }
  socket.on('message', (data: Uint8Array) => {
    got.bytes += data.length
    if (!slow) return
    socket.pause()
    setImmediate(() => socket.resume())
  })
  return got
}

async function until(fits: () => boolean): Promise<void> {
  while (!fits()) await new Promise((resolve) => setTimeout(resolve, 2))
}

// From either end: a socket that a server accepted masks no frames, one that connected masks them.
describe.each([
  ['a server', () => ({ socket: server, peer: client })],
  ['a client', () => ({ socket: client, peer: server })],
])('%s', (_, ends) => {
  it('sends by trySend what there is room for, and again when there is room', async () => {
    const { socket, peer } = ends()
    peer.pause()
    const limits = { maxBufferedBytes: 1024 * KIB }
    let sent = 0
    let most = 0
    while (trySend(socket, frame, limits)) {
      sent += 1
      most = Math.max(most, socket.bufferedAmount)
      // The network takes some, until the peer's buffers are full.
      await new Promise((resolve) => setImmediate(resolve))
    }
    // A few bytes a frame are the protocol's.
    expect(most).toBeLessThan(1025 * KIB)
    const got = reader(peer, false)
    peer.resume()
    await until(() => trySend(socket, frame, limits))
    await until(() => got.bytes === (sent + 1) * frame.length)
    peer.terminate()
    await once(socket, 'close')
    expect(trySend(socket, frame, limits)).toBe(false)
  })

  it('waits by write for a slow reader', async () => {
    const { socket, peer } = ends()
    const got = reader(peer, true)
    let most = 0
    for (let i = 0; i < 100; i++) {
      expect(await write(socket, frame, { highWaterMark: 128 * KIB })).toBe(true)
      most = Math.max(most, socket.bufferedAmount)
    }
    expect(most).toBeLessThan(128 * KIB)
    expect(await drain(socket, { highWaterMark: 1 })).toBe(true)
    expect(socket.bufferedAmount).toBe(0)
    await until(() => got.bytes === 100 * frame.length)
  })

  it('waits by BoundedWriter from the high mark to the low one', async () => {
    const { socket, peer } = ends()
    peer.pause()
    const writer = new BoundedWriter(socket, { highWaterMark: 512 * KIB, lowWaterMark: 128 * KIB })
    const got = reader(peer, true)
    let written = 0
    let waits: Promise<boolean> | undefined
    while (waits === undefined) {
      const answer = writer.write(frame)
      written += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (writer.bufferedBytes > 512 * KIB) waits = answer
      else expect(await answer).toBe(true)
    }
    peer.resume()
    expect(await waits).toBe(true)
    expect(writer.bufferedBytes).toBeLessThanOrEqual(128 * KIB)
    expect(await writer.end()).toBe(true)
    await until(() => got.bytes === written * frame.length)
  })

  it.each([
    ['write', (socket: Socket) => write(socket, frame, { highWaterMark: 64 * KIB })],
    ['drain', async (socket: Socket) => (socket.send(frame), drain(socket, { highWaterMark: 64 * KIB }))],
    ['writeAll', (socket: Socket) => writeAll(socket, Array(1000).fill(frame))],
  ])('ends a waiting %s with false when the other side is gone', async (__, act) => {
    const { socket, peer } = ends()
    peer.pause()
    const answers = (async () => {
      while (await act(socket));
      return 'gone'
    })()
    await until(() => socket.bufferedAmount > 64 * KIB)
    peer.terminate()
    expect(await answers).toBe('gone')
  })

  it('ends a waiting write with the reason of its abort', async () => {
    const { socket, peer } = ends()
    peer.pause()
    const controller = new AbortController()
    const error = errorOf(
      (async () => {
        while (await write(socket, frame, { highWaterMark: 64 * KIB, signal: controller.signal }));
      })(),
    )
    await until(() => socket.bufferedAmount > 64 * KIB)
    controller.abort(new Error('enough'))
    expect((await error).message).toBe('enough')
  })

  it('is paused by fromEvents while its reader is slow', async () => {
    const { socket, peer } = ends()
    const messages = fromEvents<[Uint8Array]>(peer, 'message', { capacity: 4 })
    for (let i = 0; i < 50; i++) socket.send(String(i))
    socket.close()
    const seen: string[] = []
    for await (const [data] of messages) {
      seen.push(String(data))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(seen).toEqual(Array.from({ length: 50 }, (__, i) => String(i)))
  })
})

it('a broadcast reaches those who read, and is not held up by one who does not', async () => {
  const host = createServer().listen(0, '127.0.0.1')
  const sockets = new WebSocketServer({ server: host })
  await once(host, 'listening')
  const accepted: Socket[] = []
  sockets.on('connection', (socket) => accepted.push(socket))
  const clients = Array.from({ length: 3 }, () => {
    return new WebSocket(`ws://127.0.0.1:${(host.address() as AddressInfo).port}`)
  })
  await Promise.all(clients.map((socket) => once(socket, 'open')))
  await until(() => accepted.length === 3)
  const got = clients.map((socket) => reader(socket, false))
  clients[1]?.pause()
  const lost = [0, 0, 0]
  for (let i = 0; i < 300; i++) {
    for (const [which, socket] of accepted.entries()) {
      if (!trySend(socket, frame, { maxBufferedBytes: 512 * KIB })) lost[which] = (lost[which] ?? 0) + 1
    }
    await until(() => accepted[0]?.bufferedAmount === 0 && accepted[2]?.bufferedAmount === 0)
  }
  expect(lost).toEqual([0, expect.any(Number), 0])
  expect(lost[1]).toBeGreaterThan(0)
  await until(() => got[0]?.bytes === 300 * frame.length && got[2]?.bytes === 300 * frame.length)
  for (const socket of [...clients, ...accepted]) socket.terminate()
  sockets.close()
  host.close()
})
