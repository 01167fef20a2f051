import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { load } from '../knowledge/loading.ts'
import type { Workload, World } from './harness.ts'
import { standstill } from './turns.ts'

/** Frames to send, and a peer on the loopback who takes them. */
export interface Frames extends World {
  frames(): AsyncIterable<Buffer>
  readonly list: readonly Buffer[]
  /** Where a WebSocket server is put up. */
  readonly server: http.Server
  /** Lets a peer connect; resolves when it is gone and the handler said `done()`. */
  meet(): Promise<unknown>
  done(): void
}

type Behaviour = 'reads' | 'waits' | 'leaves' | 'leaves while served'

interface Peer {
  on(event: string, listener: (...given: never[]) => void): Peer
  pause(): void
  resume(): void
  terminate(): void
}

const { WebSocket } = (await load('ws')) as { WebSocket: new (address: string) => Peer }

const SIZE = 64 * 1024

/** A world in which `count` frames of 64 KB are sent to a peer who behaves so. */
export function frames(count: number, behaviour: Behaviour): Frames {
  let steps = 0
  let peak = 0
  let socket: Socket | undefined
  let done: () => void
  const isDone = new Promise<void>((resolve) => (done = resolve))
  const server = http.createServer().on('upgrade', (_, upgraded: Socket) => (socket = upgraded))
  const frame = (i: number): Buffer => {
    steps++
    peak = Math.max(peak, socket?.writableLength ?? 0)
    return Buffer.alloc(SIZE, i % 251)
  }

  async function ask(): Promise<unknown> {
    const hash = createHash('sha1')
    let bytes = 0
    const peer = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    peer.on('error', () => {})
    peer.on('message', (data: Buffer) => {
      steps++
      bytes += data.length
      hash.update(data)
    })
    const gone = new Promise((resolve) => peer.on('close', resolve))
    await new Promise<void>((resolve) => peer.on('open', resolve))
    if (behaviour === 'leaves') peer.terminate()
    else if (behaviour !== 'reads') {
      peer.pause()
      await standstill(() => steps, { turns: 200, ms: 40 })
      if (behaviour === 'waits') peer.resume()
      else peer.terminate()
    }
    await gone
    return behaviour.startsWith('leaves') ? 'gone' : { bytes, text: hash.digest('hex') }
  }

  return {
    async *frames() {
      for (let i = 0; i < count; i++) yield frame(i)
    },
    get list() {
      return Array.from({ length: count }, (_, i) => frame(i))
    },
    server,
    async meet() {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const [answer] = await Promise.all([ask(), isDone])
      return answer
    },
    done: () => done(),
    steps: () => steps,
    peak: () => peak,
    quiet: { turns: 200, ms: 250 },
    close() {
      socket?.destroy()
      server.close()
    },
  }
}

/** The workloads of a socket that is sent frame by frame. */
export const PEERS: readonly Workload<Frames>[] = [
  { name: 'a peer that reads', world: () => frames(40, 'reads') },
  { name: 'a peer that is slow', world: () => frames(300, 'waits'), bound: 1024 * 1024 },
  { name: 'a peer that leaves', world: () => frames(300, 'leaves') },
  { name: 'a peer that leaves while it is served', world: () => frames(300, 'leaves while served') },
  { name: 'nothing to send', world: () => frames(0, 'reads') },
]
