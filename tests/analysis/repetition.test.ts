import { describe, expect, it } from 'vitest'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Why the last `probe()` of the code runs again and again, in short: `listener data flow via 1`. */
function reasons(code: string): string[] {
  return ask(code, 'CallExpression[callee.name="probe"]', (context, node) =>
    repetitionsOf(context, node).map(({ kind, event, flow, via }) =>
      [kind, event, flow && 'flow', via.length > 0 && `via ${via.length}`].filter(Boolean).join(' '),
    ),
  )
}

const cases: { name: string; code: string; reasons: string[] }[] = [
  { name: 'module level', code: 'probe()', reasons: [] },
  { name: 'for…of', code: 'for (const x of xs) probe(x)', reasons: ['loop'] },
  { name: 'the list of a for…of runs once', code: 'for (const x of probe()) use(x)', reasons: [] },
  { name: 'the start of a for runs once', code: 'for (let i = probe(); i < 9; i++) use(i)', reasons: [] },
  { name: 'the test of a while', code: 'while (probe()) use()', reasons: ['loop'] },
  { name: 'for await', code: 'async function f(s) { for await (const c of s) probe(c) }', reasons: ['for-await'] },
  {
    name: 'reader pump',
    code:
      'async function f(r) { while (true) { const { done, value } = await r.read(); ' +
      'if (done) break; probe(value) } }',
    reasons: ['pump'],
  },
  {
    name: 'recursive pump',
    code:
      'function pump(r) { return r.read().then(({ done, value }) => { if (done) ' +
      'return; probe(value); return pump(r) }) }',
    reasons: ['pump'],
  },
  { name: 'flow listener', code: 's.on("data", (c) => probe(c))', reasons: ['listener data flow'] },
  { name: 'listener by name', code: 'function f(c) { probe(c) }\ns.on("line", f)', reasons: ['listener line flow'] },
  { name: 'listener kept on the way', code: 's.on("data", ls.x = (c) => probe(c))', reasons: ['listener data flow'] },
  { name: 'domain event', code: 'bus.on("changed", (c) => probe(c))', reasons: ['listener changed'] },
  { name: 'once', code: 's.once("data", (c) => probe(c))', reasons: [] },
  { name: 'an event that comes once', code: 's.on("end", () => probe())', reasons: [] },
  { name: 'onmessage', code: 'socket.onmessage = (m) => probe(m)', reasons: ['listener message flow'] },
  { name: 'method named onData', code: 'class H { onData(chunk) { probe(chunk) } }', reasons: ['listener data flow'] },
  { name: 'method with another name', code: 'class H { send(chunk) { probe(chunk) } }', reasons: [] },
  { name: 'option named onChunk', code: 'run({ onChunk: (c) => probe(c) })', reasons: ['listener chunk flow'] },
  { name: 'subscription', code: 'bus.subscribe((e) => probe(e))', reasons: ['listener subscribe'] },
  { name: 'timer', code: 'setInterval(() => probe(), 100)', reasons: ['timer'] },
  {
    name: 'timer that arms itself',
    code: 'function tick() { probe(); setTimeout(tick, 9) }\ntick()',
    reasons: ['timer'],
  },
  { name: 'per item', code: 'rows.forEach((row) => probe(row))', reasons: ['per-item'] },
  { name: 'request handler', code: 'app.get("/", (req, res) => probe(res))', reasons: ['per-request'] },
  { name: 'connection handler', code: 'server.on("connection", (s) => probe(s))', reasons: ['per-request connection'] },
  {
    name: 'nested: innermost first',
    code: 'app.get("/", async (req, res) => { for await (const c of s) probe(c) })',
    reasons: ['for-await', 'per-request'],
  },
  { name: 'a callback that runs in place', code: 'for (const x of xs) p.then(() => probe(x))', reasons: ['loop'] },
  {
    name: 'helper closure',
    code: 'const send = (x) => probe(x)\nfor (const x of xs) send(x)',
    reasons: ['loop via 1'],
  },
  {
    name: 'helper of a helper',
    code: 'const write = (x) => probe(x)\nconst send = (x) => write(x)\nfor (const x of xs) send(x)',
    reasons: ['loop via 2'],
  },
  {
    name: 'every call of a helper',
    code: 'function send(x) { probe(x) }\nsend(1)\nfor (const x of xs) send(x)\ns.on("data", (c) => send(c))',
    reasons: ['loop via 1', 'listener data flow via 1'],
  },
  {
    name: 'method',
    code: 'class C { send(x) { probe(x) } all(xs) { for (const x of xs) this.send(x) } }',
    reasons: ['loop via 1'],
  },
  {
    name: 'prototype method',
    code:
      'C.prototype.send = function (x) { probe(x) }\nC.prototype.all = function ' +
      '(xs) { for (const x of xs) this.send(x) }',
    reasons: ['loop via 1'],
  },
  {
    name: 'method of an object literal',
    code: 'const log = { write(x) { probe(x) } }\nfor (const x of xs) log.write(x)',
    reasons: ['loop via 1'],
  },
  {
    name: 'a function kept in a loop does not run there',
    code: 'for (const x of xs) { x.flush = () => { probe() } }',
    reasons: [],
  },
  { name: 'recursion ends', code: 'function f(n) { probe(n); f(n - 1) }\nf(3)', reasons: [] },
]

describe('repetitionsOf', () => {
  it.each(cases)('$name', ({ code, reasons: expected }) => {
    expect(reasons(code)).toEqual(expected)
  })
})
