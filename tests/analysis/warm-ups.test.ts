import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { isUntilReady } from '../../rules/analysis/warm-ups.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isUntilReady(context, queue, feed)
  })

test.each([
  `class A { q = []; log = null; init() { this.log = new Log(); this.q.forEach((l) => this.log.write(l)); ` +
    `this.q = [] } add(l) { if (!this.log) { this.q.push(l); return } this.log.write(l) } }`,
  `const q = []; let ready = false; function start() { ready = true; while (q.length) work(q.shift()) } ` +
    `s.on('line', (l) => { if (ready) return work(l); q.push(l) })`,
  `class A { constructor() { this.q = []; this.log = null } init() { this.log = new Log(); ` +
    `for (const l of this.q) this.log.write(l); this.q = [] } add(l) { if (!this.log) this.q.push(l) } }`,
  `class A { q = []; ready = false; get port() { return this.ready ? this.worker : null } onConnected() { ` +
    `this.ready = true; this.flush() } flush() { this.q.forEach((l) => this.port.post(l)); this.q = [] } add(l) { ` +
    `const port = this.port; if (port) port.post(l); else { if (l) this.q.push(l) } } }`,
  `class A { q = []; ready = false; start() { this.ready = true; while (this.q.length) work(this.q.shift()) } ` +
    `add(l) { if (this.ready) work(l); else this.q.push(l) } }`,
  `class A { q = []; ready = false; init() { this.ready = true } add(l) { if (this.ready) { ` +
    `while (this.q.length) send(this.q.shift()); send(l) } else this.q.push(l) } }`,
  `const P = function () { const self = this; self.q = []; connect().then((client) => { self.client = client; ` +
    `self.q.forEach((l) => client.send(l)); self.q.length = 0 }) }; P.prototype.send = function (l) { ` +
    `if (this.client) this.client.send(l); else this.q.push(l) }`,
  `class A { q = []; ready = false; constructor() { init().then(() => { this.ready = true }) } add(l) { ` +
    `if (this.ready) { while (this.q.length) send(this.q.shift()); send(l) } else this.q.push(l) } }`,
  `class A { q = []; async start() { const c = await connect(); this.c = c; while (this.q.length) ` +
    `c.send(this.q.shift()) } send(l) { if (this.c) this.c.send(l); else this.q.push(l) } }`,
])('takes items only until it is ready: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  `class A { q = []; open = false; start() { this.open = true; while (this.q.length) send(this.q.shift()) } ` +
    `close() { this.open = false } add(l) { if (!this.open) this.q.push(l); else send(l) } }`,
  `class A { q = []; ws = null; start() { this.ws = make(); while (this.q.length) send(this.q.shift()) } ` +
    `add(l) { if (!this.ws) this.q.push(l); else send(l) } }`,
  `class A { q = []; ready = false; start() { this.ready = true } pump() { work(this.q.shift()) } add(l) { ` +
    `if (!this.ready) this.q.push(l) } }`,
  `class A { q = []; ready = false; start() { this.ready = true; while (this.q.length) work(this.q.shift()) } ` +
    `add(l) { if (this.ready) this.q.push(l) } }`,
  `const q = []; function pump() { work(q.shift()) } s.on('line', (l) => { if (!l) return; q.push(l) })`,
  `class A { q = []; ready = false; get port() { return this.ready ? this.worker : null } onConnected() { ` +
    `this.ready = true; this.flush() } onGone() { this.ready = false } flush() { ` +
    `this.q.forEach((l) => this.port.post(l)); this.q = [] } add(l) { const port = this.port; ` +
    `if (port) port.post(l); else this.q.push(l) } }`,
  `class A { q = []; ready = false; start() { this.ready = true } flush() { while (this.q.length) ` +
    `work(this.q.shift()) } add(l) { if (this.ready) work(l); else this.q.push(l) } }`,
  `class A { q = []; ready = false; start(ok) { if (ok) { this.ready = true } else { this.flush() } } flush() { ` +
    `while (this.q.length) work(this.q.shift()) } add(l) { if (this.ready) work(l); else this.q.push(l) } }`,
  `class A { q = []; ready = false; get port() { return this.worker ?? null } start() { this.ready = true; ` +
    `while (this.q.length) work(this.q.shift()) } add(l) { const port = this.port; if (port) port.post(l); ` +
    `else this.q.push(l) } }`,
  `class A { q = []; ready = false; init() { this.ready = true } lost() { this.ready = false } add(l) { ` +
    `if (this.ready) { while (this.q.length) send(this.q.shift()); send(l) } else this.q.push(l) } }`,
  `class A { q = []; ready = false; constructor() { s.on('open', () => { this.ready = true }); s.on('close', () => { ` +
    `this.ready = false }) } add(l) { if (this.ready) { while (this.q.length) send(this.q.shift()); send(l) } ` +
    `else this.q.push(l) } }`,
  // Whoever calls may call it with nothing, or again for the next connection.
  `class A { q = []; use(c) { this.c = c; while (this.q.length) c.send(this.q.shift()) } ` +
    `send(l) { if (this.c) this.c.send(l); else this.q.push(l) } }`,
  `class A { q = []; async start() { const c = await connect(); this.c = c; c.on('close', () => { this.c = null }); ` +
    `while (this.q.length) c.send(this.q.shift()) } send(l) { if (this.c) this.c.send(l); else this.q.push(l) } }`,
])('may take them later: %s', (code) => {
  expect(asked(code)).toBe(false)
})
