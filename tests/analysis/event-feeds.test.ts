import { describe, expect, test } from 'vitest'
import { eventBehind } from '../../rules/analysis/event-feeds.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

/** What feeds the first queue of the code. */
const event = (code: string) =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    if (!queue || !feed) throw new Error('no queue')
    const found = eventBehind(context, feed.node, queue.made)
    return found && `${found.kind} ${found.event ?? ''}`.trim()
  })

const own = (item: string): string =>
  `class A { q = []; init() { this.on('data', (x) => this.q.push(x)) } tell(x) { this.emit('data', ${item}) } }`

describe('eventBehind', () => {
  test.each<[name: string, code: string, expected: string | undefined]>([
    ['a listener', 'const q = []; s.on("message", (m) => q.push(m))', 'listener message'],
    ['a handler', 'const q = []; s.onmessage = (m) => q.push(m)', 'listener message'],
    ['a helper', 'const q = []; const add = (m) => q.push(m); s.on("message", add)', 'listener message'],
    ['a request', 'const q = []; app.post("/x", (req) => q.push(req))', 'per-request'],
    ['an async iterable', 'const q = []; async function f() { for await (const m of s) q.push(m) }', 'for-await'],
    ['a person', 'const q = []; b.addEventListener("click", () => q.push(1))', undefined],
    ['once in a life', 'const q = []; s.on("close", () => q.push(1))', undefined],
    ['addresses', 'const q = []; peer.onicecandidate = (e) => q.push(e.candidate)', undefined],
    ['states', 'const q = []; peer.addEventListener("icegatheringstatechange", () => q.push(peer.state))', undefined],
    ['what it held', own('this.held.shift()'), undefined],
    ['what it is handed', own('x'), 'listener data'],
    ['a list of a run', 'const q = []; r.on("runner:start", (run) => q.push(...run.specs))', undefined],
    ['a part of a run', 'const q = []; r.on("test:start", (t) => q.push(...t.steps))', 'listener test:start'],
    ['a run', 'const q = []; r.on("runner:start", (run) => q.push(run))', 'listener runner:start'],
    ['a list of others', 'const q = []; r.on("start", () => q.push(...jobs.next()))', 'listener start'],
    ['a timer', 'const q = []; setInterval(() => q.push(1), 5)', undefined],
    ['a caller', 'const q = []; export const add = (x) => q.push(x)', undefined],
    [
      'a queue of each call',
      's.on("line", (l) => f(l)); function f(l) { const q = []; const g = () => q.push(l); g() }',
      undefined,
    ],
    [
      'an event of each call',
      'function f(s) { const q = []; s.on("line", (l) => q.push(l)) } s.on("line", f)',
      'listener line',
    ],
    ['a queue of one event', 's.on("message", (m) => { const q = []; later(() => q.push(m)) })', undefined],
    [
      'a parser that a write drives',
      'const q = []; function f(p, w) { p.on("packet", (x) => q.push(x)); w._write = (c, e, done) => { p.parse(c) } }',
      undefined,
    ],
  ])('%s', (_, code, expected) => {
    expect(event(code)).toBe(expected)
  })
})
