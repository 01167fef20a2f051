import { describe, expect, test } from 'vitest'
import { unpacedFeedOf } from '../../rules/analysis/feeds.ts'
import { ask } from '../code.ts'

/** The call that fills the last stream of the code, and why it repeats. */
const feed = (code: string) =>
  ask(code, 'NewExpression', (context, stream) => {
    const found = unpacedFeedOf(context, stream)
    return found && `${found.repetition?.kind ?? 'called back'}: ${context.sourceCode.getText(found.enqueue)}`
  })

describe('unpacedFeedOf', () => {
  test.each<[name: string, code: string, feed: string | undefined]>([
    [
      'for await',
      'new ReadableStream({ async start(c) { for await (const x of s) c.enqueue(x) } })',
      'for-await: c.enqueue(x)',
    ],
    ['a listener', `new ReadableStream({ start(c) { s.on('data', (d) => c.enqueue(d)) } })`, 'listener: c.enqueue(d)'],
    [
      'a reader that calls back',
      'new ReadableStream({ async start(c) { await read(s, (e) => c.enqueue(e)) } })',
      'called back: c.enqueue(e)',
    ],
    [
      'the chunk before what is made of it',
      'new ReadableStream({ async start(c) { for await (const x of s) x ? c.enqueue([x]) : c.enqueue(x) } })',
      'for-await: c.enqueue(x)',
    ],
    [
      'a controller kept elsewhere',
      `let k; s.on('data', (d) => k.enqueue(d)); new ReadableStream({ start(c) { k = c } })`,
      'listener: k.enqueue(d)',
    ],
    [
      'pull',
      'new ReadableStream({ async pull(c) { c.enqueue(await next()) }, async start(c) ' +
        '{ for await (const x of s) c.enqueue(x) } })',
      undefined,
    ],
    [
      'desiredSize',
      `new ReadableStream({ start(c) { s.on('data', (d) => { if (c.desiredSize > 0) c.enqueue(d) }) } })`,
      undefined,
    ],
    [
      'a queue of this file',
      'const q = new MessageQueue(); new ReadableStream({ async start(c) { for await (const x of q) c.enqueue(x) } })',
      undefined,
    ],
    ['a list', 'new ReadableStream({ start(c) { for (const x of xs) c.enqueue(x) } })', undefined],
    [
      'a loop around the stream',
      'for await (const x of s) new ReadableStream({ start(c) { c.enqueue(x) } })',
      undefined,
    ],
    [
      'a helper that waits',
      'new ReadableStream({ async start(c) { for await (const x of s) { c.enqueue(x); await room(c) } } })',
      undefined,
    ],
    ['another class', 'new Other({ async start(c) { for await (const x of s) c.enqueue(x) } })', undefined],
  ])('%s', (_, code, expected) => {
    expect(feed(code)).toBe(expected)
  })
})
