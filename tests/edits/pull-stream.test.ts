import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { toPull } from '../../rules/edits/pull-stream.ts'
import { edited } from './edited.ts'

describe('lets the reader pull', () => {
  it.each([
    {
      name: 'a source as it is',
      code: 'new ReadableStream({ async start(c) { for await (const x of source()) { c.enqueue(x) } c.close() } })',
      output: 'ReadableStream.from(source())',
    },
    {
      name: 'a type and an arrow',
      code: 'new ReadableStream<string>({ start: async (c) => { for await (const x of xs) c.enqueue(x); c.close() } })',
      output: 'ReadableStream.from<string>(xs)',
    },
    {
      name: 'a source that is changed',
      code:
        'new ReadableStream({ async start(c) { for await (const x of xs) { /* text */ ' +
        'c.enqueue(encode(x)) } c.close() } })',
      output:
        'ReadableStream.from((async function* () { for await (const x of xs) { /* text */ yield encode(x) } })())',
    },
    {
      name: 'a failure that is told',
      code:
        'new web.ReadableStream({ async start(c) { try { for await (const x of xs) ' +
        'c.enqueue(x.y); c.close() } catch (e) { c.error(e) } } })',
      output:
        'web.ReadableStream.from((async function* () { try { for await (const x of xs) yield ' +
        'x.y; return } catch (e) { throw e } })())',
    },
    {
      name: 'a reader',
      code:
        'new ReadableStream({ async start(c) { while (true) { const { done, value } = await ' +
        'r.read(); if (done) { c.close(); return } c.enqueue(value) } } })',
      output:
        'ReadableStream.from((async function* () { while (true) { const { done, value } = await ' +
        'r.read(); if (done) { return } yield value } })())',
    },
  ])('$name', ({ code, output }) => expect(pulled(code)).toBe(output))
})

describe('leaves', () => {
  const start = 'async start(c) { for await (const x of xs) c.enqueue(x); c.close() }'
  it.each([
    { name: 'a strategy', code: `new ReadableStream({ ${start} }, { highWaterMark: 4 })` },
    { name: 'a cancel', code: `new ReadableStream({ ${start}, cancel() { stop() } })` },
    {
      name: 'a start that does not wait',
      code: "new ReadableStream({ start(c) { s.on('data', (x) => c.enqueue(x)) } })",
    },
    {
      name: 'a controller that gets out',
      code: 'new ReadableStream({ async start(c) { for await (const x of xs) put(c, x) } })',
    },
    {
      name: 'a controller that listeners use',
      code: "new ReadableStream({ async start(c) { s.on('data', (x) => { c.enqueue(x) }) } })",
    },
    {
      name: 'a start with work after the end',
      code: 'new ReadableStream({ async start(c) { for await (const x of xs) c.enqueue(x); c.close(); await log() } })',
    },
    {
      name: 'a this',
      code: 'new ReadableStream({ async start(c) { for await (const x of this.xs) c.enqueue(x) } })',
    },
    { name: 'a comment that would be lost', code: `new ReadableStream({ /* pump */ ${start} })` },
    { name: 'a source elsewhere', code: 'new ReadableStream(source)' },
  ])('$name', ({ code }) => expect(pulled(code)).toBeNull())
})

function pulled(code: string): string | null {
  return edited<TSESTree.NewExpression>(code, 'NewExpression', toPull)
}
