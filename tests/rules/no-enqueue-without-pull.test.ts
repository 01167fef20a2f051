import rule from '../../rules/no-enqueue-without-pull.ts'
import { javascript, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

const found = (messageId: 'merged' | 'pumped' | 'pushed', line: number, column: number, output?: string) => ({
  messageId,
  line,
  column,
  suggestions: output === undefined ? null : [{ messageId: 'pull' as const, output }],
})

const FILLED =
  'new ReadableStream({ async start(c) { for await (const chunk of source)\n  c.enqueue(chunk); c.close() } })'
const TEED = (read: string, made = FILLED) =>
  `async function f(source) { const stream = ${made}\nconst [copy, out] = stream.tee()\nsend(out)\n${read} }`

const KEPT = (keep: string) =>
  `const all = []; let text = ''\nnew ReadableStream({ async start(c) { for await (const chunk of source) {\n` +
  `  c.enqueue(chunk)\n  ${keep} }\n  c.close() } })`

untyped.run('no-enqueue-without-pull', rule, {
  valid: cases({
    pull:
      `new ReadableStream({ async pull(c) { const { done, value } = await it.next(); ` +
      `if (done) c.close(); else c.enqueue(value) } })`,
    'start and pull': `new ReadableStream({ start(c) { s.on('data', (d) => c.enqueue(d)) }, pull() { s.resume() } })`,
    'a stream of one piece for each event':
      `const inline = (bytes) => new ReadableStream({ async start(c) { c.enqueue(await bytes); c.close() } })\n` +
      `source.on('data', (chunk) => keep(inline(chunk)))`,
    'ReadableStream.from': `ReadableStream.from(source)`,
    'desiredSize is read':
      `new ReadableStream({ start(c) { s.on('data', (d) => { c.enqueue(d); if ` +
      `(c.desiredSize <= 0) s.pause() }) } })`,
    'desiredSize is read where the controller is kept':
      `class A { s = new ReadableStream({ start: (c) => { this.c = c } }); onMessage(m) ` +
      `{ if (this.c.desiredSize > 0) this.c.enqueue(m) } }`,
    'the listener pauses its source':
      `new ReadableStream({ start(c) { s.on('data', (d) => { s.pause(); c.enqueue(d) ` +
      `}); later(() => s.resume()) } })`,
    'a list in memory': `new ReadableStream({ start(c) { for (const x of xs) c.enqueue(x); c.close() } })`,
    'a list in memory, with a delay':
      `new ReadableStream({ async start(c) { for (const x of xs) { await delay(5); ` + `c.enqueue(x) } c.close() } })`,
    'forEach over a list': `new ReadableStream({ start(c) { xs.forEach((x) => c.enqueue(x)); c.close() } })`,
    'one chunk': `new ReadableStream({ async start(c) { c.enqueue(await readAll(event)); c.close() } })`,
    'one chunk when it is there':
      `new ReadableStream({ start(c) { load().then((v) => { c.enqueue(v); c.close() ` + `}) } })`,
    'a greeting':
      `new ReadableStream({ start(c) { c.enqueue(encoder.encode(': connected\\n\\n')); ` +
      `bus.on('x', () => c.enqueue(PING)) } })`,
    'a transform':
      `new TransformStream({ start(c) { c.enqueue(x) }, transform(chunk, c) { ` +
      `for (const p of split(chunk)) c.enqueue(p) }, flush(c) { c.enqueue(rest) ` +
      `} })`,
    'the loop waits for room':
      `new ReadableStream({ async start(c) { for await (const x of s) { c.enqueue(x); ` + `await roomIn(c) } } })`,
    'made once for each item':
      `for await (const x of xs) send(new ReadableStream({ start(c) { c.enqueue(x); ` + `c.close() } }))`,
    'an own class of that name':
      `class ReadableStream {}\nnew ReadableStream({ async start(c) { for await ` + `(const x of s) c.enqueue(x) } })`,
    'a queue in memory, which holds the same':
      `class A { #out = new AsyncIterableQueue(); stream() { return new ReadableStream({ ` +
      `start: async (c) => { for await (const x of this.#out) c.enqueue(x); c.close() } }) } }`,
    'an answer of which nothing is known':
      `const { chunks } = serializer.getData()\nnew ReadableStream({ async start(c) { for await (const x of chunks) ` +
      `c.enqueue(encode(x)); c.close() } })`,
    'the answer to one request, on a socket that others share':
      `const read = (requestId) => new ReadableStream({ start(c) { ws.addEventListener('message', (event) => {\n` +
      `  const m = JSON.parse(event.data); if (m.requestId !== requestId) return; c.enqueue(m.text) }) } })`,
    'a copy that tee() holds': TEED('for await (const x of copy) keep(x)'),
    'chunks that are held as a list': KEPT('all.push(chunk)'),
    'chunks that are held as a text': KEPT('text += chunk.delta'),
    'the part that is held in a text':
      `new ReadableStream({ async start(c) { let sent = ''; for await (const x of source) {\n` +
      `  const piece = x.text.slice(sent.length); c.enqueue(piece); sent += piece }\n  c.close() } })`,
    'a job queue': `for await (const job of jobs) queue.enqueue(job); new ReadableStream({})`,
    'a source that may have a pull()':
      `new ReadableStream({ ...source, async start(c) { for await (const x of ` + `s) c.enqueue(x) } })`,
    'retried, not repeated':
      `new ReadableStream({ async start(c) { await retry(async () => { c.enqueue(await ` + `load()) }); c.close() } })`,
  }),
  invalid: [
    {
      name: 'a listener that is set up for each of many streams',
      code:
        `const inline = (source) => new ReadableStream({ start(c) {\n` +
        `  source.on('data', (chunk) => c.enqueue(chunk)) } })\n` +
        `server.on('connection', (socket) => keep(inline(socket)))`,
      errors: [found('pushed', 2, 32)],
    },
    {
      name: 'the body of an answer of which nothing is known',
      code:
        `const { body } = client.getData()\nnew ReadableStream({ async start(c) { for await (const x of body) ` +
        `{ c.enqueue(encode(x)) } c.close() } })`,
      errors: [
        found(
          'pumped',
          2,
          69,
          `const { body } = client.getData()\nReadableStream.from((async function* () { for await (const x of body) ` +
            `{ yield encode(x) } })())`,
        ),
      ],
    },
    {
      name: 'a listener that a field keeps',
      code:
        `class A { open(source) { return new ReadableStream({\n` +
        `  start: (c) => { this.hear = (d) => { c.enqueue(d) }; source.on('data', this.hear) },\n` +
        `  cancel: () => { source.off('data', this.hear); this.hear = null } }) } }`,
      errors: [found('pushed', 2, 40)],
    },
    {
      name: 'all messages of a socket',
      code:
        `const read = (requestId) => new ReadableStream({ start(c) { ws.addEventListener('message', (event) => {\n` +
        `  const m = JSON.parse(event.data); if (m.requestId) c.enqueue(m.text) }) } })`,
      errors: [found('pushed', 2, 54)],
    },
    {
      name: 'a copy that is read as a slow place takes it',
      code: TEED('for await (const x of copy) await keep(x)'),
      errors: [found('pumped', 2, 3, TEED('for await (const x of copy) await keep(x)', 'ReadableStream.from(source)'))],
    },
    {
      name: 'chunks of which a name is held',
      code: KEPT('all.push(chunk.name)'),
      errors: [
        found(
          'pumped',
          3,
          3,
          `const all = []; let text = ''\nReadableStream.from((async function* () { ` +
            `for await (const chunk of source) {\n` +
            `  yield chunk\n  all.push(chunk.name) } })())`,
        ),
      ],
    },
    {
      name: 'a whole source in start()',
      code:
        `const body = new ReadableStream({ async start(c) { for await (const chunk ` +
        `of source) c.enqueue(chunk); c.close() } })`,
      errors: [found('pumped', 1, 86, `const body = ReadableStream.from(source)`)],
    },
    {
      name: 'an arrow',
      code: `init.body = new ReadableStream<Uint8Array>({
  start: async controller => {
    for await (const chunk of incoming) {
      controller.enqueue(chunk)
    }
    controller.close()
  }
})`,
      errors: [found('pumped', 4, 7, `init.body = ReadableStream.from<Uint8Array>(incoming)`)],
    },
    {
      name: 'a reader pump',
      code:
        `new ReadableStream({ async start(c) { while (true) { const { done, value ` +
        `} = await reader.read(); if (done) break; c.enqueue(value) } c.close() ` +
        `} })`,
      errors: [
        found(
          'pumped',
          1,
          116,
          `ReadableStream.from((async function* () { while (true) { const { done, ` +
            `value } = await reader.read(); if (done) break; yield value } })())`,
        ),
      ],
    },
    {
      name: 'a recursive pump',
      code:
        `new ReadableStream({ start(c) { return pump(); function pump() { return ` +
        `reader.read().then(({ done, value }) => { if (done) return c.close(); c.enqueue(value); ` +
        `return pump() }) } } })`,
      errors: [found('pumped', 1, 143)],
    },
    {
      name: 'a loop that awaits each item',
      code:
        `new ReadableStream({ async start(c) { let page; do { page = await fetchPage(page); ` +
        `c.enqueue(page) } while (page.next) } })`,
      errors: [
        found(
          'pumped',
          1,
          84,
          `ReadableStream.from((async function* () { let page; do { page = await fetchPage(page); ` +
            `yield page } while (page.next) })())`,
        ),
      ],
    },
    {
      name: 'bytes',
      code: `new ReadableStream({ type: 'bytes', async start(c) { for await (const x of s) c.enqueue(x) } })`,
      errors: [found('pumped', 1, 79)],
    },
    {
      name: 'the plainest of several, once',
      code:
        `new ReadableStream({ async start(c) { for await (const x of s) { if (x.a) ` +
        `c.enqueue({ ...x }); else c.enqueue(x) } } }, strategy)`,
      errors: [found('pumped', 1, 101)],
    },
    {
      name: 'the loop that awaits, not the list that it filled',
      code:
        `new ReadableStream({ async start(c) { for (;;) { const held = []; while (true) { const { done, value } = ` +
        `await reader.read(); if (done) break; if (ok(value)) {\nc.enqueue(value) } else held.push(value) }\n` +
        `for (const part of held) c.enqueue(part); reader = (await again()).getReader() } } })`,
      errors: [
        found(
          'pumped',
          2,
          1,
          `ReadableStream.from((async function* () { for (;;) { const held = []; while (true) { const { done, ` +
            `value } = ` +
            `await reader.read(); if (done) break; if (ok(value)) {\nyield value } else held.push(value) }\n` +
            `for (const part of held) yield part; reader = (await again()).getReader() } })())`,
        ),
      ],
    },
    {
      name: 'the flow, not the event of which nothing is known',
      code:
        `new ReadableStream({ start(c) { es.addEventListener(CONNECTED, (m) => { c.enqueue({ m }) })\n` +
        `es.addEventListener('message', (m) => { c.enqueue({ data: m.data }) }) } })`,
      errors: [found('pushed', 2, 41)],
    },
    {
      name: 'an event of which nothing is known, alone',
      code: `new ReadableStream({ start(c) { es.addEventListener(UPDATED, (m) => { c.enqueue({ m }) }) } })`,
      errors: [found('pushed', 1, 71)],
    },
    {
      name: 'a helper closure',
      code:
        `new ReadableStream({ async start(c) { const send = (e) => { c.enqueue(encode(e)) ` +
        `}; for await (const part of answer) send(part) } })`,
      errors: [found('pumped', 1, 61)],
    },
    {
      name: 'a function that is handed the controller',
      code: `async function pump(source, controller) { for await (const x of source) controller.enqueue(x) }
new ReadableStream({ start(c) { return pump(s, c) } })`,
      errors: [found('pumped', 1, 73)],
    },
    {
      name: 'an awaited reader that calls back',
      code:
        `new ReadableStream({ async start(c) { await readEvents(body, (event) => ` +
        `{ c.enqueue(event.data) }); c.close() } })`,
      errors: [found('pumped', 1, 75)],
    },
    {
      name: 'options of an awaited reader',
      code:
        `new ReadableStream({ async start(c) { await fetchEvents(url, { parsed(event) ` +
        `{ c.enqueue(event.data) } }) } })`,
      errors: [found('pumped', 1, 80)],
    },
    {
      name: 'a parser that a loop feeds',
      code:
        `new ReadableStream({ async start(c) { const parser = createParser((event) ` +
        `=> { c.enqueue(event.data) }); for await (const chunk of body) parser.feed(chunk) ` +
        `} })`,
      errors: [found('pumped', 1, 80)],
    },
    {
      name: 'a data listener',
      code:
        `new ReadableStream({ start(c) { req.on('data', (chunk) => { c.enqueue(chunk) ` +
        `}); req.on('end', () => c.close()) } })`,
      errors: [found('pushed', 1, 61)],
    },
    {
      name: 'a subscription',
      code:
        `new ReadableStream({ start(c) { off = bus.subscribe((event) => c.enqueue(encode(event))) ` +
        `}, cancel() { off() } })`,
      errors: [found('pushed', 1, 64)],
    },
    {
      name: 'a timer',
      code:
        `new ReadableStream({ start(c) { setInterval(async () => { const shot = ` +
        `await screenshot(); c.enqueue(shot) }, 100) } })`,
      errors: [found('pushed', 1, 92)],
    },
    {
      name: 'a controller kept in a field',
      code: `class Socket {
  #controller
  readable = new ReadableStream({ start: (c) => { this.#controller = c } })
  #onMessage(type, data) { let chunk; if (type) chunk = decode(data); this.#controller.enqueue(chunk) }
}`,
      errors: [found('pushed', 4, 71)],
    },
    {
      name: 'a controller kept in a variable',
      code: `let controller
const stream = new ReadableStream({ start(c) { controller = c } })
socket.on('message', (m) => controller.enqueue(m))`,
      errors: [found('pushed', 3, 29)],
    },
    {
      name: 'a source kept in a const',
      code: `const source = { async start(c) { for await (const x of s) c.enqueue(x) } }\nnew ReadableStream(source)`,
      errors: [found('pumped', 1, 60)],
    },
    {
      name: 'several sources at once',
      code:
        `new ReadableStream({ start(c) { for (const s of sources) { void (async () => { ` +
        `for await (const x of s) c.enqueue(x) })() } } })`,
      errors: [found('merged', 1, 105)],
    },
    {
      name: 'several callbacks at once',
      code:
        `new ReadableStream({ start(c) { sources.forEach(async (s) => { ` +
        `for await (const x of s) c.enqueue(x) }) } })`,
      errors: [found('merged', 1, 89)],
    },
    {
      name: 'several sources in turn',
      code:
        `new ReadableStream({ async start(c) { for (const s of sources) { ` +
        `for await (const x of s) c.enqueue(x) } } })`,
      errors: [
        found(
          'pumped',
          1,
          91,
          `ReadableStream.from((async function* () { for (const s of sources) { ` +
            `for await (const x of s) yield x } })())`,
        ),
      ],
    },
    {
      name: 'a queue that makes its producer wait',
      code:
        `class A { #out = new AsyncQueue(8); stream() { return new ReadableStream({ ` +
        `start: async (c) => { for await (const x of this.#out) c.enqueue(x); c.close() } }) } }`,
      errors: [found('pumped', 1, 131)],
    },
    {
      name: 'the import',
      code:
        `import { ReadableStream as Web } from 'node:stream/web'\n` +
        `new Web({ start(c) { s.on('data', (d) => c.enqueue(d)) } }) // ReadableStream`,
      errors: [found('pushed', 2, 42)],
    },
  ],
})

javascript.run('no-enqueue-without-pull (espree)', rule, {
  valid: [],
  invalid: [
    {
      name: 'a listener',
      code: `new ReadableStream({ start(c) { s.on('data', (d) => c.enqueue(d)) } })`,
      errors: [found('pushed', 1, 53)],
    },
  ],
})
