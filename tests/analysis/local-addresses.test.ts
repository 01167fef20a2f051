import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isLocalAddress, isNamedAddress } from '../../rules/analysis/local-addresses.ts'
import { ask } from '../code.ts'

/** Whether `get()` is given an address of this machine. */
const local = (code: string) =>
  ask(code, 'CallExpression[callee.name="get"]', (context, call: TSESTree.CallExpression) =>
    isLocalAddress(context, call.arguments[0] as TSESTree.Node),
  )

test.each([
  `get('http://169.254.169.254/latest/')`,
  'get(`http://localhost:${port}/x`)',
  `const BASE = 'http://169.254.169.254/'; function f(given) { const base = given || BASE; get(base + 'token') }`,
  `const BASE = new URL('/', 'http://169.254.169.254:80')
   function f(given) { const base = given || BASE; const url = base + 'token'; get(url) }`,
  `get({ host: '127.0.0.1', path })`,
  `const options = { hostname: 'localhost' }; get(options)`,
  `get(new URL('http://[::1]:80/'))`,
])('isLocalAddress: %s', (code) => {
  expect(local(code)).toBe(true)
})

test.each([
  `get(url)`,
  `get('https://example.org/')`,
  `get('https://localhost.example.org/')`,
  `get('http://' + host)`,
  'get(`${base}/x`)',
  `let base = 'http://localhost'; base = given; get(base)`,
  `get({ host })`,
])('isLocalAddress: not %s', (code) => {
  expect(local(code)).toBe(false)
})

const named = (code: string) =>
  ask(code, 'CallExpression[callee.name="get"]', (context, call: TSESTree.CallExpression) =>
    isNamedAddress(context, call.arguments[0] as TSESTree.Node),
  )

test.each([
  `get('https://api.example.org/v1')`,
  'get(`https://example.org/${path}`)',
  `const options = { host: 'ws.example.org', path }; get(options)`,
  `const BASE = 'https://example.org'; get(BASE + path)`,
  `get(new URL(path, 'https://example.org'))`,
])('isNamedAddress: %s', (code) => {
  expect(named(code)).toBe(true)
})

test.each([
  `get(url)`,
  'get(`https://${host}/x`)',
  `get({ host, path: '/example.org' })`,
  `const BASE = 'https://example.org'; const base = given || BASE; get(base)`,
  `get('http://localhost:80/')`,
  `get('./file')`,
])('isNamedAddress: not %s', (code) => {
  expect(named(code)).toBe(false)
})
