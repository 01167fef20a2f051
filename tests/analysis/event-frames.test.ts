import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isEventFrame } from '../../rules/analysis/event-frames.ts'
import { ask } from '../code.ts'

const item = 'CallExpression[callee.property.name="write"]'

test.each([
  ['res.write(`data: ${JSON.stringify(event)}\\n\\n`)', true],
  ['res.write("event: done\\n")', true],
  ['res.write("data: " + text + "\\n\\n")', true],
  ['res.write(encoder.encode(`data: ${text}\\n\\n`))', true],
  ['const frame = `id: ${id}\\ndata: ${text}\\n\\n`; res.write(frame)', true],
  ['res.write(JSON.stringify(row))', false],
  ['res.write(`${row}\\n`)', false],
  ['res.write("database: " + row)', false],
  ['res.write(chunk)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, item, (context, { arguments: [text] }: TSESTree.CallExpression) =>
    text ? isEventFrame(context, text) : undefined,
  )
  expect(found).toBe(expected)
})
