import { describe, expect, it } from 'vitest'
import rule from '../../rules/no-enqueue-without-pull.ts'
import { suggested } from './fixed.ts'
import { lived, provesRewrites, type Workload, type World } from './harness.ts'

interface Feed extends World {
  readonly source: AsyncIterable<string>
  readonly log: unknown[]
  /** Reads the stream to its end and tells what came. */
  read(stream: ReadableStream<string>): Promise<unknown>
}

/** A source that sends `count` chunks, or fails behind them, and a reader that is there at once or long afterwards. */
function feed(count: number, { fails = false, isLate = false } = {}): Feed {
  let sent = 0
  let taken = 0
  let peak = 0
  const log: unknown[] = []
  async function* chunks(): AsyncIterable<string> {
    try {
      for (let i = 0; i < count; i++) {
        sent++
        peak = Math.max(peak, sent - taken)
        yield `chunk ${i}`
      }
      if (fails) throw new Error('no more')
    } finally {
      log.push('source left')
    }
  }
  return {
    source: chunks(),
    log,
    async read(stream) {
      const reader = stream.getReader()
      const chunks: string[] = []
      for (let i = 0; isLate && i < 2_000; i++) await Promise.resolve()
      try {
        for (;;) {
          const { done, value } = await reader.read()
          if (done) return { chunks, end: 'done' }
          taken++
          chunks.push(value)
        }
      } catch (error) {
        return { chunks, end: String(error) }
      }
    },
    steps: () => sent + taken,
    peak: () => peak,
    seen: () => log,
  }
}

const stream = (start: string): string => `export function run(world) {
  const stream = new ReadableStream({
    async start(controller) {
${start.replace(/^/gm, '      ')}
    },
  })
  return world.read(stream)
}
`

const SHAPES = {
  'a close in finally': `try {
  for await (const chunk of world.source) {
    controller.enqueue(
      chunk.toUpperCase()
    )
  }
} finally {
  controller.close()
}`,
  'a failure that is told': `try {
  const reader = ReadableStream.from(world.source).getReader()
  while (true) {
    const { done, value } = await reader.read()
    if (done) {
      controller.close()
      return
    }
    controller.enqueue(value)
  }
} catch (error) {
  controller.error(error)
}`,
  'a failure that is told, and work in finally': `const reader = ReadableStream.from(world.source).getReader()
try {
  while (true) {
    const { done, value } = await reader.read()
    if (done) break
    controller.enqueue(value)
  }
  controller.close()
} catch (error) {
  controller.error(error)
} finally {
  world.log.push('released')
}`,
  'a failure that is swallowed': `try {
  for await (const chunk of world.source) controller.enqueue(chunk + '!')
} catch (error) {
  world.log.push(String(error))
} finally {
  controller.close()
}`,
  'a way out for a reason': `try {
  for await (const chunk of world.source) {
    if (chunk === 'chunk 1') {
      controller.error(new Error('no more'))
      return
    }
    controller.enqueue(chunk)
  }
} finally {
  world.log.push('released')
}
controller.close()`,
}

/** What a late reader would lose by a failure, `a source that fails` tells. */
const LATE: readonly Workload<Feed>[] = [
  { name: 'a reader that comes late', world: () => feed(2, { isLate: true }) },
  { name: 'a long source', world: () => feed(30, { isLate: true }), bound: 2 },
]

provesRewrites(
  rule,
  Object.entries(SHAPES).map(([name, start]) => ({
    name,
    filename: 'code.mjs',
    code: stream(start),
    says: ['ReadableStream.from(('],
    suggestion: { messageId: 'pull' },
    workloads: [
      { name: 'a reader', world: () => feed(2) },
      { name: 'an empty source', world: () => feed(0) },
      ...(name.includes('reason') ? [] : LATE),
    ],
  })),
)

describe('a source that fails behind two chunks', () => {
  const TOLD = { chunks: 2, end: 'Error: no more' }
  const EARLIER = { chunks: 1, end: 'Error: no more' }
  const LOST = { chunks: 0, end: 'Error: no more' }
  const HIDDEN = { chunks: 2, end: 'done' }
  it.each<[name: keyof typeof SHAPES, isLate: boolean, before: object, after: object]>([
    ['a close in finally', false, HIDDEN, TOLD],
    ['a close in finally', true, LOST, TOLD],
    ['a failure that is told', false, TOLD, TOLD],
    ['a failure that is told', true, LOST, TOLD],
    ['a failure that is told, and work in finally', false, TOLD, TOLD],
    ['a failure that is told, and work in finally', true, LOST, TOLD],
    ['a failure that is swallowed', false, HIDDEN, HIDDEN],
    ['a failure that is swallowed', true, HIDDEN, HIDDEN],
    ['a way out for a reason', false, EARLIER, EARLIER],
    ['a way out for a reason', true, LOST, EARLIER],
  ])('%s, read late: %s', async (name, isLate, before, after) => {
    const code = stream(SHAPES[name])
    const seen = async (text: string): Promise<unknown> => {
      const { end, unhandled } = await lived(text, 'code.mjs', feed(2, { fails: true, isLate }))
      expect(unhandled).toEqual([])
      const { value } = end as { value: { chunks: string[]; end: string } }
      return { ...value, chunks: value.chunks.length }
    }
    expect(await seen(code)).toEqual(before)
    expect(await seen(suggested(rule, code, 'code.mjs', {}, 'pull'))).toEqual(after)
  })
})
