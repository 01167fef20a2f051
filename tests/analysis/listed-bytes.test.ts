import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isOfListedBytes } from '../../rules/analysis/listed-bytes.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether what `put()` is handed is listed; the first repetition tells what comes with each turn. */
const listed = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) => {
    const [reason] = repetitionsOf(context, call)
    const [item] = call.arguments
    return reason && item && isOfListedBytes(context, item, reason)
  })

const ON = (body: string) => `s.on('data', (c) => { ${body} })`

describe('isOfListedBytes', () => {
  test.each([
    ['a buffer', ON('put(Buffer.from([IAC, c[0], c[1]]))')],
    ['an array of bytes', ON('put(new Uint8Array([0x01, c.length]))')],
    ['bytes by of()', ON('put(Uint8Array.of(1, c[0]))')],
    ['a const', ON('const frame = Buffer.from([Codes.ACK, c[0]]); put(frame)')],
    ['constants of an enum beside an option', ON('put(Buffer.from([Telnet.IAC, Telnet.WILL, c[2]]))')],
    [
      'with an option of some bytes',
      `function say(option, value) { put(Buffer.from([IAC, SB, option, ...value, IAC, SE])) }\n` +
        ON(`say(c[1], Buffer.from('xterm'))`),
    ],
  ])('%s', (_, code) => {
    expect(listed(code)).toBe(true)
  })

  test.each([
    ['the chunk', ON('put(Buffer.from(c))')],
    ['a copy of the chunk', ON('put(Buffer.from([...c]))')],
    ['a head, and the chunk', ON('put(Buffer.from([0x01, ...c]))')],
    ['a head, and the chunk of the caller', `function say(v) { put(Buffer.from([0x01, ...v])) }\n${ON('say(c)')}`],
    ['one byte of many', `for (const b of bytes) put(Buffer.from([b]))`],
    ['a sample of many', `for (const v of samples) put(Buffer.from([v & 255, v >> 8]))`],
    ['a list of texts', ON('put(JSON.stringify([1, c]))')],
    ['parts that are put together', ON('put(Buffer.concat([HEAD, c]))')],
  ])('not %s', (_, code) => {
    expect(listed(code)).toBe(false)
  })
})
