import { expect, test } from 'vitest'
import { areItemsOwed } from '../../rules/analysis/owed-items.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

const isOwed = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    return queue && areItemsOwed(context, queue)
  })

const fed = (put: string, take = 'run(q.shift())') => `const q = []; ${put}; export const next = () => { ${take} }`
const taken = (take: string, more = '') =>
  `const q = []; s.on('message', (m) => { q.push(m) }); ${more}; export const next = () => { ${take} }`
const asked = (put: string) => fed(`const run = (job) => new Promise((resolve, reject) => { ${put} })`)

test.each([
  fed("s.on('data', (chunk) => { q.push(chunk) })"),
  asked('q.push({ job, resolve, reject })'),
  asked('q.push({ job, settle: { ok: resolve } })'),
  asked('q.push([job, resolve])'),
  asked('q.push(new Task(job, resolve))'),
  asked('q.push(() => work(job).then(resolve, reject))'),
  asked('const task = { job, resolve, reject }; if (busy) q.push(task); else start(task)'),
  asked('const task = { job }; task.done = resolve; q.push(task)'),
  asked('const done = (x) => { clearTimeout(t); resolve(x) }; q.push({ job, done })'),
  fed('const run = (job) => new Promise((ok) => { q.push({ job, ok }) })'),
  fed('const run = (job) => { let ok; const p = new Promise((r) => { ok = r }); q.push({ job, ok }); return p }'),
  fed('const run = (job) => { const { promise, resolve: r } = Promise.withResolvers(); q.push({ job, r }) }'),
  fed(
    'const run = (job) => { const waiter = Promise.withResolvers(); q.push({ job, waiter }); return waiter.promise }',
  ),
  fed('const run = (job) => { const d = new Deferred(); q.push({ job, d }); return d.promise }'),
  fed('function run(job, callback) { q.push({ job, callback }) }'),
  fed('function run({ job, cb }) { q.push({ job, cb }) }'),
  fed("app.get('/', (req, res) => { q.push({ req, res }) })"),
  fed("s.on('message', (message, ack) => { q.push([message, ack]) })"),
  taken('const task = q.shift(); task.resolve(1)'),
  taken('const task = q.shift() ?? idle; work(task).then(task.resolve, task.reject)'),
  taken('const { job, resolve } = q.shift(); work(job).then((x) => resolve(x))'),
  taken('let task; while ((task = q.shift())) task.callback(null)'),
  taken('const task = q.shift(); task.waiter.resolve(1)'),
  taken('q.shift().done()'),
  taken('start(q.shift())', 'function start(task) { work(task.job).then((x) => { task.resolve(x) }) }'),
  taken('start(q.shift())', 'function start({ job, reject }) { work(job).catch(reject) }'),
  taken('const m = q.shift(); await work(m); channel.ack(m)'),
  taken('const m = q.shift(); await work(m.data); m.ack()'),
  taken('return q.shift()', 'async function loop() { const m = next(); await work(m); this.channel.ack(m) }'),
  'class A { q = []; add(f) { this.total++; if (this.busy < 3) start(f); else this.q.push(f) } ' +
    'ended() { this.done++; start(this.q.shift()) } async all() { while (this.done < this.total) await sleep(100) } }',
  'const q = []; let open = 0, done = 0; const add = (f) => { open++; q.push(f) }; ' +
    'const next = () => { done += 1; start(q.shift()); if (done === open) finish() }',
])('somebody waits: %s', (code) => {
  expect(isOwed(code)).toBe(true)
})

test.each([
  fed("s.on('message', (m) => { q.push(m) })"),
  fed("s.on('message', (m) => { q.push({ m, at: Date.now() }) })"),
  fed("s.on('message', (m) => { const item = { m, n: m.length }; q.push(item) })"),
  fed("s.on('message', (reply) => { q.push(reply) })"),
  fed("s.on('message', (m) => { get(m).then((res) => q.push(res)) })"),
  // Settles what is made with it.
  fed('const add = (job) => { q.push(() => new Promise((resolve) => work(job, resolve))) }'),
  fed('const add = (job) => { q.push((callback) => work(job, callback)) }'),
  fed('const add = (job) => { const answer = new Promise((resolve) => work(job, resolve)); q.push(answer) }'),
  fed('const add = (job) => { const { promise, resolve } = Promise.withResolvers(); q.push(promise) }'),
  // The names of properties alone.
  fed('const add = (job, resolve) => { q.push(job.resolve); resolve() }'),
  fed('const add = (job, callback) => { q.push({ callback: job.name }); callback() }'),
  asked('q.push(job); resolve()'),
  taken('const m = q.shift(); if (m.done) finish(m)'),
  taken('const m = q.shift(); return m.next'),
  taken('const m = q.shift(); resolve(m)'),
  taken('const m = q.shift(); work(m, (error, x) => { callback(error, x) })'),
  taken('const m = q.shift(); channel.ack(other); work(m)'),
  // Counted for other ends.
  'class A { q = []; add(f) { this.total++; this.q.push(f) } next() { log(this.total); return this.q.shift() } }',
  'class A { q = []; add(f) { if (++this.n === 100) warn(); this.q.push(f) } next() { return this.q.shift() } }',
  'class A { q = []; add(f) { this.n++; this.q.push(f) } next() { if (this.n < MAX) this.q.shift() } }',
  'class A { q = []; add(f) { if (this.n < this.width) { this.n++; start(f) } else this.q.push(f) } ' +
    'next() { return this.q.shift() } }',
  'class A { q = []; add(f) { this.q.push(f) } other() { this.n++ } next() { if (this.n < this.m) this.q.shift() } }',
])('nobody waits: %s', (code) => {
  expect(isOwed(code)).toBe(false)
})
