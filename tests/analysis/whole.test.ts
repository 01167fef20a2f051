import { describe, expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { bringsWhole } from '../../rules/analysis/whole.ts'
import { ask } from '../code.ts'

const whole = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) =>
    repetitionsOf(context, call).some((r) => bringsWhole(context, call.arguments[0] as TSESTree.Expression, r)),
  )

describe('bringsWhole', () => {
  test.each([
    `s.on('data', (c) => put(c))`,
    `s.on('data', (c) => put(c.toString('hex')))`,
    `s.on('data', (c) => put(Buffer.concat([head, c])))`,
    `s.on('message', (m) => put(m.data))`,
    `for (const row of rows) put(JSON.stringify(row) + '\\n')`,
    'for (const e of events) put(`event: x\\ndata: ${JSON.stringify(e)}\\n\\n`)',
    `for (const row of rows) { const text = toCsvRow(row); put(text) }`,
    `const send = (e) => put(encode(e))\nfor (const e of events) send(e)`,
    `s.on('data', (c) => { let m; if (c.ok) m = { ok: true }; else m = c; put(m) })`,
  ])('%s', (code) => {
    expect(whole(code)).toBe(true)
  })

  test.each([
    `s.on('data', (c) => put(acknowledge(parse(c))))`,
    `s.on('data', (c) => put({ id: c.id, ok: true }))`,
    `s.on('data', (c) => put(c.length))`,
    `s.on('data', (c) => { let m; try { m = { ok: f(c) } } catch (error) { m = { error } } put(JSON.stringify(m)) })`,
    `for (const s of stacks) put('Deleting ' + s)`,
    'for (const s of stacks) put(`Deleting ${s}`)',
    `const log = (text) => put(text)\nfor (const s of stacks) log('Deleting ' + s.name)`,
    `const reply = (m) => put(JSON.stringify(m))\ns.on('data', (c) => reply({ id: c.id }))`,
  ])('not %s', (code) => {
    expect(whole(code)).toBe(false)
  })
})
