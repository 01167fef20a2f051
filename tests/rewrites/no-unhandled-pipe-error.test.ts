import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import rule from '../../rules/no-unhandled-pipe-error.ts'
import { provesRewrites, type Workload, type World } from './harness.ts'

/** A server whose reply is whole, or breaks off in the middle. */
interface Reply extends World {
  address(): Promise<string>
}

const BODY = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i) % 251)))

function reply(isWhole: boolean): Reply {
  let steps = 0
  const server = http.createServer((_, response) => {
    steps++
    response.writeHead(200, { 'content-length': BODY.length })
    if (isWhole) response.end(BODY)
    else response.write(BODY.subarray(0, BODY.length / 2), () => response.destroy())
    response.on('close', () => steps++)
  })
  return {
    address: async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    },
    steps: () => steps,
    peak: () => 0,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
    quiet: { turns: 200, ms: 300 },
  }
}

const REPLIES: readonly Workload<Reply>[] = [
  { name: 'a reply that is whole', world: () => reply(true) },
  { name: 'a reply that breaks off', world: () => reply(false), hangsBefore: true },
]

const USE_PIPELINE = { messageId: 'pipeline' }

provesRewrites(rule, [
  {
    name: 'an end that is answered',
    filename: 'code.mjs',
    code: `import http from 'node:http'
import { createGunzip } from 'node:zlib'

const open = (address) =>
  new Promise((resolve, reject) => {
    http.get(address, (reply) => resolve(reply.pipe(createGunzip()))).on('error', reject)
  })

export async function run(world) {
  let bytes = 0
  try {
    for await (const chunk of await open(await world.address())) bytes += chunk.length
    return bytes
  } catch (error) {
    return error.code
  }
}
`,
    says: ['resolve(pipeline(reply, createGunzip(), () => {}))'],
    suggestion: USE_PIPELINE,
    workloads: REPLIES,
  },
  {
    name: 'an end that is heard, in TypeScript',
    filename: 'code.ts',
    code: `import http from 'node:http'
import { createGunzip, type Gunzip } from 'node:zlib'

export interface World { address(): Promise<string> }

function open(address: string, done: (error: unknown, end?: Gunzip) => void) {
  http.get(address, (reply) => {
    const end: Gunzip = reply.pipe(createGunzip()).on('error', done)
    done(undefined, end)
  })
}

export async function run(world: World) {
  const address = await world.address()
  return new Promise((resolve) => {
    let bytes = 0
    open(address, (error, end) => {
      if (error) return resolve('failed')
      end?.on('data', (chunk) => { bytes += chunk.length }).on('end', () => resolve(bytes))
    })
  })
}
`,
    says: ['pipeline(reply, createGunzip(), (error) => { if (error) done(error) })'],
    suggestion: USE_PIPELINE,
    workloads: REPLIES,
  },
  {
    name: 'a stream that is handed in, and a promise that waits for its end',
    filename: 'code.mjs',
    code: `import http from 'node:http'
import { PassThrough } from 'node:stream'

const keep = (reply, into) =>
  new Promise((resolve, reject) => {
    reply.pipe(into).on('error', reject).on('finish', resolve)
  })

export async function run(world) {
  const address = await world.address()
  const reply = await new Promise((resolve) => { http.get(address, resolve) })
  reply.on('error', () => {})
  const into = new PassThrough()
  let bytes = 0
  into.on('data', (chunk) => { bytes += chunk.length })
  try {
    await keep(reply, into)
    return bytes
  } catch (error) {
    return error.code
  }
}
`,
    says: ['pipeline(reply, into, (error) => { if (error) reject(error) })'],
    suggestion: USE_PIPELINE,
    workloads: REPLIES,
  },
])
