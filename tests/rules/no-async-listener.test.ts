import rule from '../../rules/no-async-listener.ts'
import { javascript, untyped } from '../rule-tester.ts'

const flow = (event: string, work: string, place: { line?: number; column?: number } = {}, output?: string) => ({
  messageId: 'flow' as const,
  data: { event, work },
  line: 1,
  ...place,
  suggestions: output === undefined ? [] : [{ messageId: 'useForAwait' as const, output }],
})
const broker = (work: string, line: number, output?: string) => ({
  messageId: 'broker' as const,
  data: { work },
  line,
  suggestions: output === undefined ? [] : [{ messageId: 'awaitWork' as const, output }],
})

const STRICT = [{ messages: true }]

untyped.run('no-async-listener: silent', rule as never, {
  valid: [
    { name: 'work in memory', code: "source.on('data', (chunk) => { size += chunk.length; chunks.push(chunk) })" },
    {
      name: 'an async listener that waits for nothing',
      code: "source.on('data', async (chunk) => { size += chunk.length })",
    },
    { name: 'a line of a log', code: "source.on('data', async (chunk) => { await logger.info(chunk) })" },
    {
      name: 'one message a connection, which settles a deferred',
      code:
        "const port = defer(); createServer((s) => { s.on('data', async (data) => { const info = " +
        'JSON.parse(data.toString()); port.resolve(info.port); await db.insert(info) }) }); await port.promise',
    },
    {
      name: 'one message, which settles the promise around',
      code:
        "const info = new Promise((resolve) => { s.on('data', async (data) => { const m = JSON.parse(data); " +
        'resolve(m); await db.insert(m) }) })',
    },
    { name: 'the end', code: "source.on('end', async () => { await db.query('select 1') })" },
    { name: 'an error', code: "source.on('error', async (error) => { await api.post('/errors', error) })" },
    { name: 'a close', code: "socket.on('close', async () => { await fetch('/bye') })" },
    { name: 'an exit', code: "child.on('exit', async () => { await fetch('/bye') })" },
    { name: 'a signal', code: "process.on('SIGTERM', async () => { await fetch('/bye') })" },
    { name: 'once', code: "source.once('data', async (chunk) => { await fetch(chunk) })" },
    {
      name: 'once by option',
      code: "source.addEventListener('data', async (chunk) => { await fetch(chunk) }, { once: true })",
    },
    {
      name: 'a listener that takes itself off',
      code: "source.on('data', async function first(chunk) { source.off('data', first); await fetch(chunk) })",
    },
    {
      name: 'a source that is paused before the work',
      code: "source.on('data', async (chunk) => { source.pause(); await fetch(chunk); source.resume() })",
    },
    {
      name: 'a source that is paused when much is under way',
      code:
        "source.on('data', async (chunk) => { size += chunk.length; const put = store.put(chunk).then(done); " +
        'if (size >= MAX) { source.pause(); await put; source.resume() } })',
    },
    {
      name: 'a flag',
      code: "source.on('readable', async () => { if (busy) return; busy = true; await fetch('/x'); busy = false })",
    },
    {
      name: 'a flag in the function that is called',
      code:
        "source.on('data', (chunk) => { void first(chunk) })\n" +
        'async function first(chunk) { if (!done) { done = true; await fetch(chunk) } }',
    },
    { name: 'a lock', code: "source.on('data', async (chunk) => { await lock.runExclusive(() => fetch(chunk)) })" },
    { name: 'a limiter', code: "source.on('data', async (chunk) => { await limit(() => fetch(chunk)) })" },
    { name: 'a chain of promises', code: "source.on('data', (chunk) => { tail = tail.then(() => fetch(chunk)) })" },
    {
      name: 'a page',
      code: "window.addEventListener('message', async (event) => { await fetch(event.data) })",
      options: STRICT,
    },
    {
      name: 'an event of a person',
      code: "socket.on('rename', async (name) => { await db.query('update t set n = $1', name) })",
    },
    {
      name: 'an acknowledgement',
      code: "socket.on('data', async (message, ack) => { ack(await fetch(message)) })",
    },
    {
      name: "'message' outside strict",
      code: "import { WebSocket } from 'ws'; new WebSocket(u).on('message', async (m) => { await fetch(m) })",
    },
    {
      name: "'message' of an unknown source",
      code: "worker.on('message', async (m) => { await fetch(m) })",
      options: STRICT,
    },
    { name: 'a function of another file', code: "import { store } from './store'; source.on('data', store)" },
    {
      name: 'a peer that asks, and gets its id back',
      code: "channel.on('data', async ({ id, url }) => { channel.write({ id, body: await fetch(url) }) })",
    },
    {
      name: 'a peer that asks, answered in a function of the file',
      code:
        "connection.socket.on('data', (request) => { void take(connection, request) })\n" +
        'async function take(peer, request) { const id = request.messageId\n' +
        '  const result = await fetch(request.url); peer.send(result, request.messageId) }',
    },
    {
      name: 'a sync listener that starts nothing known',
      code: "source.on('data', (chunk) => { this.parse(chunk).catch(log) })",
    },
    {
      name: 'lines that a person types',
      code: "this.lines.on('line', async (line) => { await run(line); this.lines.prompt() })",
    },
    {
      name: 'keys that a person presses',
      code: "process.stdin.setRawMode(true)\nprocess.stdin.on('data', async (key) => { await run(key) })",
    },
    {
      name: 'a text that is waited for',
      code: "child.stdout.on('data', (text) => { if (text.toString().includes('ready')) void fetch('/up') })",
    },
    {
      name: 'one kind of event beside the flow',
      code: "events.on('data', async (e) => { if (e.status === 'die') await db.insert(e) })",
    },
    {
      name: 'a greeting, until it is answered',
      code: "socket.on('data', async (raw) => { if (!ready) ready = await fetch(raw) })",
    },
    {
      name: 'a handler of a broker that waits',
      code:
        'consumer.run({ eachMessage: async ({ message }) => { await handle(message) } })\n' +
        'async function handle(message) { await fetch(message.value) }',
    },
    {
      name: 'a handler of a broker that answers the promise',
      code:
        'consumer.run({ eachMessage: ({ message }) => handle(message) })\n' +
        'async function handle(message) { await fetch(message.value) }',
    },
    {
      name: 'a note beside the work of a broker',
      code:
        'consumer.run({ eachMessage: async ({ message: m }) => { void trackMessage(m); await fetch(m.value) } })\n' +
        'async function trackMessage(message) { await fetch(message.value) }',
    },
    {
      name: 'a worker of threads',
      code: "import { Worker } from 'node:worker_threads'; new Worker(file, async () => { void fetch('/x') })",
    },
    {
      name: 'a bound in a comment',
      code: "// backpressure: at most 3 — one per sensor\nsource.on('data', async (chunk) => { await fetch(chunk) })",
    },
  ],
  invalid: [],
})

untyped.run('no-async-listener', rule as never, {
  valid: [],
  invalid: [
    {
      name: 'the kind that is the flow',
      code: "events.on('data', async (e) => { if (e.type === 'row') await db.insert(e) })",
      errors: [flow('data', 'insert', { column: 1 })],
    },
    {
      name: 'messages that settle nothing of the code around',
      code: "s.on('data', async (data) => { const m = JSON.parse(data); cache.resolve(m.id); await db.insert(m) })",
      errors: [flow('data', 'insert', { column: 1 })],
    },
    {
      name: 'messages of which one settles the promise around',
      code:
        "new Promise((resolve) => { s.on('data', async (data) => { const m = JSON.parse(data); " +
        'if (m.ready) resolve(m); await db.insert(m) }) })',
      errors: [flow('data', 'insert')],
    },
    {
      name: 'an id that others hear of',
      code: "channel.on('data', async ({ id, url }) => { await fetch(url); bus.send({ id }) })",
      errors: [flow('data', 'fetch', { column: 1 })],
    },
    {
      name: 'an answer that does not say to what',
      code: "channel.on('data', async ({ id, url }) => { channel.write(await fetch(url)) })",
      errors: [flow('data', 'fetch', { column: 1 })],
    },
    {
      name: 'rows that have ids',
      code: "table.on('row', async (row) => { await fetch(row.url); results.set(row.id, row) })",
      errors: [flow('row', 'fetch', { column: 1 })],
    },
    {
      name: 'data of a stream',
      code: "source.on('data', async (chunk) => { await db.query('insert into t values ($1)', chunk) })",
      errors: [flow('data', 'query', { column: 1 })],
    },
    {
      name: 'data of a known stream, in an async function',
      code: `import fs from 'node:fs'
async function load(path) {
  const source = fs.createReadStream(path)
  source.on('error', fail)
  source.on('data', async (chunk) => {
    await store(chunk)
  })
}`,
      errors: [
        flow(
          'data',
          'store',
          { line: 5, column: 3 },
          `import fs from 'node:fs'
async function load(path) {
  const source = fs.createReadStream(path)
  source.on('error', fail)
  for await (const chunk of source) {
    await store(chunk)
  }
}`,
        ),
      ],
    },
    {
      name: 'a stream whose end is waited for later',
      code: `import fs from 'node:fs'
async function load(path) {
  const source = fs.createReadStream(path)
  source.on('data', async (chunk) => { await store(chunk) })
  await once(source, 'end')
}`,
      errors: [flow('data', 'store', { line: 4 })],
    },
    {
      name: 'lines',
      code: `import readline from 'node:readline'
async function f(input) {
  const lines = readline.createInterface({ input })
  lines.on('line', async (line: string) => { await store(line) })
}`,
      errors: [
        flow(
          'line',
          'store',
          { line: 4 },
          `import readline from 'node:readline'
async function f(input) {
  const lines = readline.createInterface({ input })
  for await (const line of lines) { await store(line) }
}`,
        ),
      ],
    },
    {
      name: 'rows, as events',
      code: "export async function f(query) { query.on('row', async (row) => { await fetch(row.url) }) }",
      errors: [
        flow(
          'row',
          'fetch',
          {},
          "import { fromEvents } from 'backpressure-runtime'\n\nexport async function f(query) " +
            "{ for await (const [row] of fromEvents(query, 'row', { capacity: 10 })) { await fetch(row.url) } }",
        ),
      ],
    },
    {
      name: 'a listener that returns early',
      code: "async function f(q) { q.on('row', async (row) => { if (!row.url) return; await fetch(row.url) }) }",
      errors: [flow('row', 'fetch')],
    },
    {
      name: 'a listener by its name',
      code: "source.on('record', take)\nasync function take(record) { await fetch(record.url) }",
      errors: [flow('record', 'fetch')],
    },
    {
      name: 'a method that is bound',
      code: `class Loader {
  start(source) { source.addListener('data', this.take.bind(this)) }
  async take(chunk) { await this.store(chunk) }
}`,
      errors: [flow('data', 'store', { line: 2 })],
    },
    {
      name: 'a pause that comes too late',
      code: "source.on('readable', async () => { await fetch('/x'); source.pause() })",
      errors: [flow('readable', 'fetch')],
    },
    {
      name: 'a pause under a test of nothing that grows',
      code:
        "source.on('data', async (chunk) => { const put = store.put(chunk).then(done); " +
        'if (verbose) { source.pause(); await put; source.resume() } })',
      errors: [flow('data', 'put')],
    },
    {
      name: 'a sync listener that lets known work go',
      code: "source.on('data', (chunk) => { fetch('/in', { body: chunk }).catch(log) })",
      errors: [flow('data', 'fetch')],
    },
    {
      name: 'a sync listener that lets an own async function go',
      code: `class Loader {
  start(source) { source.on('data', (chunk) => { this.take(chunk) }) }
  async take(chunk) { await fetch('/in', { body: chunk }) }
}`,
      errors: [flow('data', 'take', { line: 2 })],
    },
    {
      name: 'an async listener that waits for nothing',
      code: `class Service {
  #wire(client) { client.events.on('data', async ({ lsn, log }) => { this.#handle(lsn, log) }) }
  #handle(lsn, log) { this.scheduler.add(lsn, log) }
}`,
      errors: [flow('data', '#handle', { line: 2 })],
    },
    {
      name: 'messages of a socket, in strict',
      code: "import { WebSocket } from 'ws'\nnew WebSocket(url).on('message', async (m) => { await store(m) })",
      options: STRICT,
      errors: [flow('message', 'store', { line: 2 })],
    },
    {
      name: 'a handler of Kafka that drops its promise',
      code:
        'consumer.run({ eachMessage: async ({ message }) => { void handle(message) } })\n' +
        'async function handle(message) { await fetch(message.value) }',
      errors: [
        broker(
          'handle',
          1,
          'consumer.run({ eachMessage: async ({ message }) => { await handle(message) } })\n' +
            'async function handle(message) { await fetch(message.value) }',
        ),
      ],
    },
    {
      name: 'a sync handler of a broker',
      code:
        'consumer.run({ eachMessage({ message }) { handle(message).catch(log) } })\n' +
        'async function handle(message) { await fetch(message.value) }',
      errors: [broker('handle', 1)],
    },
    {
      name: 'a processor of jobs',
      code: "import { Worker } from 'bullmq'\nnew Worker('mail', async (job) => { void fetch(job.data.url) })",
      errors: [
        broker(
          'fetch',
          2,
          "import { Worker } from 'bullmq'\nnew Worker('mail', async (job) => { await fetch(job.data.url) })",
        ),
      ],
    },
  ],
})

javascript.run('no-async-listener, in JavaScript', rule as never, {
  valid: ["for await (const chunk of source) await fetch(chunk)\nsource.on('end', done)"],
  invalid: [
    {
      code: "source.on('data', async (chunk) => { await fetch(chunk) })",
      errors: [flow('data', 'fetch')],
    },
  ],
})
