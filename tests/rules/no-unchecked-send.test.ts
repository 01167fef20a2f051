import rule from '../../rules/no-unchecked-send.ts'
import { typed, untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const cases = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

type Form = 'pumped' | 'broadcast' | 'forwarded'

const found = (
  messageId: Form,
  socket: string,
  line: number,
  column: number,
  change?: [id: 'await' | 'skip', string],
  trying?: [id: 'trySend' | 'close', string],
) => ({
  messageId,
  data: { socket },
  line,
  column,
  suggestions: change
    ? [change, trying].filter((offer) => offer !== undefined).map(([id, output]) => ({ messageId: id, output }))
    : null,
})

const WSS = `import { WebSocket, WebSocketServer } from 'ws'\nconst wss = new WebSocketServer({ port: 1 })\n`
/** The code with `trySend()` brought in and the one send replaced, for a file with other imports or none. */
const tried = (code: string, send: string, text: string): string => {
  const line = `import { trySend } from 'backpressure-runtime'${code.includes('; else') ? ';' : ''}\n`
  const at = code.startsWith('import') ? code.indexOf('\n') + 1 : 0
  return (at > 0 ? code.slice(0, at) + line : `${line}\n`) + code.slice(at).replace(send, text)
}
const trySend = (code: string, socket: string, data: string): ['trySend', string] => [
  'trySend',
  tried(code, `${socket}.send(${data})`, `trySend(${socket}, ${data}, { maxBufferedBytes: 1_048_576 })`),
]
const close = (code: string, socket: string, data: string): ['close', string] => [
  'close',
  tried(
    code,
    `${socket}.send(${data})`,
    `if (!trySend(${socket}, ${data}, { maxBufferedBytes: 1_048_576 })) ${socket}.close()`,
  ),
]
const WRITE = `import { write } from 'backpressure-runtime'\n`

untyped.run('no-unchecked-send', rule, {
  valid: [],
  invalid: [
    {
      name: 'for await',
      code: `async function f(ws: WebSocket) { for await (const c of source) ws.send(c) }`,
      errors: [
        found('pumped', 'ws', 1, 65, [
          'await',
          WRITE + `\nasync function f(ws: WebSocket) { for await (const c of source) await write(ws, c) }`,
        ]),
      ],
    },
    {
      name: 'a reader behind a guard that only asks whether it is open',
      code:
        `import { WebSocket } from 'ws'\n` +
        `async function f(ws: WebSocket) {\n  while (true) { const { value, done } = await reader.read(); ` +
        `if (done) break\n` +
        `    if (ws.readyState === WebSocket.OPEN) ws.send(value) } }`,
      errors: [
        found('pumped', 'ws', 4, 43, [
          'await',
          `import { WebSocket } from 'ws'\n` +
            WRITE +
            `async function f(ws: WebSocket) {\n  while (true) { const { value, done } = await reader.read(); ` +
            `if (done) break\n    if (ws.readyState === WebSocket.OPEN) await write(ws, value) } }`,
        ]),
      ],
    },
    {
      name: 'a loop over data, in no async function',
      code: `function replay(ws: WebSocket, after) { for (const e of log) if (e.seq > after) ws.send(e.line) }`,
      errors: [found('pumped', 'ws', 1, 81)],
    },
    {
      name: 'a data channel that is fed by a schedule',
      code:
        `const channel = new RTCPeerConnection().createDataChannel('file')\n` +
        `chunks.forEach((chunk, i) => { setTimeout(() => { channel.send(chunk) }, i * 200) })`,
      errors: [found('pumped', 'channel', 2, 51)],
    },
    {
      name: 'a broadcast over the clients of a server',
      code: `${WSS}export function tell(m) { for (const c of wss.clients) c.send(JSON.stringify(m)) }`,
      errors: [
        found(
          'broadcast',
          'c',
          3,
          56,
          [
            'skip',
            `${WSS}export function tell(m) { for (const c of wss.clients) if (c.bufferedAmount <= 1_048_576) ` +
              `c.send(JSON.stringify(m)) }`,
          ],
          close(
            `${WSS}export function tell(m) { for (const c of wss.clients) c.send(JSON.stringify(m)) }`,
            'c',
            'JSON.stringify(m)',
          ),
        ),
      ],
    },
    {
      name: 'a broadcast whose clients are told by the guard',
      code: `export function tell(m) { clients.forEach((c) => { if (c.readyState === 1) { c.send(m) } }) }`,
      errors: [found('broadcast', 'c', 1, 78)],
    },
    {
      name: 'a message that is made once',
      code:
        `${WSS}function tell(m) { let text = null\n  for (const c of wss.clients) { ` +
        `if (text === null) text = JSON.stringify(m)\n    try { c.send(text) } catch {} } }`,
      errors: [
        found(
          'broadcast',
          'c',
          5,
          11,
          [
            'skip',
            `${WSS}function tell(m) { let text = null\n  for (const c of wss.clients) { ` +
              `if (text === null) text = JSON.stringify(m)\n    ` +
              `try { if (c.bufferedAmount <= 1_048_576) c.send(text) } catch {} } }`,
          ],
          close(
            `${WSS}function tell(m) { let text = null\n  for (const c of wss.clients) { ` +
              `if (text === null) text = JSON.stringify(m)\n    try { c.send(text) } catch {} } }`,
            'c',
            'text',
          ),
        ),
      ],
    },
    {
      name: 'a set of sockets',
      code: `const all = new Set<WebSocket>()\nfunction tell(m) { all.forEach((s) => { s.send(m) }) }`,
      errors: [
        found(
          'broadcast',
          's',
          2,
          41,
          [
            'skip',
            `const all = new Set<WebSocket>()\n` +
              `function tell(m) { all.forEach((s) => { if (s.bufferedAmount <= 1_048_576) s.send(m) }) }`,
          ],
          close(`const all = new Set<WebSocket>()\nfunction tell(m) { all.forEach((s) => { s.send(m) }) }`, 's', 'm'),
        ),
      ],
    },
    {
      name: 'a quick timer',
      code: `function f(ws: WebSocket) { setInterval(() => { ws.send(frame()) }, 50) }`,
      errors: [
        found(
          'forwarded',
          'ws',
          1,
          49,
          [
            'skip',
            `function f(ws: WebSocket) { setInterval(() => { if (ws.bufferedAmount <= 1_048_576) ` +
              `ws.send(frame()) }, 50) }`,
          ],
          trySend(`function f(ws: WebSocket) { setInterval(() => { ws.send(frame()) }, 50) }`, 'ws', 'frame()'),
        ),
      ],
    },
    {
      name: 'a listener that forwards',
      code: `function f(ws: WebSocket) { child.stdout.on('data', (d) => ws.send(d)) }`,
      errors: [found('forwarded', 'ws', 1, 60)],
    },
    {
      name: 'events in an envelope',
      code: `function f(ws: WebSocket) { bus.on('update', (u) => { ws.send(JSON.stringify({ type: 'u', u })) }) }`,
      errors: [
        found(
          'forwarded',
          'ws',
          1,
          55,
          [
            'skip',
            `function f(ws: WebSocket) { bus.on('update', (u) => { if (ws.bufferedAmount <= 1_048_576) ` +
              `ws.send(JSON.stringify({ type: 'u', u })) }) }`,
          ],
          trySend(
            `function f(ws: WebSocket) { bus.on('update', (u) => { ws.send(JSON.stringify({ type: 'u', u })) }) }`,
            'ws',
            "JSON.stringify({ type: 'u', u })",
          ),
        ),
      ],
    },
    {
      name: 'a relay to a peer that is looked up',
      code:
        `${WSS}wss.on('connection', (ws) => { ws.on('message', (data) => { const s = rooms.of(ws)\n` +
        `  if (s?.peer?.readyState === WebSocket.OPEN) s.peer.send(data, { binary: true }) }) })`,
      errors: [found('forwarded', 's.peer', 4, 47)],
    },
    {
      name: 'a name alone, where chunks stream',
      code: `source.on('data', (chunk) => { this.streamWs.send(chunk) })`,
      errors: [found('forwarded', 'this.streamWs', 1, 32)],
    },
    {
      name: 'a helper that sends',
      code:
        `function f(ws: WebSocket) {\n  const send = (m) => { ws.send(JSON.stringify(m)) }\n` +
        `  return (async () => { for await (const part of answer()) send(part) })() }`,
      errors: [found('pumped', 'ws', 2, 25)],
    },
    {
      name: 'a list of another kind',
      code: `class A { ws = new WebSocket(url); open() { this.messages.forEach((m) => this.ws.send(pack(m))) } }`,
      errors: [found('pumped', 'this.ws', 1, 74)],
    },
    {
      name: 'a channel in a variable',
      code: `function f(ws: WebSocket, channel) { bus.on(channel, (m) => { ws.send(JSON.stringify(m), log) }) }`,
      errors: [
        found('forwarded', 'ws', 1, 63, [
          'skip',
          `function f(ws: WebSocket, channel) { bus.on(channel, (m) => { if (ws.bufferedAmount <= 1_048_576) ` +
            `ws.send(JSON.stringify(m), log) }) }`,
        ]),
      ],
    },
    {
      name: 'a callback that only looks at the error',
      code: `function f(ws: WebSocket) { s.on('data', (d) => { ws.send(d, (e) => { if (e) log(e) }) }) }`,
      errors: [
        found('forwarded', 'ws', 1, 51, [
          'skip',
          `function f(ws: WebSocket) { s.on('data', (d) => { if (ws.bufferedAmount <= 1_048_576) ` +
            `ws.send(d, (e) => { if (e) log(e) }) }) }`,
        ]),
      ],
    },
    {
      name: 'an else that stays with its own if',
      code: `function f(ws: WebSocket) { s.on('data', (d) => { if (ok) ws.send(d); else stop() }) }`,
      errors: [
        found(
          'forwarded',
          'ws',
          1,
          59,
          [
            'skip',
            `function f(ws: WebSocket) { s.on('data', (d) => { ` +
              `if (ok) { if (ws.bufferedAmount <= 1_048_576) ws.send(d); } else stop() }) }`,
          ],
          trySend(`function f(ws: WebSocket) { s.on('data', (d) => { if (ok) ws.send(d); else stop() }) }`, 'ws', 'd'),
        ),
      ],
    },
  ],
})

untyped.run('no-unchecked-send is silent on', rule, {
  valid: cases({
    'bufferedAmount is read':
      `async function f(ws: WebSocket) { for await (const c of s) { if (ws.bufferedAmount > MAX) return; ` +
      `ws.send(c) } }`,
    'a notice of literals alone': `const notice = encoder.encode({ method: 'reconnect' })
for (const c of server.clients) if (c.readyState === 1) c.send(notice)`,
    'bufferedAmount is read elsewhere':
      `class A { ws = new WebSocket(url); get full() { return this.ws.bufferedAmount > 9 } f() { ` +
      `s.on('data', (d) => { this.ws.send(d) }) } }`,
    'a helper of the file looks':
      `const full = (x) => x.bufferedAmount > 9\nfunction f(ws: WebSocket) { s.on('data', (d) => { if ` +
      `(full(ws)) return; ws.send(d) }) }`,
    'a helper by its name looks':
      `function f(ws: WebSocket) { s.on('data', (d) => { if (isBackedUp(ws)) ` + `return; ws.send(d) }) }`,
    'the turn waits for a helper that is given the socket':
      `async function f(ws: WebSocket) { for await (const c of s) { ws.send(c); await settle({ socket: ws, ` +
      `signal }) } }`,
    'the callback goes on':
      `async function f(ws: WebSocket) { for await (const c of s) await new Promise((done) => { ws.send(c, ` +
      `done) }) }`,
    'the source is paused':
      `function f(ws: WebSocket) { s.on('data', (d) => { s.pause(); ws.send(d, (e) => { if (e) log(e) }); ` +
      `later(() => s.resume()) }) }`,
    'a low mark is set':
      `function f(dc: RTCDataChannel) { dc.bufferedAmountLowThreshold = 9; for (const c of chunks) ` + `dc.send(c) }`,
    'a reply':
      `${WSS}wss.on('connection', (ws) => { ws.on('message', (m) => { ws.send(JSON.stringify(answer(m))) ` + `}) })`,
    'an echo': `${WSS}wss.on('connection', (ws) => { ws.on('message', (m) => { ws.send(m) }) })`,
    'a reply by onmessage': `const ws = new WebSocket(url)\nws.onmessage = (m) => { ws.send(m.data) }`,
    'a greeting': `${WSS}wss.on('connection', (ws) => { ws.send(JSON.stringify(state)) })`,
    'one message': `const ws = new WebSocket(url)\nws.onopen = () => ws.send(hello)`,
    'news of one upload':
      `function f(ws: WebSocket, token) { const send = (m) => { ws.send(JSON.stringify(m)) ` +
      `}; bus.on(token, send) }`,
    'offers of a peer, of which there are a few':
      `function f(ws: WebSocket) { peer.on('signal', (s) => { ` + `ws.send(JSON.stringify(s)) }) }`,
    'what comes once': `function f(ws: WebSocket, topic) { bus.once(topic, (m) => { ws.send(JSON.stringify(m)) }) }`,
    'a message about an event':
      `function f(ws: WebSocket) { bus.on('done', (e) => { ws.send(JSON.stringify({ ` + `id: e.id })) }) }`,
    'a heartbeat':
      `function f(ws: WebSocket) { setInterval(() => { ws.send(JSON.stringify({ type: 'ping', at: ` +
      `Date.now() })) }, 100) }`,
    'a constant to all': `${WSS}function tell() { for (const c of wss.clients) c.send('reload') }`,
    'a slow timer': `function f(ws: WebSocket) { setInterval(() => { ws.send(JSON.stringify(stats())) }, 5000) }`,
    'a timer whose period others decide':
      `function f(ws: WebSocket, ms) { setInterval(() => { ` + `ws.send(JSON.stringify(stats())) }, ms) }`,
    'a slow timer to all':
      `${WSS}setInterval(() => { for (const c of wss.clients) ` + `c.send(JSON.stringify(stats())) }, 10_000)`,
    'a timer that waits for the connection':
      `const ws = new WebSocket(url)\nconst t = setInterval(() => { if (ws.readyState === 1) { ` +
      `ws.send(hello(x)); clearInterval(t) } }, 100)`,
    'the last message': `${WSS}function bye(m) { for (const c of wss.clients) { c.send(m); c.close() } }`,
    'a literal list': `function f(ws: WebSocket) { for (const c of ['a', 'b']) ws.send(render(c)) }`,
    'a literal list of sockets':
      `function f(a: WebSocket, b: WebSocket, m) { for (const s of [a, b]) if (s.readyState === 1) ` + `s.send(m) }`,
    'what waited for the connection':
      `class A { ws = new WebSocket(url); flush() { for (const m of this.waiting) this.ws.send(m); ` +
      `this.waiting = [] } }`,
    'what waited, by its name':
      `class A { ws = new WebSocket(url); open() { this.pendingMessages.forEach((m) ` + `=> this.ws.send(m)) } }`,
    'calls that are still open, on a new connection':
      `class A { ws = new WebSocket(url); open() { for (const { request } of this.#calls.values()) ` +
      `this.ws.send(encode(request)) } }`,
    'what waited, copied':
      `class A { ws = new WebSocket(url); flush() { const all = [...this.waiting]; this.waiting = []; for ` +
      `(const m of all) this.ws.send(m) } }`,
    'what waited, spliced':
      `class A { ws = new WebSocket(url); flush() { for (const m of this.waiting.splice(0)) ` + `this.ws.send(m) } }`,
    'what waited, one by one':
      `class A { ws = new WebSocket(url); flush() { while (this.waiting.length) { const m = ` +
      `this.waiting.shift(); this.ws.send(m) } } }`,
    'a socket for each message': `for (const m of ms) { const ws = new WebSocket(url); ws.onopen = () => ws.send(m) }`,
    'an object that sends later': `${WSS}const peers = [...wss.clients].map((c) => ({ send: (m) => { c.send(m) } }))`,
    'commands of a client':
      `import { S3Client } from '@aws-sdk/client-s3'\nconst client = new S3Client({})\nfor (const k of ` +
      `keys) client.send(new Get(k))`,
    'a session of the devtools': `const cdp = await page.createCDPSession()\nfor (const c of cs) await cdp.send(c)`,
    'another process': `source.on('data', (d) => { process.send(d) })`,
    'a child': `import { fork } from 'node:child_process'\nconst child = fork('x')\nfor (const m of ms) child.send(m)`,
    'a queue': `for await (const m of ms) channel.sendToQueue('q', m)`,
    'a response': `app.get('/', (req, res) => { for (const x of xs) res.send(x) })`,
    postMessage: `for await (const m of ms) worker.postMessage(m)`,
    'a plain client': `for await (const m of ms) client.send(m)`,
    'an answer of a wrapper': `for await (const m of ms) await this.ws.send(m)`,
    'a request': `const xhr = new XMLHttpRequest()\nfor (const x of xs) { if (xhr.readyState === 4) xhr.send(x) }`,
    'a name alone in a plain loop': `for (const m of ms) ws.send(m)`,
    'a name alone behind a message': `bus.on('message', (m) => { ws.send(JSON.stringify({ id: m.id })) })`,
  }),
  invalid: [],
})

typed.run('no-unchecked-send with types', rule, {
  valid: cases({
    'a typed client of another kind':
      `interface Api { send(x: string): Promise<void> }\ndeclare const ws: Api\nasync function f(s: ` +
      `AsyncIterable<string>) { for await (const c of s) void ws.send(c) }`,
  }),
  invalid: [
    {
      name: 'a field that a type tells',
      code:
        `interface Peer { socket: { send(x: string): void; readonly bufferedAmount: number; close(): void } }\n` +
        `function f(p: Peer, s: NodeJS.ReadableStream) { s.on('data', (d: string) => p.socket.send(d)) }`,
      errors: [found('forwarded', 'p.socket', 2, 77)],
    },
  ],
})
