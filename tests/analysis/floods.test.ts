import { describe, expect, test } from 'vitest'
import { floodOf } from '../../rules/analysis/floods.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { ask } from '../code.ts'

/** With what the last `write()` of the code floods its receiver. */
const flood = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call) => {
    const put = putOf(context, call)
    return put && floodOf(context, put)?.kind
  })

const FILE = `import fs from 'fs'; const file = fs.createWriteStream('x');`

describe('floodOf', () => {
  test.each<[name: string, code: string, kind: string | undefined]>([
    ['for await, a name is enough', 'for await (const c of s) out.write(c)', 'for-await'],
    [
      'a pump, a name is enough',
      'async function f() { while (1) { const { value } = await r.read(); out.write(value) } }',
      'pump',
    ],
    ['lines about chunks, to a log', 'for await (const c of s) logStream.write(`got ${c.length} bytes`)', undefined],
    ['the chunks themselves, to a log', 'for await (const c of s) logStream.write(c)', 'for-await'],
    ['a flow listener, a name is enough', `s.on('data', (c) => out.write(c))`, 'listener'],
    ['a loop into what is known', `${FILE} for (const c of cs) file.write(c)`, 'loop'],
    ['a loop into a name', 'for (const c of cs) stream.write(c)', undefined],
    ['a loop into a response by name', 'for (const c of cs) res.write(c)', 'loop'],
    ['a domain event into what is known', `${FILE} bus.on('changed', (c) => file.write(c))`, 'listener'],
    ['lines about log events', FILE + "logger.on('log', (e) => file.write(`${e.level}: ${e.message}`))", undefined],
    ['log events as they are', FILE + "logger.on('log', (e) => file.write(JSON.stringify(e)))", 'listener'],
    ['lines about others', FILE + "bus.on('changed', (e) => file.write(`${e.level}: ${e.message}`))", 'listener'],
    ['a notice that something changed', `${FILE} bus.on('changed', () => { const s = f(); file.write(s) })`, undefined],
    ['a source that can be read', `s.on('readable', () => { const c = s.read(); out.write(c) })`, 'listener'],
    [
      'a write that leaves the loop',
      'async function f() { for await (const c of s) { out.write(c); return } }',
      undefined,
    ],
    [
      'a write after which the loop goes on',
      'for await (const c of s) { if (c) { out.write(c); continue } }',
      'for-await',
    ],
    ['a domain event into a name', `bus.on('changed', (c) => stream.write(c))`, undefined],
    ['a timer into what is known', `${FILE} setInterval(() => { const s = stats(); file.write(s) }, 9)`, 'timer'],
    ['what does not come with the turn', 'for await (const c of s) out.write(head)', undefined],
    ['a list with a bound', `${FILE} for (const c of ['a', 'b']) file.write(f(c))`, undefined],
    ['a list collected here, as it is', `${FILE} const cs = []; for (const c of cs) file.write(c)`, undefined],
    ['a sink of the turn', `s.on('data', (m) => { const out = open(m); out.write(m) })`, undefined],
    ['a reply', `socket.on('data', (d) => { socket.write(answer(d)) })`, undefined],
    ['a request', `app.get('/', (req, res) => { res.write(render(req)) })`, undefined],
    ['who listens is told', `s.on('data', (c) => { if (!out.write(c)) s.pause() })`, undefined],
  ])('%s', (_, code, kind) => {
    expect(flood(code)).toBe(kind)
  })
})

test.each<[name: string, code: string, kind: string | undefined]>([
  ['an array into a file', `${FILE} for (const c of cs) file.write(f(c))`, undefined],
  ['its forEach', `${FILE} cs.filter(Boolean).forEach((c) => file.write(f(c)))`, undefined],
  ['by index', `${FILE} for (let i = 0; i < cs.length; i++) file.write(i + cs[i])`, undefined],
  ['a loop that waits', `${FILE} async function f() { for (const c of cs) file.write(await load(c)) }`, 'loop'],
  ['what is made as it goes', `${FILE} for (let i = 0; i < n; i++) file.write(row(i))`, 'loop'],
  ['a generator', `${FILE} for (const c of db.iterate()) file.write(c)`, 'loop'],
  ['page after page', `${FILE} for await (const p of ps) for (const c of p.rows) file.write(f(c))`, 'for-await'],
  ['into a response, encoded', `for (const c of cs) res.write(f(c))`, 'loop'],
  ['into a response, as it is', `for (const c of cs) res.write(c)`, undefined],
  ['the same note each time', `(id) => { for (const c of cs) { const t = { id }; res.write(f(t)) } }`, undefined],
])('floodOf without what memory holds: %s', (_, code, kind) => {
  const reason = ask(code, 'CallExpression[callee.property.name="write"]', (context, call) => {
    const put = putOf(context, call)
    return put && floodOf(context, put, { withHeld: false })?.kind
  })
  expect(reason).toBe(kind)
})
