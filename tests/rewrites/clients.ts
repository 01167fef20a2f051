import { createHash } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Workload, World } from './harness.ts'
import { standstill } from './turns.ts'
import { pathFor } from './workshop.ts'

/** Rows to write, and somebody who takes them: an http client on the loopback, or a file. */
export interface Rows extends World {
  rows(): AsyncIterable<Buffer>
  readonly list: readonly Buffer[]
  /** Lets a client ask the server; resolves when it is served and the handler said `done()`. */
  serve(server: http.Server): Promise<unknown>
  done(): void
  readonly path: string
  /** The sink whose buffer is measured; a server's response is, without being told. */
  watch<Sink extends Writable>(sink: Sink): Sink
  /** Resolves when a file is written, or is gone. */
  written(sink: Writable): Promise<unknown>
}

type Behaviour = 'reads' | 'waits' | 'leaves' | 'leaves while served' | 'is cut off'

const SIZE = 64 * 1024
const NETWORK = { turns: 200, ms: 250 }

/** A world in which `count` rows of 64 KB are written to somebody who behaves so. */
export function rows(count: number, behaviour: Behaviour): Rows {
  let steps = 0
  let peak = 0
  let sink: Writable | undefined
  let server: http.Server | undefined
  let done: () => void
  const isDone = new Promise<void>((resolve) => (done = resolve))
  const row = (i: number): Buffer => Buffer.alloc(SIZE, i % 251)
  const measure = (): void => {
    steps++
    peak = Math.max(peak, sink?.writableLength ?? 0)
    if (behaviour === 'is cut off' && steps === 5) sink?.destroy()
  }
  const watch = <Sink extends Writable>(watched: Sink): Sink => {
    sink = watched
    const own = watched.write
    // What is held is measured where it grows.
    watched.write = function (this: Sink, ...given: unknown[]) {
      const room = Reflect.apply(own, this, given) as boolean
      measure()
      return room
    } as typeof own
    return watched
  }

  async function ask(port: number): Promise<unknown> {
    const hash = createHash('sha1')
    let bytes = 0
    const request = http.get({ port, host: '127.0.0.1', agent: false })
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) =>
      request.once('response', resolve).once('error', reject),
    )
    request.on('error', () => {})
    if (behaviour === 'leaves') return void request.destroy()
    if (behaviour !== 'reads') await standstill(() => steps, { turns: 200, ms: 40 })
    if (behaviour === 'leaves while served') return void request.destroy()
    try {
      for await (const chunk of answer) {
        steps++
        bytes += (chunk as Buffer).length
        hash.update(chunk as Buffer)
      }
    } catch {
      return 'cut off'
    }
    return { bytes, text: hash.digest('hex') }
  }

  return {
    async *rows() {
      for (let i = 0; i < count; i++) yield row(i)
    },
    get list() {
      return Array.from({ length: count }, (_, i) => row(i))
    },
    async serve(given) {
      server = given.prependListener('request', (_, response) => void watch(response))
      await new Promise<void>((resolve) => given.listen(0, '127.0.0.1', resolve))
      const [answer] = await Promise.all([ask((given.address() as AddressInfo).port), isDone])
      return answer
    },
    done: () => done(),
    path: pathFor('rows'),
    watch,
    async written(given) {
      await finished(given).catch(() => {})
      const file = String((given as fs.WriteStream).path)
      return behaviour === 'is cut off' ? 'cut off' : createHash('sha1').update(fs.readFileSync(file)).digest('hex')
    },
    steps: () => steps,
    peak: () => peak,
    quiet: NETWORK,
    close() {
      server?.closeAllConnections()
      server?.close()
    },
  }
}

/** Held bytes above which a sink is said to hold what its reader does not take. */
const BOUND = 1024 * 1024

/** The workloads of a response that is written row by row. */
export const CLIENTS: readonly Workload<Rows>[] = [
  { name: 'a client that reads', world: () => rows(40, 'reads') },
  { name: 'a client that is slow', world: () => rows(300, 'waits'), bound: BOUND },
  { name: 'a client that leaves', world: () => rows(300, 'leaves') },
  { name: 'a client that leaves while it is served', world: () => rows(300, 'leaves while served'), bound: BOUND },
  { name: 'a response that is cut off', world: () => rows(40, 'is cut off') },
  { name: 'nothing to write', world: () => rows(0, 'reads') },
]

/** The workloads of a file that is written row by row. */
export const FILES: readonly Workload<Rows>[] = [
  { name: 'a disk that is slower', world: () => rows(100, 'reads'), bound: BOUND },
  { name: 'a file that is cut off', world: () => rows(100, 'is cut off') },
  { name: 'nothing to write', world: () => rows(0, 'reads') },
]
