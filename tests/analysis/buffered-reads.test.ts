import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isReadFrom, takesBuffered } from '../../rules/analysis/buffered-reads.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

const buffered = (code: string) =>
  ask(
    `import fs from 'fs'; const file = fs.createReadStream('x'); ${code}`,
    'CallExpression[callee.name="put"]',
    (context, call: TSESTree.CallExpression) => {
      const [loop] = repetitionsOf(context, call)
      return loop && takesBuffered(context, loop)
    },
  )

test.each([
  ['a stream', 'let c; while ((c = file.read()) !== null) put(c)'],
  ['a stream that is heard', `res.on('readable', f); let c; while ((c = res.read())) put(c)`],
  ['one of that name', `r.response.on('readable', f); const { response } = this; while ((c = response.read())) put(c)`],
  ['a for', 'for (let c; (c = file.read()); ) put(c)'],
])('takes what is buffered: %s', (_, code) => {
  expect(buffered(code)).toBe(true)
})

test.each([
  ['rows', 'let row; while ((row = table.read())) put(row)'],
  ['another method', 'let c; while ((c = file.next())) put(c)'],
  ['a reader that is awaited', 'let c; while ((c = await file.read())) put(c)'],
  ['no end', 'while (true) put(file.read())'],
  ['a walk', 'for (const c of file.read()) put(c)'],
])('takes more: %s', (_, code) => {
  expect(buffered(code)).toBe(false)
})

const readFrom = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, { arguments: [item, source] }: TSESTree.CallExpression) =>
    item && source ? isReadFrom(context, item, source) : undefined,
  )

test.each([
  ['a read', 'put(s.read(), s)', true],
  ['a const', 'const c = s.read(); put(c, s)', true],
  ['the chunk of a loop, as text', 'let c; while ((c = s.read())) put(c.toString("utf8"), s)', true],
  ['a field', 'const c = this.req.read(); put(c, this.req)', true],
  ['another stream', 'put(a.read(), b)', false],
  ['a length', 'const c = s.read(); put(c.length, s)', false],
  ['a parameter', 'function f(c) { put(c, s) }', false],
])('what read() answered: %s', (_, code, expected) => {
  expect(readFrom(code)).toBe(expected)
})
