import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readText } from 'backpressure-runtime'
import { Gauge } from './gauge.ts'

export interface Upstream {
  readonly url: string
  readonly inFlight: Gauge
}

/** A service on loopback that takes its time, and counts how many requests it has at once. */
export async function startUpstream(
  latencyMs: number,
  answer: (req: IncomingMessage, body: string) => { status: number; body: string },
): Promise<Upstream> {
  const inFlight = new Gauge()
  const server = createServer(async (req, res) => {
    inFlight.add(1)
    const request = await readText(req, { maxBytes: 1_000_000 })
    await sleep(latencyMs)
    const { status, body } = answer(req, request)
    inFlight.add(-1)
    res.writeHead(status).end(body)
  })
  server.listen(0, '127.0.0.1', 4_096)
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, inFlight }
}
