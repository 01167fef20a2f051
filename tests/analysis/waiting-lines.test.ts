import { expect, test } from 'vitest'
import { waitingTask } from '../../rules/analysis/waiting-lines.ts'
import { ask } from '../code.ts'

const QUEUE = "import PQueue from 'p-queue'; const queue = new PQueue({ concurrency: 2 });"

const task = (code: string) =>
  ask(
    code,
    'CallExpression[callee.property.name="add"], CallExpression[callee.name="limit"]',
    (context, call: never) => waitingTask(context, call)?.name,
  )

test.each<[name: string, code: string, expected: string | undefined]>([
  ['a task of an event', `${QUEUE} s.on('message', (m) => { queue.add(() => go(m)) })`, 'queue'],
  ['one whose errors are caught', `${QUEUE} s.on('message', (m) => { queue.add(() => go(m)).catch(log) })`, 'queue'],
  [
    'a limiter that is a function',
    "import pLimit from 'p-limit'; const limit = pLimit(2); s.on('message', (m) => { void limit(() => go(m)) })",
    'limit',
  ],
  ['none that is awaited', `${QUEUE} s.on('message', async (m) => { await queue.add(() => go(m)) })`, undefined],
  ['none of a caller', `${QUEUE} export const f = (m) => { void queue.add(() => go(m)) }`, undefined],
  [
    'none where the line is looked at',
    `${QUEUE} s.on('message', (m) => { if (queue.size < 9) void queue.add(() => go(m)) })`,
    undefined,
  ],
  [
    'none of a limiter of each event',
    `import PQueue from 'p-queue'; s.on('message', (m) => { const queue = new PQueue(); void queue.add(() => go(m)) })`,
    undefined,
  ],
  ['none into a set', "const queue = new Set(); s.on('message', (m) => { queue.add(m) })", undefined],
])('%s', (_, code, expected) => {
  expect(task(code)).toBe(expected)
})
