import { expect, test } from 'vitest'
import { limiterIn } from '../../rules/analysis/limiters-in-sight.ts'
import { ask } from '../code.ts'

const P_LIMIT = "import pLimit, { limitFunction } from 'p-limit'\nconst limit = pLimit(3)\n"

test.each([
  [`${P_LIMIT}walk((x) => limit(() => f(x)))`, true],
  [`${P_LIMIT}const save = (x) => limit(f, x)\nwalk((x) => save(x))`, true],
  [`${P_LIMIT}const save = limitFunction(f, { concurrency: 2 })\nwalk(save)`, true],
  [`${P_LIMIT}const save = limitFunction(f, { concurrency: 2 })\nwalk(async (x) => { await save(x) })`, true],
  [
    "import PQueue from 'p-queue'; const work = new PQueue({ concurrency: 1 }); walk((x) => work.add(() => f(x)))",
    true,
  ],
  ["import { Sema } from 'async-sema'; const s = new Sema(2); walk(async (x) => { await s.acquire(); f(x) })", true],
  ["import Bottleneck from 'bottleneck'; const b = new Bottleneck({ maxConcurrent: 1 }); walk(b.wrap(f))", true],
  ['walk((x) => gitLimit(() => f(x)))', true],
  ['walk((x) => this.limiter(() => f(x)))', true],
  ['walk((x) => withLock(() => f(x)))', true],
  ['walk(async (x) => { await limiter(); f(x) })', true],
  ['walk(async (x) => { await this.semaphore.acquire(); f(x) })', true],
  ['walk((x) => pool.run(() => f(x)))', true],
  ['walk((x) => this.queue.add(this.load.bind(this)))', true],
  ['walk((x) => limitedUpload(x, () => {}))', true],
  // A limit of something else.
  [`${P_LIMIT}walk(async (x) => { const own = pLimit(2); await own(() => f(x)) })`, false],
  ["import { mapLimit } from 'backpressure-runtime'; walk((x) => mapLimit(x.ys, 2, f))", false],
  ["import pMap from 'p-map'; walk((x) => pMap(x.ys, f, { concurrency: 2 }))", false],
  ['walk((x) => query.limit(10))', false],
  ['walk((x) => queue.add("job", x))', false],
  ['walk((x) => pool.query("select 1"))', false],
  ['walk((x) => xs.push(() => f(x)))', false],
  ['walk((x) => f(x))', false],
  ["import { Queue } from 'bullmq'; const queue = new Queue('q'); walk((x) => queue.add('job', x, () => {}))", false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    limiterIn(context, node.arguments[0]),
  )
  expect(found !== undefined).toBe(expected)
})
