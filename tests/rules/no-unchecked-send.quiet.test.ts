import rule from '../../rules/no-unchecked-send.ts'
import { untyped } from '../rule-tester.ts'

/** Code by the name of its case. */
const silent = (table: Record<string, string>) => Object.entries(table).map(([name, code]) => ({ name, code }))

/** What stands next to a silent case, and is reported: the same shape without the fact that makes it silent. */
const spoken = (table: Record<string, readonly ['broadcast' | 'forwarded' | 'pumped', code: string]>) =>
  Object.entries(table).map(([name, [messageId, code]]) => ({ name, code, errors: [{ messageId }] }))

untyped.run('no-unchecked-send beside frames of listed bytes', rule, {
  valid: silent({
    'an answer to each frame':
      `function f(ws: WebSocket) {\n` + `  source.on('data', (c) => ws.send(new Uint8Array([1, c[0]]))) }`,
    'one in a loop':
      `async function f(ws: WebSocket) {\n` + `  for await (const c of source) ws.send(Uint8Array.of(ACK, c[0])) }`,
  }),
  invalid: spoken({
    'to all': [
      'broadcast',
      `function tell(all, c) { for (const ws of all) if (ws.readyState === 1) ws.send(new Uint8Array([1, c])) }`,
    ],
    'a head, and the chunk': [
      'forwarded',
      `function f(ws) { const say = (c) => { if (ws.readyState === 1) ws.send(new Uint8Array([1, ...c])) }\n` +
        `source.on('data', (c) => { say(c) }) }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside timers and ends', rule, {
  valid: silent({
    'a timer whose period is set later':
      `class A { ms = 0; constructor(ws) { this.ws = ws }\n  set(ms) { this.ms = ms\n` +
      `    setInterval(() => { if (this.ws.readyState === 1) this.ws.send(state()) }, this.ms) } }`,
    'when all of a list are done':
      `function f(ws, rows) { async.each(rows, (row, done) => save(row, done), (error) => {\n` +
      `  const to = error ? ws.a : ws.b; if (to.readyState === 1) to.send(rows.text()) }) }`,
  }),
  invalid: spoken({
    'a timer whose period is set to little': [
      'forwarded',
      `class A { ms = 50; constructor(ws) { this.ws = ws }\n  set() {\n` +
        `    setInterval(() => { if (this.ws.readyState === 1) this.ws.send(state()) }, this.ms) } }`,
    ],
    'a relay that asks a list of filters first': [
      'forwarded',
      `Relay.prototype.onMessage = function (ctx, data) { var self = this\n` +
        `  async.forEach(this.filters, function (f, done) { f(ctx, data, done) }, function (error) {\n` +
        `    var to = ctx.isBack ? ctx.client : ctx.server; if (to.readyState === 1) to.send(data) }) }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside signals', rule, {
  valid: silent({
    'an acknowledgement of each chunk':
      `function f(ws: WebSocket) { source.on('data', (c) => { ws.send(encode(Ack.create({ at: c.end }))) }) }`,
    'a heartbeat to all':
      `function beat(all, at) { for (const c of all) if (c.readyState === 1) c.send(heartbeatOf(at)) }`,
  }),
  invalid: spoken({
    'news to all': [
      'broadcast',
      `function beat(all, at) { for (const c of all) if (c.readyState === 1) c.send(newsOf(at)) }`,
    ],
    'the chunk, whatever its name': [
      'forwarded',
      `function f(ws) { const say = (ping) => { if (ws.readyState === 1) ws.send(ping) }\n` +
        `source.on('data', (c) => { say(c) }) }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside messages of words', rule, {
  valid: silent({
    'the tokens of a text':
      `async function f(ws: WebSocket) { for await (const ev of tokenizer) ` +
      `ws.send(JSON.stringify({ type: 'speak', text: ev.token + ' ' })) }`,
    'words of a text through a helper':
      `async function f(ws: WebSocket) { const say = (m) => { ws.send(JSON.stringify(m)) }\n` +
      `for await (const ev of tokenizer) say({ id, text: ev.token }) }`,
    'the moves of a mouse':
      `function f(ws: WebSocket) { for (const e of events) ` + `ws.send(JSON.stringify([2, Math.round(e.x * 9), 0])) }`,
    'what is at which step':
      `function f(ws: WebSocket) { for (const job of jobs) ` + `ws.send(JSON.stringify({ id: job.id, done: true })) }`,
  }),
  invalid: spoken({
    'the frames of a call': [
      'pumped',
      `async function f(ws) { for await (const ev of frames) if (ws.readyState === 1) ` +
        `ws.send(JSON.stringify({ type: 'audio', audio: ev.data })) }`,
    ],
    'a text to all': [
      'broadcast',
      `function tell(all, text) { for (const c of all) if (c.readyState === 1) c.send(JSON.stringify({ text })) }`,
    ],
    'words that another stream sends': [
      'forwarded',
      `function f(ws) { proc.stdout.on('data', (text) => { if (ws.readyState === 1) ` +
        `ws.send(JSON.stringify({ text })) }) }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside sockets that are opened', rule, {
  valid: silent({
    'a greeting in each one that is opened':
      `for (const fn of fns) { const ws = follow(fn.url)\n` +
      `ws.on('open', () => { if (ws.readyState === 1) ws.send(JSON.stringify({ id: fn.id })) }) }`,
  }),
  invalid: spoken({
    'news in each one that is looked up': [
      'broadcast',
      `for (const fn of fns) { const ws = byId(fn.id)\n` +
        `ws.on('close', () => drop(fn)); if (ws.readyState === 1) ws.send(JSON.stringify(fn)) }`,
    ],
  }),
})

const ENCODED = (format: string) =>
  `import { spawn } from 'node:child_process'\nfunction f(ws) { const p = spawn('ffmpeg', ['-f', '${format}', '-'])\n` +
  `p.stdout.on('data', (c) => { if (ws.readyState === 1) ws.send(c) }) }`

untyped.run('no-unchecked-send beside encoders', rule, {
  valid: silent({ speech: ENCODED('mulaw') }),
  invalid: spoken({ 'a film': ['forwarded', ENCODED('mpegts')] }),
})

untyped.run('no-unchecked-send beside queues in memory', rule, {
  valid: silent({
    'a queue that takes all':
      `class A { #out = new AsyncIterableQueue<Frame>(); ws = new WebSocket(url)\n` +
      `async run() { for await (const m of this.#out) this.ws.send(m.data) } }`,
    'a list that waits for its feeder':
      `class A { #queue = []; ws = new WebSocket(url); async run() { while (!this.closed) {\n` +
      `if (this.#queue.length === 0) await this.filled(); const m = this.#queue.shift(); if (!m) continue\n` +
      `const text = JSON.stringify(m); this.ws.send(text) } } }`,
    'a list that is made and filled right here':
      `function f(ws: WebSocket) { const events = []; events.push(update()); events.push(...rest())\n` +
      `for (const event of events) ws.send(JSON.stringify(event)) }`,
  }),
  invalid: spoken({
    'a queue with a bound': [
      'pumped',
      `class A { #out = new AsyncQueue<Frame>(8); async run(ws) {\n` +
        `for await (const m of this.#out) if (ws.readyState === 1) ws.send(m.data) } }`,
    ],
    'a list that is read somewhere else': [
      'pumped',
      `async function f(ws) { const events = await load()\n` +
        `for (const event of events) if (ws.readyState === 1) ws.send(JSON.stringify(event)) }`,
    ],
    'a source of another file': [
      'pumped',
      `class A extends Base { async run(ws) {\n` +
        `for await (const m of this.input) if (ws.readyState === 1) ws.send(m.data) } }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside loops that connect again', rule, {
  valid: silent({
    'a greeting each time':
      `import { WebSocket } from 'ws'\nasync function run(open: () => Promise<WebSocket>) { ` +
      `while (on) { let ws: WebSocket; ws = await open(); ws.send(JSON.stringify(session())); await closed(ws) } }`,
    'a part of the connection':
      `async function run(payload) { for (;;) { const [ws, release] = await connect()\n` +
      `  if (ws.readyState === WebSocket.OPEN) ws.send(JSON.stringify({ payload })); await release() } }`,
    'a task of the connection':
      `async function run() { while (on) { let ws = null; ws = await connect()\n` +
      `start(async () => { if (ws.readyState === WebSocket.OPEN) ws.send(JSON.stringify(state())) }) } }`,
  }),
  invalid: spoken({
    'what streams into each connection': [
      'pumped',
      `async function run() { while (on) { const ws = await connect()\n` +
        `for await (const f of frames()) if (ws.readyState === WebSocket.OPEN) ws.send(f) } }`,
    ],
    'a walk that looks its clients up': [
      'broadcast',
      `function tell(ids, m) { for (const id of ids) { const ws = sockets.get(id)\n` +
        `if (ws.readyState === WebSocket.OPEN) ws.send(m) } }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside branches that are never run', rule, {
  valid: silent({
    'beside what is always run':
      `async function f(ws) { if (true) { probe() } else { for await (const f of frames())\n` +
      `if (ws.readyState === WebSocket.OPEN) ws.send(f) } }`,
  }),
  invalid: spoken({
    'what is always run': [
      'pumped',
      `async function f(ws) { if (true) { for await (const f of frames())\n` +
        `if (ws.readyState === WebSocket.OPEN) ws.send(f) } }`,
    ],
  }),
})

untyped.run('no-unchecked-send beside sockets that are heard', rule, {
  valid: silent({
    'a name alone': `upstream.on('message', (data) => { try { ws.send(data) } catch {} })`,
    'its own messages': `ws.on('message', (data) => { try { ws.send(data) } catch {} })`,
  }),
  invalid: spoken({
    'one that is heard, and gets the messages of another': [
      'forwarded',
      `handler((ws) => { ws.on('message', (data) => { log(data.length) })\n` +
        `upstream.on('message', (data) => { try { ws.send(data) } catch {} }) })`,
    ],
  }),
})

untyped.run('no-unchecked-send beside kinds of messages', rule, {
  valid: silent({
    'one kind beside the flow':
      `const relay = (a, to) => a.on('message', (raw) => { switch (JSON.parse(raw).event) { case 'media': break\n` +
      `case 'dtmf': if (to.readyState === WebSocket.OPEN) to.send(raw) } })`,
    'parts of one message, as they are':
      `function put(ws: WebSocket, packet) { const parts = encode(packet); for (const part of parts) ws.send(part) }`,
    'pieces of one buffer':
      `function put(ws: WebSocket, data) { for (let i = 0; i < count(data); i++) {\n` +
      `  const piece = data.slice(MAX * i, MAX * (i + 1)); ws.send(piece) } }`,
    'news of an operation, by an emitter of this file':
      `const told = new EventEmitter(); wss.on('connection', (ws: WebSocket) => { told.on('status', (s) => {\n` +
      `  ws.send(s) }) })\n` +
      `export async function add(item) { await store(item); told.emit('status', item.name) }`,
    'an acknowledgement of a frame':
      `class A { start(ws) { this.ws = ws; ws.addEventListener('message', (e) => this._onFrame(e.data)) }\n` +
      `  _onFrame(raw) { const f = JSON.parse(raw); this.ws.send(JSON.stringify({ type: 'ack', id: f.id })) } }`,
    'an answer of words':
      `class A { ask(ws) { this.ws = ws; ws.onmessage = (e) => this.take(JSON.parse(e.data)) }\n` +
      `  take(frame) { const id = frame.id ?? ''; this.ws.send(JSON.stringify({ type: 'ack', id })) } }`,
  }),
  invalid: spoken({
    'what flows, by an emitter of this file': [
      'forwarded',
      `const told = new EventEmitter(); const open = (ws) => { if (ws.readyState === 1) told.on('row', (r) => {\n` +
        `  ws.send(r) }) }\nexport async function run(rows) { for await (const row of rows) told.emit('row', row) }`,
    ],
    'an answer that carries the frame': [
      'forwarded',
      `class A { start(ws) { this.ws = ws; ws.addEventListener('message', (e) => this._onFrame(e.data)) }\n` +
        `  _onFrame(raw) { const f = JSON.parse(raw); this.ws.send(JSON.stringify({ type: 'copy', raw })) } }`,
    ],
    'the flow itself': [
      'forwarded',
      `const relay = (a, to) => a.on('message', (raw) => { switch (JSON.parse(raw).event) { case 'mark': break\n` +
        `case 'media': if (to.readyState === WebSocket.OPEN) to.send(raw) } })`,
    ],
  }),
})

const RELAY = `const relay = (ws, source) => source.on('data', (raw) => { if (ws.readyState === 1) ws.send(raw) })`

untyped.run('no-unchecked-send in a worker whose sockets tell nothing', rule, {
  valid: silent({
    'a pair is made': `${RELAY}\nexport default { fetch() { const { 0: client, 1: server } = new WebSocketPair() } }`,
  }),
  invalid: spoken({
    'no pair is made': ['forwarded', RELAY],
    'a pair of its own': ['forwarded', `class WebSocketPair {}\n${RELAY}\nconst pair = new WebSocketPair()`],
  }),
})

untyped.run('no-unchecked-send beside what is known by now', rule, {
  valid: silent({
    'one frame for each worker':
      `import { WebSocketServer } from 'ws'\nnew WebSocketServer(o).on('connection', (ws) => {\n` +
      `  for (const frame of this.caster.cachedFrames()) ws.send(JSON.stringify(frame)) })`,
    'the last states':
      `import { WebSocketServer } from 'ws'\nnew WebSocketServer(o).on('connection', (ws) => {\n` +
      `  for (const state of this.latest.values()) ws.send(state) })`,
  }),
  invalid: spoken({
    'all that was ever said': [
      'pumped',
      `import { WebSocketServer } from 'ws'\nnew WebSocketServer(o).on('connection', (ws) => {\n` +
        `  for (const line of this.history.lines()) ws.send(line) })`,
    ],
  }),
})
