import rule from '../../rules/no-unbounded-queue.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

type Kind = 'event' | 'sent' | 'retry' | 'line' | 'caller'
const at = (messageId: Kind, name: string, line: number, column: number) => ({
  messageId,
  data: { name },
  line,
  column,
})
const callers: [{ feeds: 'callers' }] = [{ feeds: 'callers' }]

/** A class with a list that messages feed, and that `pump()` drains. */
const inbox = (onMessage: string, more = '') => `class Inbox {
  queue = []
  constructor(socket) { socket.on('message', (m) => { ${onMessage} }) }
  async pump() { for (;;) await work(this.queue.shift()) }
  ${more}
}`

untyped.run('no-unbounded-queue', rule, {
  valid: [
    { name: 'a size check before the put', code: inbox('if (this.queue.length >= 100) return; this.queue.push(m)') },
    {
      name: 'a size check after the put',
      code: inbox('this.queue.push(m); if (this.queue.length > MAX) this.queue.shift()'),
    },
    {
      name: 'a check in a helper',
      code: inbox('this.queue.push(m)', 'trim() { while (this.queue.length > this.max) this.queue.shift() }'),
    },
    {
      name: 'a check through a getter',
      code: inbox('if (this.size < 100) this.queue.push(m)', 'get size() { return this.queue.length }'),
    },
    {
      name: 'a check of a copy of the length',
      code: inbox('const n = this.queue.length; if (n < limit) this.queue.push(m)'),
    },
    {
      name: 'a check for equality with a limit',
      code: inbox('if (this.queue.length === this.limit) this.queue.shift(); this.queue.push(m)'),
    },
    {
      name: 'a count of bytes',
      code: inbox('if (this.bytes + m.length > MAX_BYTES) return; this.bytes += m.length; this.queue.push(m)'),
    },
    { name: 'a source that is paused', code: inbox('this.queue.push(m); if (busy) socket.pause()') },
    { name: 'a function that trims', code: inbox('this.queue.push(m); trimTo(this.queue)') },
    {
      name: 'only the last hundred',
      code:
        'let seen = []\nsocket.on("message", (m) => { seen = [...seen, m].slice(-100) })\n' +
        'function take() { return seen.shift() }',
    },
    { name: 'only the last one', code: inbox('while (this.queue.length > 0) this.queue.shift(); this.queue.push(m)') },
    {
      name: 'the last of each kind',
      code: inbox('this.queue = this.queue.filter((other) => other.kind !== m.kind); this.queue.push(m)'),
    },
    { name: 'a window of time', code: inbox('if (old > 0) this.queue.splice(0, old); this.queue.push(m)') },
    {
      name: 'a bound in a comment',
      code: inbox('\n/* backpressure: at most 8 — one per region */\nthis.queue.push(m)\n'),
    },
    {
      name: 'a bound in the settings',
      settings: { backpressure: { bounded: ['queue'] } },
      code: inbox('this.queue.push(m)'),
    },
    {
      name: 'a local list of results',
      code:
        'function f(source) { const out = []; for (const x of source) { out.push(x) } while ' +
        '(out.length) use(out.shift()) }',
    },
    {
      name: 'a work list',
      code:
        'const todo = []\nimporter.on("module", (m) => { while (todo.length) { const n = ' +
        'todo.shift(); todo.push(...n.imports) } })',
    },
    {
      name: 'what is turned round',
      code: 'const ring = []\nsocket.on("message", () => { ring.push(ring.shift()) })',
    },
    {
      name: 'a registry of connections',
      code: `const sockets = []
server.on('connection', (socket) => {
  sockets.push(socket)
  socket.on('close', () => { sockets.splice(sockets.indexOf(socket), 1) })
})`,
    },
    {
      name: 'a set of clients',
      options: callers,
      code:
        'const clients = new Set()\nwss.on("connection", (ws) => { clients.add(ws); ' +
        'ws.on("close", () => clients.delete(ws)) })',
    },
    {
      name: 'timers by key, cleared at the end',
      options: callers,
      code:
        'const timers = new Map()\nexport function arm(k) { timers.set(k, setTimeout(f, 5)) }\n' +
        'export function stop() { for (const t of timers.values()) clearTimeout(t); ' +
        'timers.clear() }',
    },
    {
      name: 'functions that tidy up',
      code:
        'class S { subs = []; open(socket) { socket.on("message", () => { this.subs.push(() => ' +
        'socket.off("x", f)) }) } next() { this.subs.shift()() } }',
    },
    {
      name: 'waiters: each put is a caller who waits',
      options: callers,
      code: `class Channel {
  takers = []
  take() { return new Promise((resolve) => { this.takers.push(resolve) }) }
  put(x) { this.takers.shift()(x) }
}`,
    },
    {
      name: 'a _write that keeps its callback',
      code:
        'class Sink extends Writable { pending = []; _write(chunk, encoding, callback) { ' +
        'this.pending.push({ chunk, callback }) } onMessage(m) { this.pending.shift().callback() ' +
        '} }',
    },
    {
      name: 'a parser that a _write drives',
      code: `function connect(parser, writable) {
  const packets = []
  parser.on('packet', (packet) => packets.push(packet))
  const work = () => { const packet = packets.shift(); if (packet) handle(packet, work) }
  writable._write = (chunk, encoding, done) => { parser.parse(chunk); work() }
}`,
    },
    {
      name: 'what a stream brings until its end',
      code:
        "const chunks = []\nlet body\nsocket.on('data', (c) => { chunks.push(c) })\n" +
        "socket.on('end', () => { body = Buffer.concat(chunks); chunks.length = 0 })",
    },
    {
      name: 'a list of each event',
      code:
        "socket.on('message', (m) => { const parts = []; m.each(() => { parts.push(m) }); " +
        'later(() => parts.shift()) })',
    },
    {
      name: 'answers that each sender has in hand',
      code: `class Requests {
  open = []
  constructor(ws) { ws.on('message', (m) => { this.open.shift().write(m) }) }
  sendRequest(m) { const answer = new Channel(); this.open.push(answer); this.ws.send(m); return answer }
}`,
    },
    {
      name: 'numbers that are averaged',
      code: `class Turn {
  marks = []
  constructor(socket) { socket.on('message', (m) => { this.marks.push(m.mark) }) }
  async end() { await commit(this.marks.reduce((a, b) => a + b, 0) / this.marks.length); this.marks = [] }
}`,
    },
    {
      name: 'what a person does',
      code:
        'const undo = []\nbutton.addEventListener("click", () => { undo.push(1) })\nconst next = ' +
        '() => undo.shift()',
    },
    {
      name: 'any caller, in recommended',
      code:
        'const jobs = []\nexport function add(job) { jobs.push(job) }\nexport function run() { ' +
        'return jobs.shift() }',
    },
    {
      name: 'a store behind a call',
      options: callers,
      code:
        'const jobs = new JobQueue({ redis })\nexport const add = (job) => jobs.push(job)\n' +
        'export const run = () => jobs.shift()',
    },
    {
      name: 'a limiter whose line is looked at',
      code:
        "import PQueue from 'p-queue'\nconst queue = new PQueue({ concurrency: 2 })\n" +
        "socket.on('message', (m) => { if (queue.size > 100) return; void queue.add(() => " +
        'work(m)) })',
    },
    {
      name: 'a limiter that callers wait for',
      options: callers,
      code:
        "import PQueue from 'p-queue'\nconst queue = new PQueue({ concurrency: 2 })\nexport " +
        'const run = (m) => queue.add(() => work(m))',
    },
  ],
  invalid: [
    { name: 'a listener', code: inbox('this.queue.push(m)'), errors: [at('event', 'queue', 3, 55)] },
    {
      name: 'the last of some kinds, and all of the others',
      code: `class Provider {
  queue = []
  send(m) { if (this.ws.readyState === 1) this.ws.send(m); else this.#add(m) }
  #add(m) {
    if (KINDS.has(m.kind)) this.queue = this.queue.filter((other) => other.kind !== m.kind)
    this.queue.push(m)
  }
  onOpen() { this.queue.forEach((m) => this.send(m)); this.queue = [] }
}`,
      errors: [at('sent', 'queue', 6, 5)],
    },
    {
      name: 'onmessage',
      code: 'const q = []\nsocket.onmessage = (e) => { q.push(e.data) }\nsetInterval(() => send(q.splice(0)), 1000)',
      errors: [at('event', 'q', 2, 29)],
    },
    {
      name: 'a helper of the listener',
      code:
        "class A { #q = []; start(s) { s.on('data', (d) => this.add(d)) } add(d) { " +
        'this.#q.push(d) } next() { return this.#q.shift() } }',
      errors: [at('event', '#q', 1, 75)],
    },
    {
      name: 'a walk that empties',
      code:
        "let q = []\nsocket.on('message', (m) => { q.push(m) })\nfunction flush() { for (const m " +
        'of q) send(m); q = [] }',
      errors: [at('event', 'q', 2, 31)],
    },
    {
      name: 'lines that are sent as one text',
      code: `class Lines {
  lines = []
  constructor(socket) { socket.on('message', (m) => { this.lines.push(m.line) }) }
  async flush() { await post(this.lines.join('\\n')); this.lines = [] }
}`,
      errors: [at('event', 'lines', 3, 55)],
    },
    {
      name: 'a copy that is worked off',
      code:
        "let q = []\nsocket.on('message', (m) => { q = [...q, m] })\nfunction flush() { const " +
        'batch = q; q = []; send(batch) }',
      errors: [at('event', 'q', 2, 31)],
    },
    {
      name: 'for await',
      code:
        'const q = []\nexport async function read(s) { for await (const m of s) q[q.length] = m ' +
        '}\nexport const next = () => q.shift()',
      errors: [at('event', 'q', 2, 58)],
    },
    {
      name: 'each request',
      code:
        "const q = []\napp.post('/event', (req, res) => { q.push(req.body); res.end() })\n" +
        'setInterval(() => save(q.splice(0)), 1000)',
      errors: [at('event', 'q', 2, 36)],
    },
    {
      name: 'lists by key',
      options: callers,
      code:
        'const lanes = new Map()\nsocket.on("message", (m) => { const lane = lanes.get(m.key) ?? ' +
        '[]; lane.push(m); lanes.set(m.key, lane) })\nfunction flush() { for (const lane of ' +
        'lanes.values()) send(lane); lanes.clear() }',
      errors: [at('event', 'lanes', 2, 68)],
    },
    {
      name: 'messages that are kept for somebody else',
      code: `class Factory {
  early = new WeakSet()
  onChannel({ channel }) {
    const one = { channel, messages: [] }
    channel.onmessage = (m) => { one.messages.push(m) }
    this.early.add(one)
  }
}`,
      errors: [at('event', 'messages', 5, 34)],
    },
    {
      name: 'what is sent while the connection is down',
      code: `class Client {
  #pending = []
  send(m) { if (this.ws.readyState === 1) this.ws.send(m); else this.#pending.push(m) }
  onOpen() { this.#pending.forEach((m) => this.ws.send(m)); this.#pending = [] }
}`,
      errors: [at('sent', '#pending', 3, 65)],
    },
    {
      name: 'a log that goes over a socket',
      code: `class Sender {
  lines = []
  log(line) { this.lines.push(line); this.flush() }
  flush() { while (this.connected && this.lines.length > 0) this.socket.write(this.lines.shift()) }
}`,
      errors: [at('sent', 'lines', 3, 15)],
    },
    {
      name: 'what fails goes back in',
      code: `class Batcher {
  jobs = []
  enqueue(job) { this.jobs.push(job) }
  async run() { const batch = this.jobs.splice(0); try { await go(batch) } catch { this.jobs.unshift(...batch) } }
}`,
      errors: [at('retry', 'jobs', 3, 18)],
    },
    {
      name: 'a limiter without a look at its line',
      code:
        "import PQueue from 'p-queue'\nconst queue = new PQueue({ concurrency: 2 })\n" +
        "socket.on('message', (m) => { queue.add(() => work(m)).catch(log) })",
      errors: [at('line', 'queue', 3, 31)],
    },
    {
      name: 'a limiter that is a function',
      code:
        "import pLimit from 'p-limit'\nconst limit = pLimit(2)\nsocket.on('message', (m) => { " +
        'void limit(() => work(m)) })',
      errors: [at('line', 'limit', 3, 36)],
    },
    {
      name: 'any caller',
      options: callers,
      code:
        'export const jobs = []\nexport function add(job) { jobs.push(job) }\nexport function ' +
        'run() { return jobs.shift() }',
      errors: [at('caller', 'jobs', 2, 28)],
    },
    {
      name: 'callers of a closure',
      options: callers,
      code:
        'module.exports = function limit(fn) { var queue = []; var pump = function () { ' +
        'fn(queue.shift()) }; var limiter = function (x) { queue.push(x); setImmediate(pump) }; ' +
        'return limiter }',
      errors: [at('caller', 'queue', 1, 130)],
    },
    {
      name: 'the line of a limiter made by hand',
      options: callers,
      code: `export function throttle(max) {
  let running = 0
  const waiting = new Queue()
  return (fn) => new Promise((resolve) => {
    const run = async () => {
      if (running < max) { running++; resolve(await fn()); running--; if (waiting.length > 0) waiting.shift()() }
      else waiting.push(run)
    }
    run()
  })
}`,
      errors: [at('caller', 'waiting', 7, 12)],
    },
    {
      name: 'a list that another module empties',
      options: callers,
      code:
        'export let alerts: string[] = []\nexport function setAlerts(next: string[]) { alerts = ' +
        'next }\nexport function alert(m: string) { alerts.push(m) }',
      errors: [at('caller', 'alerts', 3, 36)],
    },
    {
      name: 'a class of before classes',
      options: callers,
      code:
        'function Client() { this.queue = [] }\nClient.prototype.query = function (q) { ' +
        'this.queue.push(q) }\nClient.prototype.next = function () { return this.queue.shift() }',
      errors: [at('caller', 'queue', 2, 41)],
    },
  ],
})

typed.run('no-unbounded-queue, typed', rule, {
  valid: [{ name: 'a check', code: inbox('if (this.queue.length < 10) this.queue.push(m)') }],
  invalid: [],
})

commonjs.run('no-unbounded-queue, commonjs', rule, {
  valid: [],
  invalid: [
    {
      name: 'a module',
      code: "const q = []\nprocess.on('message', (m) => { q.push(m); log(q) })\nmodule.exports.next = () => q.shift()",
      errors: [at('event', 'q', 2, 32)],
    },
  ],
})
