import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { isFixed } from '../../rules/analysis/fixed.ts'
import { ask } from '../code.ts'

const fixed = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) =>
    isFixed(context, call.arguments[0] as TSESTree.Expression),
  )

describe('isFixed', () => {
  test.each([
    `put('x')`,
    'put(`x`)',
    `put('a' + "b")`,
    `const CRLF = '\\r\\n'; put(CRLF)`,
    `import { PING } from './frames'; put(PING)`,
    `put(frames.PING)`,
    'put(`: ping ${Date.now()}`)',
    'put(`at ${new Date().toISOString()}`)',
    `put(Buffer.from('x'))`,
    `put(JSON.stringify({ type: 'ping', at: Date.now() }))`,
    `put(JSON.stringify({ method: 'subscribe', params: ['heads', 1] }))`,
    `const hint = { id: null, method: 'reconnect' }; put(encoder.encode(hint))`,
  ])('%s', (code) => {
    expect(fixed(code)).toBe(true)
  })

  test.each([
    `put(x)`,
    'put(`${x}`)',
    `function f(x) { put(x) }`,
    `put(render())`,
    `put(JSON.stringify(state))`,
    `put(encoder.encode(state))`,
    `put(encoder.encode())`,
    `put(JSON.stringify(['heads', id]))`,
    `put(JSON.stringify([...heads]))`,
    `import { frame } from './frames'; put(frame)`,
    `const x = load(); put(x)`,
    'for (let i = 0; i < n; i++) put(`row ${i}`)',
  ])('not %s', (code) => {
    expect(fixed(code)).toBe(false)
  })
})
