import { describe, expect, test } from 'vitest'
import { limitsIn } from '../../rules/analysis/oversized-limits.ts'
import { ask } from '../code.ts'

const NEW = 'NewExpression'
const AGENT = "import http from 'node:http'; new http.Agent"
const STREAM = "import { Transform } from 'node:stream'; import { BoundedQueue } from 'backpressure-runtime';"

describe('limitsIn', () => {
  test.each([
    ['new BoundedQueue(500)', ['500 items']],
    ['const MOST = 1e6; new BoundedQueue(MOST)', ['1000000 items']],
    ['new BoundedQueue({ capacity: Infinity })', ['Infinity items']],
    ['new Transform({ highWaterMark: 64 * 1024 })', ['65536 bytes']],
    ['new Transform({ highWaterMark: 50, objectMode: true })', ['50 items']],
    ['new Transform({ objectMode: true })', []],
    [`${AGENT}({ maxSockets: 1e6 })`, ['1000000 tasks']],
    [`${AGENT}({ maxSockets: Number.MAX_VALUE, keepAlive: true })`, []],
    ['new BoundedQueue(most)', []],
    ['new Map([[1, 1e9]])', []],
  ])('%s → %j', (code, expected) => {
    const limits = ask(`${STREAM} ${code}`, NEW, (context, call) =>
      limitsIn(context, call).map(({ amount, unit }) => `${amount} ${unit}`),
    )
    expect(limits).toEqual(expected)
  })
})
