import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { isFile, isLikelyMessage, isLikelySink, isLikelyToLeave, isLog } from '../../rules/analysis/likely-sinks.ts'
import { ask } from '../code.ts'

const receiver = (code: string, question: typeof isLikelySink) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: { callee: { object: TSESTree.Node } }) =>
    question(context, call.callee.object),
  )

describe('isLikelySink', () => {
  test.each([
    `res.write(1)`,
    `this.#writeStream.write(1)`,
    `event.node.res.write(1)`,
    `clientSocket.write(1)`,
    `function f(out) { out.write(1) }`,
    `function f(out: any) { out.write(1) }`,
    `function f(target: FileWriteStream) { target.write(1) }`,
    `class A { constructor(private readonly to: my.Socket) {} f() { this.to.write(1) } }`,
    `const writer = openTheStream(file); writer.write(1)`,
    `const multi = pino.multistream(targets); multi.write(1)`,
    `import { RowWriter } from './rows.js'; const out = new RowWriter(x); out.write(1)`,
    `import { Tunnel } from 'tunnels'; const out = new Tunnel(x); out.write(1)`,
    `const openStream = (p) => new files.Rolling(p); const file = openStream(p); file.write(1)`,
  ])('%s', (code) => {
    expect(receiver(code, isLikelySink)).toBe(true)
  })

  test.each([
    `foo.write(1)`,
    `make().write(1)`,
    `term.write(1)`,
    `process.stdout.write(1)`,
    `parser.write(1)`,
    `buf.write(1)`,
    `function f(out: ByteBuilder) { out.write(1) }`,
    `function f(out: { write(x: string): void }) { out.write(1) }`,
    `class Sink { write() {} } const out = new Sink(); out.write(1)`,
    `import { TextOutput } from './text.js'; const textOutput = new TextOutput(x); textOutput.write(1)`,
    `import Printer from '@/printer'; class A { out = new Printer(); f() { this.out.write(1) } }`,
    `const { TextOutput } = require('../text'); const out = new TextOutput(x); out.write(1)`,
    `const stream = { write() {} }; stream.write(1)`,
    `function openStream() { let s; s = { write() {} }; return s } const file = openStream(); file.write(1)`,
    `class Log { write() {} } const openStream = () => new Log(); const file = openStream(); file.write(1)`,
    `document.title; out.write(1)`,
    `class A { stream = { write() {} }; f() { this.stream.write(1) } }`,
  ])('not %s', (code) => {
    expect(receiver(code, isLikelySink)).toBe(false)
  })
})

test('isLikelyToLeave: behind a file there is nobody', () => {
  const leaves = (code: string) => receiver(code, (_, node) => isLikelyToLeave(node))
  expect([leaves('reply.raw.write(1)'), leaves('conn.write(1)'), leaves('file.write(1)')]).toEqual([true, true, false])
})

test('isLikelyMessage: a socket carries many', () => {
  const message = (code: string) => receiver(code, (_, node) => isLikelyMessage(node))
  expect([message('res.write(1)'), message('clientRequest.write(1)'), message('socket.write(1)')]).toEqual([
    true,
    true,
    false,
  ])
})

test('isLog: lines about the work', () => {
  const log = (code: string) => receiver(code, (_, node) => isLog(node))
  expect([log('this.logStream.write(1)'), log('trace.write(1)'), log('login.write(1)'), log('out.write(1)')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('isFile: opened, declared or called one', () => {
  const file = (code: string) => receiver(code, isFile)
  expect(file(`const out = fs.createWriteStream(path); out.write(1)`)).toBe(true)
  expect(file(`function f(out: fs.WriteStream) { out.write(1) }`)).toBe(true)
  expect(file(`outputFile.write(1)`)).toBe(true)
  expect(file(`function f(writeStream: Writable) { writeStream.write(1) }`)).toBe(true)
  expect(file(`const out = net.connect(1); out.write(1)`)).toBe(false)
  expect(file(`profile.write(1)`)).toBe(false)
})
