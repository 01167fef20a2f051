// Runs in a browser: each export, and what only a real browser can show. The server stands in chromium.test.ts.
import * as runtime from 'backpressure-runtime'
import { smoke } from './smoke.js'

const { BoundedWriter, fromEvents, mapLimit, readText, trySend, write, writeAll } = runtime
const KIB = 1024
const frame = new Uint8Array(64 * KIB)

const checks = {
  async exports() {
    is((await smoke(runtime)).join('\n'), '')
  },

  async trySend() {
    const socket = await connect('paused')
    const limits = { maxBufferedBytes: 256 * KIB }
    let sent = 0
    while (trySend(socket, frame, limits)) sent += 1
    // What the network holds beside the socket's own buffer is the system's.
    is(sent >= 4 && socket.bufferedAmount <= 256 * KIB, true)
    await tell('resume')
    while (!trySend(socket, frame, limits)) await pause(5)
    await close(socket)
    is(await tell('bytes'), (sent + 1) * frame.length)
    is(trySend(socket, frame, limits), false)
  },

  async write() {
    const socket = await connect('slow')
    let most = 0
    for (let i = 0; i < 64; i++) {
      is(await write(socket, frame, { highWaterMark: 256 * KIB }), true)
      most = Math.max(most, socket.bufferedAmount)
    }
    is(most < 256 * KIB, true)
    await close(socket)
    is(await tell('bytes'), 64 * frame.length)
  },

  async 'write while it connects'() {
    const socket = new WebSocket(`ws://${location.host}/?quick`)
    is(socket.readyState, WebSocket.CONNECTING)
    is(await write(socket, 'early'), true)
    await close(socket)
    is(await tell('bytes'), 5)
  },

  async 'write to a socket whose server leaves'() {
    const socket = await connect('paused')
    const answers = (async () => {
      while (await write(socket, frame, { highWaterMark: 256 * KIB }));
      return 'gone'
    })()
    await pause(50)
    await tell('terminate')
    is(await answers, 'gone')
  },

  async 'abort of a write that waits'() {
    const socket = await connect('paused')
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 50)
    const options = { highWaterMark: 64 * KIB, signal: controller.signal }
    const error = await (async () => {
      while (await write(socket, frame, options));
    })().catch((reason) => reason)
    is(error.message, 'enough')
    await tell('terminate')
  },

  async BoundedWriter() {
    const socket = await connect('slow')
    const writer = new BoundedWriter(socket, { highWaterMark: 512 * KIB, lowWaterMark: 128 * KIB })
    let most = 0
    for (let i = 0; i < 64; i++) {
      const before = writer.bufferedBytes
      is(await writer.write(frame), true)
      most = Math.max(most, before)
      is(writer.bufferedBytes, socket.bufferedAmount)
    }
    is(most <= 512 * KIB, true)
    is(await writer.end(), true)
    await closed(socket)
    is(await tell('bytes'), 64 * frame.length)
  },

  async fromEvents() {
    const socket = await connect('talk')
    const data = []
    for await (const [event] of fromEvents(socket, 'message', { capacity: 10 })) data.push(event.data)
    is(data.join(), 'a,b,c')
  },

  async 'web streams'() {
    const zipped = new CompressionStream('gzip')
    const written = (async () => {
      is(await writeAll(zipped.writable, Array(100).fill(new TextEncoder().encode('a line\n'))), true)
      await zipped.writable.close()
    })()
    const text = await readText(zipped.readable.pipeThrough(new DecompressionStream('gzip')), { maxBytes: 700 })
    await written
    is(text, 'a line\n'.repeat(100))
    const response = await fetch('/smoke.js')
    const error = await readText(response, { maxBytes: 10 }).catch((reason) => reason)
    is(error.code, 'BACKPRESSURE_TOO_LARGE')
  },

  async 'requests at a time'() {
    await mapLimit(Array.from({ length: 12 }), 3, () => fetch('/crowd', { cache: 'no-store' }))
    is(await tell('crowd'), 3)
  },
}

const results = {}
const unhandled = []
addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)))
for (const [name, check] of Object.entries(checks)) {
  const late = pause(10_000).then(() => 'hangs')
  results[name] = await Promise.race([check().then(() => 'passed'), late]).catch((error) =>
    String(error?.stack ?? error),
  )
}
await pause(10)
results['unhandled rejections'] = unhandled.join() || 'passed'
await fetch('/results', { method: 'POST', body: JSON.stringify(results) })

function is(found, expected) {
  if (found !== expected) throw new Error(`expected ${String(expected)}, found ${String(found)}`)
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** What the server does, or knows, of the last socket. */
async function tell(what) {
  return (await fetch(`/tell?${what}`)).json()
}

async function connect(manner) {
  const socket = new WebSocket(`ws://${location.host}/?${manner}`)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  return socket
}

function closed(socket) {
  return new Promise((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) resolve()
    else socket.addEventListener('close', resolve)
  })
}

/** Resolves when the server has got all, and has closed as well. */
async function close(socket) {
  socket.close()
  await closed(socket)
}
