import { describe, expect, test } from 'vitest'
import { feederOf } from '../../rules/analysis/feeders.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

/** Who feeds the first queue of the code. */
const feeder = (code: string) =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    if (!queue) throw new Error('no queue')
    const found = feederOf(context, queue)
    return found && `${found.kind} ${found.name ?? ''}`.trim()
  })

const batch = (flush: string, more: string): string =>
  `class A { q = []; log(m) { this.q.push(m) } ${more} ` +
  `async ${flush}() { await fetch(url, { body: this.q.join() }); this.q = [] } }`

test('who puts at the end comes before who puts at the front', () => {
  const code = 'const q = []; s.on("message", (m) => { if (m.urgent) q.unshift(m); else q.push(m) })'
  const feed = ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const found = queue && feederOf(context, queue)?.feed.node
    return found && context.sourceCode.getText(found)
  })
  expect(feed).toBe('q.push(m)')
})

describe('feederOf', () => {
  test.each<[name: string, code: string, expected: string | undefined]>([
    ['events', 'const q = []; s.on("message", (m) => { q.push(m) })', 'event message'],
    ['callers', 'const q = []; export const add = (x) => q.push(x)', 'caller add'],
    [
      'senders while a connection is down',
      'class A { q = []; send(m) { if (this.connected) go(m); else this.q.push(m) } }',
      'sent send',
    ],
    [
      'the same with an early return',
      'class A { q = []; send(m) { if (this.ws.readyState === 1) { go(m); return } this.q.push(m) } }',
      'sent send',
    ],
    [
      'senders whose lines go out',
      'class A { q = []; log(m) { this.q.push(m) } flush() { this.socket.write(this.q.shift()) } }',
      'sent log',
    ],
    ['senders who say when all goes out', batch('flush', ''), 'caller log'],
    ['senders whose batch a timer sends', batch('flush', 'start() { setInterval(() => this.flush(), 9) }'), 'sent log'],
    ['senders whose batch a connection sends', batch('start', ''), 'sent log'],
    [
      'no senders where the connection is there',
      'class A { q = []; send(m) { if (this.disconnected) return; this.q.push(m) } }',
      'caller send',
    ],
    [
      'callers who are handed the entry',
      'class A { q = []; send(m) { const a = new Channel(); this.q.push(a); this.ws.send(m); return a } ' +
        'onMessage(m) { this.q.shift().write(m) } }',
      'caller send',
    ],
    [
      'callers who are handed the promise of the entry',
      'class A { q = []; send(m) { const a = defer(); this.q.push(a); this.ws.send(m); return a.promise } ' +
        'onMessage(m) { this.socket.write(this.q.shift().resolve(m)) } }',
      'caller send',
    ],
    [
      'senders who are handed something else',
      'class A { q = []; send(m) { const a = new Line(m); const n = count(a); this.q.push(a); return n } ' +
        'flush() { this.socket.write(this.q.shift()) } }',
      'sent send',
    ],
    [
      'callers while what fails goes back in',
      'class A { q = []; add(x) { this.q.push(x) } async run() { const j = this.q.shift(); try ' +
        '{ await go(j) } catch { this.q.push(j) } } }',
      'retry add',
    ],
    [
      'nobody in the loop that drains',
      'const q = []; export function f() { for (;;) { const n = q.shift(); q.push(n.next) } }',
      undefined,
    ],
    ['nobody who turns it round', 'const q = []; export const f = () => q.push(q.shift())', undefined],
    [
      'nobody who puts a batch back',
      'const q = []; export function f() { const b = q.splice(0); for (const x of b) q.push(x) }',
      undefined,
    ],
    [
      'nobody who puts a free worker back',
      `const q = []; const run = (w, task) => { w.on("message", () => { q.push(w) }) }; ` +
        's.on("task", (task) => run(q.shift(), task))',
      undefined,
    ],
    [
      'who puts in what comes',
      'const q = []; const run = (w) => { w.on("message", () => { q.push(w) }) }; ' +
        's.on("task", (t) => run(t, q.shift()))',
      'event message',
    ],
    ['nobody who says a key once more', 'const q = new Set(); export const f = (path) => { q.add(path) }', undefined],
    ['who fills a list of a key', 'const q = new Map(); export const f = (k, x) => { q.get(k).push(x) }', 'caller f'],
    ['nobody who moves on', 'class A { q = []; next(n) { this.q.push(this.waiting.shift()) } }', undefined],
    [
      'who cuts what came in pieces',
      'const q = []; s.on("data", (d) => { const lines = d.split("\\n"); while (lines.length) q.push(lines.shift()) })',
      'event data',
    ],
    ['nobody with a constant', 'const q = []; export const f = () => q.push(null)', undefined],
    ['nobody with one of a table of constants', 's.on("x", () => { q.push(REASON.Closed) }); const q = []', undefined],
    [
      'nobody with a reason that is a constant by default',
      'const q = []; const wake = (why = REASON.Unknown) => { q.push(why) }; s.on("message", (m) => wake(m.why))',
      undefined,
    ],
    [
      'who has a default of his own',
      'const q = []; const add = (m = fallback) => { q.push(m) }; s.on("message", (m) => add(m))',
      'event message',
    ],
    ['who reads from an object', 'const q = []; s.on("message", (m) => { q.push(Reply.body) })', 'event message'],
    ['nobody who keeps callbacks', 'const q = []; export const f = (x, cb) => { q.push(cb) }', undefined],
    ['nobody who tidies up', 'const q = []; s.on("message", () => { q.push(() => clearTimeout(t)) })', undefined],
    ['no write that keeps its callback', 'class A { q = []; _write(c, e, cb) { this.q.push([c, cb]) } }', undefined],
    ['no waiter', 'const q = []; export const f = () => new Promise((done) => { q.push({ done }) })', undefined],
    [
      'waiters of a limiter',
      'const q = []; export const f = (x) => new Promise((done) => { if (n < max) go(x); else q.push({ done }) })',
      'caller f',
    ],
  ])('%s', (_, code, expected) => {
    expect(feeder(code)).toBe(expected)
  })
})
