import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { failsFromOutside, isHttpReply } from '../../rules/analysis/outside-failures.ts'
import { pipeChainOf } from '../../rules/analysis/pipe-chains.ts'
import { ask } from '../code.ts'

/** The source of the chain. */
const ofSource = (question: typeof failsFromOutside) => (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) => {
    const source = pipeChainOf(call)?.streams[0]
    return source && question(context, source)
  })

describe('failsFromOutside', () => {
  const fails = ofSource(failsFromOutside)

  test.each([
    ['a file', `import fs from 'fs'; fs.createReadStream(a).pipe(b)`],
    ['a body', `import { Readable } from 'stream'; Readable.fromWeb(reply.body).pipe(b)`],
    ['what unpacks', `import zlib from 'zlib'; zlib.createGunzip().pipe(b)`],
    ['what decrypts', `import crypto from 'crypto'; crypto.createDecipheriv('x', k, i).pipe(b)`],
    ['a connection', `import net from 'net'; net.createServer((socket) => { socket.pipe(b) })`],
    ['a reply', `client.once('response', (reply) => { reply.pipe(b) })`],
  ])('%s', (_, code) => {
    expect(fails(code)).toBe(true)
  })

  test.each([
    ['a list', `import { Readable } from 'stream'; Readable.from(rows).pipe(b)`],
    ['a stream of this file', `import { Transform } from 'stream'; new Transform(hooks).pipe(b)`],
    ['a class of a namespace', `import stream from 'stream'; new stream.PassThrough().pipe(b)`],
    ['a stream of nobody known', `open().pipe(b)`],
  ])('not %s', (_, code) => {
    expect(fails(code)).toBe(false)
  })
})

describe('isHttpReply', () => {
  const reply = ofSource(isHttpReply)

  test('what came back for a request', () => {
    expect(reply(`import http from 'http'; http.get(url, (res) => { res.pipe(b) })`)).toBe(true)
    expect(reply(`client.on('response', function (res) { res.pipe(b) })`)).toBe(true)
  })

  test('not a request, nor what another event brings', () => {
    expect(reply(`import http from 'http'; http.createServer((req) => { req.pipe(b) })`)).toBe(false)
    expect(reply(`client.on('file', (file) => { file.pipe(b) })`)).toBe(false)
  })
})
