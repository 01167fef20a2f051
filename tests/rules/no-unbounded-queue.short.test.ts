import rule from '../../rules/no-unbounded-queue.ts'
import { untyped } from '../rule-tester.ts'

const event = (line: number, column: number) => ({ messageId: 'event' as const, data: { name: 'q' }, line, column })

const generator = (consumer: string) => `async function* messages(ws) {
  const q = []
  ws.on('message', (m) => { q.push(m); wake() })
  while (open || q.length > 0) {
    if (q.length > 0) { yield q.shift(); continue }
    await woken()
  }
}
async function run() { for await (const m of messages(socket)) { ${consumer} } }`

const asked = (turn: string) => `async function run(ws) {
  const q = []
  let waiter
  ws.on('message', (m) => { if (waiter) waiter(m); else q.push(m) })
  const next = () => new Promise((done) => { if (q.length > 0) done(q.shift()); else waiter = done })
  while (true) { ${turn} }
}`

const batch = (arm: string) => `let q = [], timer
const flush = () => { const all = q; q = []; timer = undefined; save(all) }
socket.on('message', (m) => { q.push(m); ${arm} })`

const stats = (then: string) => `class Reporter {
  q = []
  constructor(events) {
    events.on('stats', async (stats) => { for (const key in stats) this.add(key, stats[key]); ${then} })
  }
  add(name, value) { if (value !== undefined) this.q.push({ name, value }) }
  async put() { const all = this.q; this.q = []; await this.client.send(all) }
}`

const lines = (after: string) => `class Redirect {
  q = []
  async run(stream) { for await (const chunk of stream) { this.q.push(chunk); ${after} } }
  print() { const text = Buffer.concat(this.q).toString(); this.q = []; text.split('\\n').forEach((l) => log(l)) }
}`

const pool = (put: string) => `class Pool {
  q = []
  constructor(link) { link.on('task', (task) => this._run(this.q.shift(), task)) }
  _run(worker, task) {
    worker.once('message', (result) => { ${put}; task.done(result) })
    worker.postMessage(task.data)
  }
}`

const session = (walk: string) => `class Session {
  q = []
  constructor(socket) { socket.on('message', (m) => { if (m.late) this.ping(m) }) }
  ping(m) { const all = [...this.q]; this.q = []; this.first(); ${walk} }
  next() { this.socket.post(this.q.shift()) }
}`

const shown = (first: string) => `let q = []
socket.on('message', (m) => {
  ${first}
  for (const x of m.marks) q.push(x)
  show(q)
})
export function next() { return q.shift() }`

const kept = (each: string) => `let q = []
socket.on('message', (m) => { q.push(m) })
export function leave() { q.forEach((m) => ${each}); q = [] }`

const putOff = (ms: string) => `timer = setTimeout(flush, Math.min(${ms}))`

const frames = (test: string) => `let q = []
socket.on('data', (d) => {
  const parts = String(d).split('\\n')
  if (${test}) { work(q.join('')); q = [] }
  q.push(parts.pop())
})`

const once = (test: string) => `const q = []
watcher.on('add', (path) => { if (${test}) return; q.push(path) })
async function scan() { for (;;) await read(q.shift()) }`

const replies = (test: string) => `const q = []
socket.on('command', (id) => { q.push({ id, data: false }) })
function answer(id, data) {
  for (let i = 0; i < q.length; i++) if (q[i].id === id) q[i].data = data
  while (${test}) socket.write(q.shift().data)
}`

const lost = (reset: string) => `class Link {
  q = []
  constructor(socket) { socket.on('message', (m) => { if (m.bad) this.reset(m) }) }
  reset(m) { ${reset} }
  flush() { const all = this.q; this.q = []; this.send(all) }
}`

const early = (more: string) => `class Log {
  q = []
  file = null
  constructor(socket) { socket.on('message', (m) => { if (!this.file) this.q.push(m); else this.file.add(m) }) }
  init() { this.file = new LogFile(); for (const m of this.q) this.file.add(m); this.q = [] }
  ${more}
}`

const worker = (onGone: string) => `class Client {
  q = []
  ready = false
  get port() { return this.ready ? this.worker : null }
  constructor(socket) { socket.on('message', (m) => { this.take(m) }) }
  take(m) {
    const port = this.port
    if (port) port.send(m)
    else this.q.push(m)
  }
  onConnected() { this.ready = true; this.flush() }
  onGone() { ${onGone} }
  flush() { for (const m of this.q) this.port.send(m); this.q = [] }
}`

const specs = (name: string) => `class Reporter {
  q = []
  constructor(runner) {
    runner.on('${name}', (run) => { this.q.push(...run.specs) })
    runner.on('suite:start', (suite) => { suite.file = this.q.shift() })
  }
}`

const turn = (begin: string) => `let q = []
session.on('event', (e) => {
  switch (e.kind) {
    case 'begin': ${begin} break
    case 'failed': q.push(e.text); break
    case 'summary': show(q.join('; ')); ${begin === '' ? 'q = [];' : ''} break
  }
})`

const changes = (emitter: string) => `let timer
const q = []
${emitter}.on('all', (type, path) => {
  q.push(path)
  clearTimeout(timer)
  timer = setTimeout(async () => { const all = q.slice(); q.length = 0; await build(all) }, 100)
})`

const bus = (connection: string) => `class Bus {
  q = []
  async start() {
    const client = await connect()
    this.client = client
    ${connection}
    for (const m of this.q) client.publish(m)
    this.q = []
  }
  publish(m) {
    if (this.client) this.client.publish(m)
    else this.q.push(m)
  }
}`

const log = (flow: string) => `class Log {
  q = []
  pause() { this.paused = true }
  resume() {
    this.paused = false
    const all = this.q
    this.q = []
    for (const line of all) this.write(line)
  }
  ${flow}
  write(line) {
    if (this.paused) this.q.push(line)
    else this.out.write(line)
  }
}`

const zip = (put: string) => `class Zip {
  q = []
  writeFile(path) { ${put} }
  next() { const path = this.q.shift(); if (path) void fs.promises.readFile(path).then(this.add) }
}`

const spans = (made: string, own: string) => `${made}
page.on('line', (text) => { print(text) })
function print(text) {
  ${own}
  const add = (word) => { q.push(word) }
  const flush = () => { out(q.join(' ')); q.length = 0 }
  for (const word of text.split(' ')) { if (word.bold) flush(); add(word) }
}`

const search = (cut: string) => `function search(files, done) {
  let q = []
  const read = (file) => {
    const lines = file.open()
    lines.on('line', (line) => { q.push(line) })
    lines.on('end', () => {
      if (files.length > 0) return read(files.shift())
      q = ${cut}
      done(null, q)
    })
  }
  read(files.shift())
}`

const framed = (isPart: string) => `let q = []
socket.on('message', (m) => {
  let text = m.data
  if (${isPart}) {
    q.push(m.data.slice(1))
    if (!m.last) return
    text = q.join('')
    q = []
  }
  if (q.length > 0) q = []
  work(text)
})`

const call = (event: string) => `class Call {
  q = []
  constructor(peer) { peer.addEventListener('${event}', (e) => { this.q.push(e.data) }) }
  async flush() { const all = this.q; this.q = []; await this.client.tell(all) }
}`

const cycle = (event: string) => `let q = []
client.on('message', (m) => { q.push(m) })
client.on('${event}', () => { const all = q; q = []; chain = chain.then(() => work(all)) })`

const parts = (then: string) => `class Upload {
  q = []
  bytes = 0
  async run(stream) { for await (const c of stream) { this.q.push(c); this.bytes += c.length; ${then} } }
  async flush() { const part = Buffer.concat(this.q); this.q = []; this.bytes = 0; await this.put(part) }
}`

const client = (more: string) => `class Client {
  q = []
  addEvent(e) { this.q.push(e) }
  async flush() { await fetch(url, { body: JSON.stringify(this.q) }); this.q = [] }
  ${more}
}`

const replay = (item: string) => `class Source extends Emitter {
  held = []
  add(m) { this.held.push(m) }
  tell(m) { while (this.flowing) this.emit('data', ${item}) }
  async *read() {
    const q = []
    this.on('data', (m) => { q.push(m); wake() })
    while (this.open) { if (q.length > 0) yield q.shift(); else await woken() }
  }
}`

const opened = (mark: string) => `let q = [], timer
const flush = () => { const all = q; q = []; timer = undefined; save(all) }
const schedule = () => { if (${mark}) return; timer = setTimeout(flush, 100) }
socket.on('message', (m) => { q.push(m); schedule() })`

const windows = (gone: string) => `let q = []
app.on('window', (w) => { q.push(w) })
function showAll() { for (const w of q) show(w); q = [] }
function gone(w) { ${gone} }`

untyped.run('no-unbounded-queue, lists that stay short', rule, {
  valid: [
    { name: 'a generator whose consumer waits for nothing', code: generator('handle(m)') },
    { name: 'a loop that waits only for the next item', code: asked('handle(await next())') },
    { name: 'what is kept to be ended', code: kept('m.dispose()') },
    { name: 'a window of time', code: batch('timer ??= setTimeout(flush, 100)') },
    {
      name: 'a timer that is put off by less and less',
      code: batch('if (!timer) since = Date.now(); clearTimeout(timer); ' + putOff('100, 1000 - (Date.now() - since)')),
    },
    {
      name: 'a timer that is cleared to flush at once',
      code: batch('if (idle()) { clearTimeout(timer); flush(); return } timer ??= setTimeout(flush, 10)'),
    },
    { name: 'a list that each put sees printed at once', code: lines('this.print(); if (this.stopped) break') },
    { name: 'a list that the event fills and empties', code: stats('await this.put()') },
    { name: 'the free list of a pool', code: pool('this.q.push(worker)') },
    { name: 'what the event before left is thrown away', code: shown('q = []') },
    { name: 'what was taken out a moment ago', code: session('all.forEach((one) => { this.q.push(one) })') },
    { name: 'the pieces of one record', code: frames('parts.length > 1') },
    { name: 'one entry for each key', code: once('q.includes(path)') },
    { name: 'what comes before the file is open', code: early('') },
    { name: 'what comes before the worker is there', code: worker('') },
    { name: 'a list that is begun anew by one event and shown by another', code: turn('q = [];') },
    { name: 'a list of the run, when it begins', code: specs('runner:start') },
    { name: 'a mark of each lost connection', code: lost('this.q.push(this.session.id); this.reconnect()') },
    { name: 'requests that leave when their answer is there', code: replies('q[0]?.data !== false') },
    { name: 'a register from which each goes by itself', code: windows('q.splice(q.indexOf(w), 1)') },
    { name: 'changed files, until no more come for a while', code: changes('watcher') },
    { name: 'what comes before the first connection is there', code: bus('') },
    { name: 'what comes while the user has it paused', code: log('') },
    { name: 'a line of what is run a few at a time', code: zip('if (this.n < 4) run(path); else this.q.push(path)') },
    { name: 'a list of each call', code: spans('', 'const q = []') },
    { name: 'the pieces of a record that is cut short', code: framed("m.data[0] !== '{'") },
    { name: 'the addresses of a peer', code: call('icecandidate') },
    { name: 'a window of time by a call', code: batch('timer ??= setTimeout(() => flush(), 100)') },
    { name: 'a batch that its source ends', code: cycle('sync') },
    { name: 'a part of so many bytes', code: parts('if (this.bytes >= this.part) await this.flush()') },
    { name: 'a batch that whoever fills it sends', code: client('') },
    { name: 'what the object itself held', code: replay('this.held.shift()') },
    { name: 'a window of time that a function opens', code: opened('timer') },
    { name: 'a page of what was found', code: search('q.slice(start, start + rows)') },
  ],
  invalid: [
    { name: 'what comes while another flag is set', code: framed('batching'), errors: [event(5, 5)] },
    { name: 'what a peer sends', code: call('message'), errors: [event(3, 65)] },
    {
      name: 'a timer that asks whether it may',
      code: batch('timer ??= setTimeout(() => open && flush(), 100)'),
      errors: [event(3, 31)],
    },
    { name: 'until there is room again', code: cycle('drain'), errors: [event(2, 31)] },
    { name: 'until there is a connection', code: cycle('reconnected'), errors: [event(2, 31)] },
    { name: 'bytes that are told', code: parts('if (this.bytes >= this.part) tell()'), errors: [event(4, 55)] },
    {
      name: 'a batch that a timer sends',
      code: client('start() { setInterval(() => this.flush(), 1000) }'),
      errors: [{ messageId: 'sent', data: { name: 'q' }, line: 3, column: 17 }],
    },
    { name: 'what the object is handed', code: replay('m'), errors: [event(7, 30)] },
    { name: 'a window that is kept shut', code: opened('paused'), errors: [event(4, 31)] },
    { name: 'what is left over each time', code: search('q.slice(rows)'), errors: [event(5, 34)] },
    { name: 'a list of all calls', code: spans('const q = []', ''), errors: [event(5, 27)] },
    { name: 'what is kept to be sent', code: kept('send(m)'), errors: [event(2, 31)] },
    { name: 'a list from which none goes by itself', code: windows('hide(w)'), errors: [event(2, 27)] },
    { name: 'messages, until no more come for a while', code: changes('socket'), errors: [event(4, 3)] },
    {
      name: 'a connection that may be lost',
      code: bus("client.on('close', () => { this.client = null })"),
      errors: [{ messageId: 'sent', data: { name: 'q' }, line: 12, column: 10 }],
    },
    {
      name: 'what comes while the other side has it paused',
      code: log("full() { this.out.on('full', () => this.pause()) }"),
      errors: [{ messageId: 'sent', data: { name: 'q' }, line: 12, column: 22 }],
    },
    {
      name: 'a line of all that is written',
      code: zip('this.q.push(path); this.next()'),
      errors: [{ messageId: 'sent', data: { name: 'q' }, line: 3, column: 21 }],
    },
    {
      name: 'a loop that waits for more than the next item',
      code: asked('await handle(await next())'),
      errors: [event(4, 57)],
    },
    { name: 'a consumer that waits', code: generator('await handle(m)'), errors: [event(3, 29)] },
    {
      name: 'a timer that each put puts off',
      code: batch('clearTimeout(timer); timer = setTimeout(flush, 100)'),
      errors: [event(3, 31)],
    },
    {
      name: 'a timer that is cleared to flush where it is open',
      code: batch('clearTimeout(timer); if (open) flush(); else timer = setTimeout(flush, 10)'),
      errors: [event(3, 31)],
    },
    { name: 'a list that some puts see printed', code: lines('if (chunk.last) this.print()'), errors: [event(3, 59)] },
    {
      name: 'a list that waits for the other side',
      code: stats('await ready; await this.put()'),
      errors: [event(6, 47)],
    },
    { name: 'what the workers answer', code: pool('this.q.push(result)'), errors: [event(5, 42)] },
    { name: 'nothing is thrown away', code: shown('log(m)'), errors: [event(4, 28)] },
    { name: 'what comes, with what was there', code: session('all.push(m); this.q.push(m)'), errors: [event(4, 78)] },
    {
      name: 'a timer that is put off as long as more comes',
      code: batch('clearTimeout(timer); ' + putOff('100, most')),
      errors: [event(3, 31)],
    },
    { name: 'emptied while a connection is open', code: frames('open'), errors: [event(5, 3)] },
    { name: 'another list is asked', code: once('seen.includes(path)'), errors: [event(2, 64)] },
    {
      name: 'a file that is closed again',
      code: early('roll() { this.file = null }'),
      errors: [event(4, 71)],
    },
    { name: 'a list that is shown and emptied', code: turn(''), errors: [event(5, 20)] },
    { name: 'a message each time', code: lost('this.q.push(m); this.reconnect()'), errors: [event(4, 14)] },
    { name: 'no new connection', code: lost('this.q.push(this.session.id); this.wake()'), errors: [event(4, 14)] },
    { name: 'requests that leave one after the other', code: replies('q.length > 0 && open'), errors: [event(2, 32)] },
    { name: 'a list of each suite', code: specs('suite'), errors: [event(4, 35)] },
    { name: 'a worker that may go', code: worker('this.ready = false'), errors: [event(9, 10)] },
  ],
})
