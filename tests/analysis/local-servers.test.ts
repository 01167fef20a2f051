import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isOfLocalServer } from '../../rules/analysis/local-servers.ts'
import { ask } from '../code.ts'

const isLocal = (code: string) =>
  ask(
    `import net from 'node:net'; import http from 'node:http'; ${code}`,
    'CallExpression[callee.name="use"]',
    (context, call: TSESTree.CallExpression) => isOfLocalServer(context, call.arguments[0] as TSESTree.Node),
  )

describe('isOfLocalServer', () => {
  test.each([
    ['a name', 'const server = net.createServer((s) => use(s)); server.listen(socketPath)'],
    ['a chain', 'net.createServer((s) => use(s)).listen("/run/app.sock")'],
    ['a pipe', 'const server = net.createServer((s) => use(s)); server.listen("\\\\.\\pipe\\app", done)'],
    ['a listener', 'const server = net.createServer(); server.on("connection", (s) => use(s)); server.listen(PIPE)'],
    ['a path that is put together', 'const at = `${dir}/app.sock`; net.createServer((s) => use(s)).listen(at)'],
    ['an option', 'net.createServer((s) => use(s)).listen({ path: file })'],
    ['a call', 'net.createServer((s) => use(s)).listen(getSocketPath())'],
    [
      'a field',
      'class A { start() { this.server = net.createServer((s) => use(s)); this.server.listen(this.pipeName) } }',
    ],
  ])('%s', (_, code) => {
    expect(isLocal(code)).toBe(true)
  })

  test.each([
    ['a port', 'net.createServer((s) => use(s)).listen(4000)'],
    ['a port by a name', 'net.createServer((s) => use(s)).listen(port)'],
    ['either', 'const server = net.createServer((s) => use(s)); server.listen(socketPath); server.listen(port)'],
    ['nowhere in this file', 'export const server = net.createServer((s) => use(s))'],
    ['another server', 'net.createServer((s) => use(s)); net.createServer(f).listen(socketPath)'],
    ['HTTP, which may be handed on', 'http.createServer((s) => use(s)).listen(socketPath)'],
    ['a connection of its own', 'const s = net.connect(socketPath); use(s)'],
  ])('not %s', (_, code) => {
    expect(isLocal(code)).toBe(false)
  })
})
