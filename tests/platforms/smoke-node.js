// What the runtime does with the modules of Node, for every engine that has them.
import { EventEmitter, once } from 'node:events'
import { get, createServer } from 'node:http'
import { Readable, Writable } from 'node:stream'

/** Runs all, and answers with what failed. */
export async function smokeNode(runtime) {
  const failed = []
  for (const life of [slowWritable, clientThatLeaves, sources]) {
    try {
      await life(runtime)
    } catch (error) {
      failed.push(`${life.name}: ${error?.stack ?? error}`)
    }
  }
  return failed
}

async function slowWritable({ write, writeAll }) {
  let most = 0
  const slow = new Writable({
    highWaterMark: 64,
    write(_chunk, _encoding, done) {
      most = Math.max(most, slow.writableLength)
      setImmediate(done)
    },
  })
  for (let i = 0; i < 50; i++) is(await write(slow, 'sixteen bytes ..'), true)
  is(await writeAll(slow, Readable.from(['a', 'b'])), true)
  is(most <= 64, true)
  slow.destroy()
  is(await write(slow, 'late'), false)
}

async function clientThatLeaves({ write }) {
  let over
  const left = new Promise((resolve) => (over = resolve))
  const server = createServer(async (_, response) => {
    let chunks = 0
    while (await write(response, Buffer.alloc(100_000))) chunks += 1
    over(chunks)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const request = get({ host: '127.0.0.1', port: server.address().port })
  request.on('error', () => {})
  const [message] = await once(request, 'response')
  message.on('error', () => {})
  await once(message, 'readable')
  request.destroy()
  // Some engines buffer more than others; none without end.
  is((await left) < 1000, true)
  server.close()
}

async function sources({ fromEvents, readAll }) {
  const emitter = new EventEmitter()
  const events = fromEvents(emitter, 'tick', { capacity: 2 })
  emitter.emit('tick', 1)
  emitter.emit('close')
  for await (const [tick] of events) is(tick, 1)
  is((await readAll(Readable.from([Buffer.from('four')]), { maxBytes: 4 })).length, 4)
}

function is(found, expected) {
  if (found !== expected) throw new Error(`expected ${String(expected)}, found ${String(found)}`)
}
