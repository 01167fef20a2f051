import rule from '../../rules/no-nested-limiter.ts'
import { commonjs, untyped } from '../rule-tester.ts'

const LIMIT = "import pLimit from 'p-limit'\nconst limit = pLimit(4)\nconst other = pLimit(4)\n"
const QUEUE = "import PQueue from 'p-queue'\nconst queue = new PQueue({ concurrency: 4 })\n"
const MUTEX = "import { Mutex } from 'async-mutex'\n"

const nested = (limiter: string) => ({ messageId: 'nested' as const, data: { limiter } })

untyped.run('no-nested-limiter', rule, {
  valid: [
    { name: 'one slot', code: `${LIMIT}const f = (url) => limit(() => fetch(url))` },
    { name: 'a second limiter', code: `${LIMIT}const f = (url) => limit(async () => { await other(() => ` +
      `fetch(url)) })` },
    {
      name: 'one after the other',
      code: `${LIMIT}async function f(url) { await limit(() => fetch(url)); await limit(() => fetch(url)) }`,
    },
    { name: 'nobody waits for it', code: `${QUEUE}queue.add(async () => { await f(); queue.add(() => g()) })` },
    { name: 'nobody waits, and says so', code: `${QUEUE}queue.add(async () => { void queue.add(() => g()) })` },
    {
      name: 'a walk that nobody waits for',
      code: `${QUEUE}queue.add(async () => { for (const x of await list()) queue.add(() => load(x)) })`,
    },
    {
      name: 'recursion beside the slot',
      code: `${LIMIT}async function walk(dir) {
  const entries = await limit(() => readdir(dir))
  await Promise.all(entries.map((entry) => walk(entry)))
}`,
    },
    {
      name: 'a function that nobody waits for',
      code: `${QUEUE}const crawl = (url) => queue.add(async () => { for (const next of await links(url)) ` +
        `crawl(next) })`,
    },
    {
      name: 'a limiter of its own in each call of the recursion',
      code: `import pLimit from 'p-limit'
async function classify(stack) {
  const limit = pLimit(10)
  await Promise.all(stack.children.map((child) => limit(() => classify(child))))
}`,
    },
    {
      name: 'another lock of the same class',
      code: `${MUTEX}class A { a = new Mutex(); b = new Mutex(); f() { return this.a.runExclusive(() => ` +
        `this.b.runExclusive(g)) } }`,
    },
    { name: 'one limiter a key', code: `${LIMIT}const f = (a, b) => limits[a](() => limits[b](() => g()))` },
    { name: 'a name of something else', code: `const limit = take(4)\nlimit(async () => { await limit(() => f()) })` },
    {
      name: 'work that is made before',
      code: `${LIMIT}async function f(xs) { const first = await limit(() => get(xs[0])); return limit(() => ` +
        `put(first)) }`,
    },
  ],
  invalid: [
    {
      name: 'a slot in a slot',
      code: `${LIMIT}const f = (url) => limit(async () => { await limit(() => fetch(url)) })`,
      errors: [{ ...nested('limit'), line: 4, column: 46 }],
    },
    {
      name: 'returned',
      code: `${LIMIT}const f = (url) => limit(() => limit(() => fetch(url)))`,
      errors: [nested('limit')],
    },
    {
      name: 'a walk in a slot',
      code: `${LIMIT}const f = (urls) => limit(async () => { await Promise.all(urls.map((url) => limit(() => ` +
        `fetch(url)))) })`,
      errors: [nested('limit')],
    },
    {
      name: 'two in a slot',
      code: `${LIMIT}const f = () => limit(() => Promise.all([limit(() => a()), b()]))`,
      errors: [nested('limit')],
    },
    {
      name: 'through a function',
      code: `${LIMIT}const load = (url) => limit(() => fetch(url))
const f = (urls) => limit(async () => { for (const url of urls) await load(url) })`,
      errors: [{ ...nested('limit'), line: 5 }],
    },
    {
      name: 'recursion in the slot',
      code: `${LIMIT}const walk = (dir) => limit(async () => {
  for (const entry of await readdir(dir)) await walk(entry)
})`,
      errors: [{ ...nested('limit'), line: 5, column: 49 }],
    },
    {
      name: 'a queue, whose task is named',
      code: `${QUEUE}async function run() { await queue.add(() => load()) }\nqueue.add(run)`,
      errors: [nested('queue')],
    },
    {
      name: 'a field',
      code: `${MUTEX}class A {
  lock = new Mutex()
  get() { return this.lock.runExclusive(() => read()) }
  update() { return this.lock.runExclusive(async () => { const x = await this.get(); await write(x) }) }
}`,
      errors: [{ ...nested('this.lock'), line: 5 }],
    },
    {
      name: 'an acquire in a slot',
      code: `${MUTEX}const lock = new Mutex()
const f = () => lock.runExclusive(async () => {
  const release = await lock.acquire()
  try { await g() } finally { release() }
})`,
      errors: [nested('lock')],
    },
  ],
})

commonjs.run('no-nested-limiter, CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'our limit',
      code: `const { createLimit } = require('backpressure-runtime')\nconst limit = createLimit(2)\nlimit(async ` +
        `() => { await limit(() => f()) })`,
      errors: [nested('limit')],
    },
  ],
})
