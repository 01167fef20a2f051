import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isOfMemory } from '../../rules/analysis/memory-streams.ts'
import { ask } from '../code.ts'

const ofMemory = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]', (context, { callee }: TSESTree.CallExpression) =>
    callee.type === 'MemberExpression' ? isOfMemory(context, callee.object) : undefined,
  )

test.each([
  ['Readable.from("a").pipe(out)', true],
  ['stream.Readable.from(Buffer.concat(parts)).pipe(out)', true],
  ['function f(data: Buffer) { Readable.from(data).pipe(out) }', true],
  ['function f(lines: string[]) { const source = Readable.from(lines); source.pipe(out) }', true],
  ['const text = `a${b}`; Readable.from([text]).pipe(out)', true],
  ['function f(rows: AsyncIterable<Row>) { Readable.from(rows).pipe(out) }', false],
  ['function f(rows) { Readable.from(rows).pipe(out) }', false],
  ['Readable.from(read()).pipe(out)', false],
  ['Readable.fromWeb(Buffer.alloc(1)).pipe(out)', false],
  ['fs.createReadStream("a").pipe(out)', false],
])('%s: %s', (code, expected) => {
  expect(ofMemory(code)).toBe(expected)
})
