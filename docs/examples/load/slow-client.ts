import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Gauge } from './gauge.ts'

/** Serves a handler on loopback; the gauge shows how many bytes its responses hold back in memory. */
export async function serve(handler: RequestListener): Promise<{ url: string; buffered: Gauge }> {
  const buffered = new Gauge()
  const server = createServer((req, res) => {
    const write = res.write.bind(res) as (...args: unknown[]) => boolean
    res.write = (...args: unknown[]) => {
      const hasRoom = write(...args)
      buffered.set(res.writableLength)
      return hasRoom
    }
    handler(req, res)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, buffered }
}

/** Reads a response at the pace of a poor line; answers what came. */
export async function readSlowly(url: string): Promise<{ bytes: number; sha256: string }> {
  const response = await request(url)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    await sleep(2)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Reads the first bytes of a response, stalls, and goes away. */
export async function leaveEarly(url: string): Promise<void> {
  const response = await request(url)
  await once(response, 'readable')
  await sleep(50)
  response.destroy()
}

async function request(url: string): Promise<IncomingMessage> {
  const [response] = await once(get(url), 'response')
  return response as IncomingMessage
}
