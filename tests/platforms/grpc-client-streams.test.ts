import { once } from 'node:events'
import { expect, it } from 'vitest'
import { write, type Sink } from '../../runtime/src/index.ts'
import { load } from '../knowledge/loading.ts'

type Answer = (error: null, message: Buffer) => void
type Call = Sink & NodeJS.EventEmitter & { cancel(): void }

interface Server {
  addService(service: object, methods: { send(call: NodeJS.EventEmitter, answer: Answer): void }): void
  bindAsync(address: string, credentials: unknown, bound: (error: Error | null, port: number) => void): void
  forceShutdown(): void
}

interface Client {
  makeClientStreamRequest(path: string, to: unknown, from: unknown, answer: () => void): Call
  close(): void
}

interface Grpc {
  Server: new () => Server
  Client: new (address: string, credentials: unknown) => Client
  ServerCredentials: { createInsecure(): unknown }
  credentials: { createInsecure(): unknown }
}

const grpc = (await load('@grpc/grpc-js')) as Grpc
const same = (bytes: Buffer) => bytes

it('a client stream that the real server answers early ends the writing, waiting or not', async () => {
  const server = new grpc.Server()
  const method = { path: '/test/send', requestStream: true, responseStream: false }
  const codecs = {
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  }
  const service = { send: { ...method, ...codecs } }
  server.addService(service, {
    // Reads one message and answers.
    send: (call, answer) => void call.once('data', () => answer(null, Buffer.from('enough'))),
  })
  const port = await new Promise<number>((resolve, reject) => {
    const bound = (error: Error | null, port: number) => (error === null ? resolve(port) : reject(error))
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), bound)
  })
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure())
  const call = client.makeClientStreamRequest(method.path, same, same, () => {})
  const status = once(call, 'status')
  let written = 0
  while (await write(call, Buffer.alloc(50_000))) written++
  expect(written).toBeGreaterThan(0)
  await status
  expect(await write(call, Buffer.alloc(1))).toBe(false)
  client.close()
  server.forceShutdown()
})
