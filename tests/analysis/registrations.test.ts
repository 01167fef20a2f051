import { describe, expect, test } from 'vitest'
import { isFlowName, registrationOf } from '../../rules/analysis/registrations.ts'
import { ask } from '../code.ts'

/** Who runs the function that calls `mark()`, in short. */
function registered(code: string): string | undefined {
  return ask(code, ':function:has(CallExpression[callee.name="mark"])', (context, fn) => {
    const found = registrationOf(context, fn, fn)
    return found && [found.kind, found.event, found.flow && 'flow'].filter(Boolean).join(' ')
  })
}

describe('registrationOf', () => {
  test.each<[name: string, code: string, registered: string | undefined]>([
    ['a flow listener', 's.on("data", () => mark())', 'listener data flow'],
    ['optional chaining', 's?.on("data", () => mark())', 'listener data flow'],
    ['addEventListener', 's.addEventListener("message", () => mark())', 'listener message flow'],
    ['an event whose name is not in the code', 's.on(event, () => mark())', 'listener'],
    ['an event that ends', 's.on("close", () => mark())', undefined],
    ['once', 's.once("row", () => mark())', undefined],
    ['a signal', 'process.on("SIGTERM", () => mark())', undefined],
    ['what a person types', 'terminal.on("input", () => mark())', undefined],
    ['a server', 'server.on("request", () => mark())', 'per-request request'],
    ['onmessage', 'port.onmessage = () => mark()', 'listener message flow'],
    ['onclose', 'port.onclose = () => mark()', undefined],
    ['a method that says its event', 'class H { onResponseData(c) { mark(c) } }', 'listener data flow'],
    ['a private one', 'class H { #onMessage(c) { mark(c) } }', 'listener message flow'],
    ['one without a parameter', 'class H { onData() { mark() } }', undefined],
    ['an option that says its event', 'parse({ onRow: (r) => mark(r) })', 'listener row flow'],
    ['a registering method that says it', 'client.onMessage((m) => mark(m))', 'listener message flow'],
    ['forEach', 'xs.forEach(() => mark())', 'per-item'],
    ['each of a list that is handed in', 'each(xs).forEach(() => mark())', 'per-item'],
    ['each of a module', 'async.each(xs, (x, done) => mark(), done)', 'per-item'],
    ['each of a module, a few at a time', 'async.eachLimit(xs, 5, (x, done) => mark(), done)', 'per-item'],
    ['the end of each', 'async.each(xs, (x, done) => done(), (error) => mark())', undefined],
    ['the end of each that is known', 'import async from "async"; async.forEach(xs, save, (e) => mark())', undefined],
    ['the second handler of a route', 'app.post("/x", (q, r, next) => next(), () => mark())', 'per-request'],
    ['setInterval', 'setInterval(() => mark(), 5)', 'timer'],
    ['the delay of setInterval', 'setInterval(f, (() => mark())())', undefined],
    ['a route', 'app.post("/x", () => mark())', 'per-request'],
    ['a getter of a map', 'map.get("x", () => mark())', undefined],
    ['setTimeout', 'setTimeout(() => mark(), 5)', undefined],
    ['another callback', 'lock.run(() => mark())', undefined],
  ])('%s', (_, code, expected) => {
    expect(registered(code)).toBe(expected)
  })
})

test('isFlowName', () => {
  expect(isFlowName('line')).toBe(true)
  expect(isFlowName('changed')).toBe(false)
})
