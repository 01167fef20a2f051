import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isReplyOfPeer, isRequest, remoteSource } from '../../rules/analysis/remote-sources.ts'
import { ask } from '../code.ts'

/** What is known of the stream that `use()` is given. */
const remote = (code: string) =>
  ask(code, 'CallExpression[callee.name="use"]', (context, call: TSESTree.CallExpression) =>
    remoteSource(context, call.arguments[0] as TSESTree.Node),
  )

describe('remoteSource', () => {
  test.each<[name: string, code: string, expected: string | undefined]>([
    ['a request', 'import http from "http"; http.createServer((q) => use(q))', 'known'],
    ['a reply', 'import http from "http"; http.get(url, (r) => use(r))', 'known'],
    ['a socket', 'import net from "net"; net.connect(1).on("connect", f); const s = net.connect(2); use(s)', 'known'],
    [
      'what it is piped into',
      'import http from "http"; http.get(u, (r) => use(r.pipe(unzip()).pipe(parse())))',
      'known',
    ],
    ['a body', 'const r = await fetch(url); use(r.body)', 'known'],
    ['a body by a pattern', 'const { body } = await fetch(url); use(body)', 'known'],
    ['a reader of a body', 'const r = await fetch(url); const reader = r.body!.getReader(); use(reader)', 'known'],
    ['a body as a stream of Node.js', 'const r = await fetch(u); use(Readable.fromWeb(r.body))', 'known'],
    ['an upload', 'import b from "busboy"; b({}).on("file", (name, s) => use(s))', 'known'],
    ['a name', 'function f(req) { use(req) }', 'likely'],
    ['a name on the way', 'use(this.ctx.req.setEncoding("utf8"))', 'likely'],
    ['a body by name', 'use(response.body)', 'likely'],
    [
      'a reply of a daemon',
      'import http from "http"; http.get({ socketPath: "/run/d.sock" }, (r) => use(r))',
      undefined,
    ],
    [
      'a reply of a daemon, by an event',
      'import http from "http"; const q = http.request({ socketPath, path }); q.on("response", (r) => use(r))',
      undefined,
    ],
    [
      'a reply of the machine itself',
      'import http from "http"; const q = http.request("http://localhost:80/", (r) => use(r))',
      undefined,
    ],
    [
      'a request to a server for development',
      'import http from "http"; const p = { configureServer(s) { s.use((req: http.IncomingMessage) => use(req)) } }',
      undefined,
    ],
    [
      'a reply by an event',
      'import http from "http"; const q = http.request({ host, path }); q.on("response", (r) => use(r))',
      'known',
    ],
    ['another name', 'use(stream)', undefined],
    [
      'a name of another kind of stream',
      'import fs from "fs"; const res = fs.createReadStream(p); use(res)',
      undefined,
    ],
    ['a body of something else', 'use(page.body)', undefined],
    ['a child', 'import { spawn } from "child_process"; use(spawn("a").stdout)', undefined],
    ['a list', 'const res = []; use(res)', undefined],
  ])('%s', (_, code, expected) => {
    expect(remote(code)).toBe(expected)
  })
})

test.each([
  ['by its origin', 'import http from "http"; http.createServer((q) => use(q))', true],
  ['by its name', 'use(ctx.req)', true],
  ['a reply', 'import http from "http"; http.get(u, (req) => use(req))', false],
  ['another name', 'use(response)', false],
])('isRequest: %s', (_, code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="use"]', (context, call: TSESTree.CallExpression) =>
    isRequest(context, call.arguments[0] as TSESTree.Node),
  )
  expect(found).toBe(expected)
})

test.each([
  ['by its origin', 'import http from "http"; http.get(u, (r) => use(r))', true],
  ['by its name', 'function f(proxyRes) { use(proxyRes) }', true],
  [
    'a message by its type, by its name',
    'import type { IncomingMessage } from "http"; function f(response: IncomingMessage) { use(response) }',
    true,
  ],
  ['what it is piped into', 'http.get(u, (res) => use(res.pipe(unzip())))', true],
  ['the body of a fetch', 'const r = await fetch(u); use(r.body)', true],
  ['the body of a fetch by a pattern', 'const { body } = await fetch(u); use(body)', true],
  ['a request', 'import http from "http"; http.createServer((q) => use(q))', false],
  ['a request by its name', 'function f(req) { use(req) }', false],
  ['the body of a request', 'function f(req) { use(req.body) }', false],
  ['a socket', 'import net from "net"; use(net.connect(1))', false],
  ['a file', 'import fs from "fs"; const res = fs.createReadStream(p); use(res)', false],
])('isReplyOfPeer: %s', (_, code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="use"]', (context, call: TSESTree.CallExpression) =>
    isReplyOfPeer(context, call.arguments[0] as TSESTree.Node),
  )
  expect(found).toBe(expected)
})
