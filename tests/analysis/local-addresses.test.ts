import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isLocalAddress } from '../../rules/analysis/local-addresses.ts'
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
