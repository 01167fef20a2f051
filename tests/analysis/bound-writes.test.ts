import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { boundWriteOf } from '../../rules/analysis/bound-writes.ts'
import { ask } from '../code.ts'

/** The sink whose `write()` is the listener that `on()` is given. */
const sink = (code: string): string | undefined =>
  ask(code, 'CallExpression[callee.property.name="on"]', (context, call: TSESTree.CallExpression) => {
    const put = boundWriteOf(context, call)
    return put && context.sourceCode.getText(put.receiver)
  })

test.each([
  ["source.on('data', res.write.bind(res))", 'res'],
  ["this.on('row', this.out.write.bind(this.out))", 'this.out'],
  ["const write = socket.write.bind(socket); source.on('data', write)", 'socket'],
])('finds the sink: %s', (code, expected) => {
  expect(sink(code)).toBe(expected)
})

test.each([
  "source.on('end', res.write.bind(res))",
  "source.on('data', res.write)",
  "source.on('data', res.end.bind(res))",
  "source.on('data', res.write.bind(other))",
  "source.on('data', res.write.bind(res, head))",
  "source.on('data', parser.write.bind(parser))",
  "process.stdin.setRawMode(true); process.stdin.on('data', res.write.bind(res))",
])('none: %s', (code) => {
  expect(sink(code)).toBeUndefined()
})
