import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { putOf } from '../../rules/analysis/puts.ts'
import { callerOf } from '../../rules/analysis/written-for-callers.ts'
import { ask } from '../code.ts'

const caller = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const found = put && callerOf(context, put)
    return found && (found.name ?? 'unnamed')
  })

const FILE = `import fs from 'node:fs'; const file = fs.createWriteStream('log');`

test.each([
  ['an export', `${FILE} export function log(line) { file.write(line + '\\n') }`, 'log'],
  ['a closure that is handed out', `${FILE} module.exports = () => (e) => { file.write(layout(e)) }`, 'unnamed'],
  ['a method', `export class A { send(c) { this.socket.write(encode(c)) } }`, 'send'],
  ['by a method of its own', `export class A { #put(c) { this.socket.write(c) } send(c) { this.#put(c) } }`, 'send'],
  ['an alias of a field', `export class A { send(c) { const out = this.out; out.write(c) } }`, 'send'],
  ['a sink that is handed in', `export function send(socket, c) { socket.write(c) }`, undefined],
  ['a sink that is made', `export function save(c) { const out = open('x'); out.write(c) }`, undefined],
  [
    'sinks of a set',
    `${FILE} const m = new Set(); m.add(file); export const f = (c) => { for (const s of m) s.write(c) }`,
    'f',
  ],
  [
    'sinks of a set that is handed in',
    `${FILE} export function f(m: Set<fs.WriteStream>, c) { for (const s of m) s.write(c) }`,
    undefined,
  ],
  ['something of its own', `export class A { ping(c) { this.socket.write(this.head) } }`, undefined],
  ['a line about it', `export class A { set(c) { this.socket.write(frame(1, c.id)) } }`, undefined],
  ['a part of it, into what is known', `${FILE} export function log(x) { file.write(x.id) }`, undefined],
  ['a command', `export class A { send(command) { this.socket.write(command) } }`, undefined],
  ['what flush() tells of', `export class A { f(c, d) { this.out.write(c); this.out.flush(d) } }`, undefined],
  ['flush() of another one', `export class A { f(c, d) { this.out.write(c); this.log.flush(d) } }`, 'f'],
  [
    'a question',
    `export class A { ask(q) { return new Promise((done) => { this.open.set(q, done); this.sock.write(q) }) } }`,
    undefined,
  ],
  [
    'a promise that tells nothing',
    `export class A { put(c) { return new Promise((done) => { this.sock.write(c); done() }) } }`,
    'put',
  ],
  ['constants only', `export class A { g() { this.f(PING) } f(c) { this.out.write(c) } }`, undefined],
  [
    'a sink that is made on the way',
    `export function f(c) { g(c) } function g(c) { const out = open(); later(() => { out.write(c) }) }`,
    undefined,
  ],
  ['an answer', `export class A { send(c) { return this.socket.write(c) } }`, undefined],
  ['nobody outside', `${FILE} function log(line) { file.write(line) }`, undefined],
])('%s', (_, code, expected) => {
  expect(caller(code)).toBe(expected)
})
