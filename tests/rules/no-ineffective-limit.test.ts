import rule from '../../rules/no-ineffective-limit.ts'
import { commonjs, untyped } from '../rule-tester.ts'

const LIMIT = "import pLimit from 'p-limit'\nconst limit = pLimit(4)\n"
const P_LIMIT = "import pLimit from 'p-limit'\n"
const P_MAP = "import pMap from 'p-map'\n"
const QUEUE = "import PQueue from 'p-queue'\nconst queue = new PQueue({ concurrency: 4 })\n"

const running = { messageId: 'running' as const, suggestions: [] }
const own = { messageId: 'own' as const, suggestions: [] }

const SEMA = "import { Sema } from 'async-sema'\nconst slots = new Sema(4)\n"
const MUTEX = "import { Mutex } from 'async-mutex'\nconst mutex = new Mutex()\n"

untyped.run('no-ineffective-limit', rule, {
  valid: [
    {
      name: 'a task that is waited for',
      code: `${SEMA}async function f(task) { await slots.acquire(); try { return await task() } finally { ` +
        `slots.release() } }`,
    },
    {
      name: 'a value that is read under a lock',
      code: `${MUTEX}async function f(key) { const release = await mutex.acquire(); try { return map.get(key) } ` +
        `finally { release() } }`,
    },
    {
      name: 'a plain function of the file under a lock',
      code: `${MUTEX}function read(key) { return map.get(key) }\nasync function f(key) { const release = await ` +
        `mutex.acquire(); try { return read(key) } finally { release() } }`,
    },
    {
      name: 'another try, which takes a permit of its own',
      code: `${MUTEX}async function save(x) { const release = await mutex.acquire(); try { await put(x) } ` +
        `catch (e) { if (e.isStale) return save(merge(x)); throw e } finally { release() } }`,
    },
    {
      name: 'a permit that the task gives back',
      code: `${SEMA}async function f(task) { await slots.acquire(); return task(() => slots.release()) }`,
    },
    {
      name: 'another finally',
      code: `${SEMA}async function f(task) { await slots.acquire(); try { return task(slots) } finally { ` +
        `other.release() } }`,
    },
    {
      name: 'a return before the acquire',
      code: `${SEMA}async function f(task) { try { if (free) return task(); await slots.acquire(); await task() } ` +
        `finally { slots.release() } }`,
    },
    { name: 'a lock of another maker', code: `${SEMA}async function f(task) { await lock.acquire(); try { return ` +
      `task() } finally { lock.release() } }` },
    { name: 'functions', code: `${LIMIT}const f = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))))` },
    { name: 'the walk of the library', code: `${P_MAP}const f = (urls) => pMap(urls, (url) => fetch(url), { ` +
      `concurrency: 4 })` },
    {
      name: 'results that were awaited',
      code: `${P_MAP}async function f(urls) { const rs = await Promise.all(urls.map((u) => fetch(u))); await ` +
        `pMap(rs, (r) => r.json(), { concurrency: 4 }) }`,
    },
    {
      name: 'a walk that makes values',
      code: `${P_MAP}const f = (ids) => pMap(ids.map((id) => url(id)), (u) => fetch(u), { concurrency: 4 })`,
    },
    {
      name: 'a walk that makes functions',
      code: `import pAll from 'p-all'\nconst f = (urls) => pAll(urls.map((url) => () => fetch(url)), { ` +
        `concurrency: 4 })`,
    },
    { name: 'a value', code: `${LIMIT}function f(x) { const y = compute(x); return limit(() => y) }` },
    {
      name: 'a result',
      code: `${LIMIT}async function f(x) { const y = await fetch(x); return limit(() => y) }`,
    },
    { name: 'a promise that the function makes', code: `${LIMIT}const f = (x) => limit(() => { const p = ` +
      `fetch(x); return p })` },
    { name: 'a task made elsewhere', code: `${LIMIT}const f = (x) => limit(makeTask(x))` },
    {
      name: 'promises of a limiter that are walked on',
      code: `${P_MAP}${LIMIT}const f = (urls) => pMap(urls.map((url) => limit(() => fetch(url))), (r) => ` +
        `r.json(), { concurrency: 4 })`,
    },
    {
      name: 'one limiter for the tasks of one call',
      code: `${P_LIMIT}function f(urls) { const limit = pLimit(4); return Promise.all(urls.map((url) => limit(() ` +
        `=> fetch(url)))) }`,
    },
    {
      name: 'one limiter, in a loop',
      code: `${P_LIMIT}async function f(urls) { const limit = pLimit(4); for (const url of urls) ` +
        `all.push(limit(() => fetch(url))) }`,
    },
    {
      name: 'several tasks',
      code: `${P_LIMIT}function f() { const limit = pLimit(2); return Promise.all([limit(() => a()), limit(() => ` +
        `b()), limit(() => c())]) }`,
    },
    {
      name: 'a function that is made with its limiter',
      code: `${P_LIMIT}function make() { const limit = pLimit(4); return (url) => limit(() => fetch(url)) }`,
    },
    { name: 'a limiter that is returned', code: `${P_LIMIT}function make() { const limit = pLimit(4); return limit }` },
    { name: 'a limiter that is handed on', code: `${P_LIMIT}function f(urls) { const limit = pLimit(4); return ` +
      `loadAll(urls, limit) }` },
    { name: 'a limiter of the module', code: `${P_LIMIT}export const run = pLimit(4)` },
    {
      name: 'a walk by the limiter',
      code: `${P_LIMIT}function f(urls) { const limit = pLimit(4); return limit.map(urls, (url) => fetch(url)) }`,
    },
    {
      name: 'a pool, which has its items',
      code:
        `import { PromisePool } from '@supercharge/promise-pool'\n` +
        `function f(urls) { const pool = PromisePool.for(urls); return pool.process((url) => fetch(url)) }`,
    },
    {
      name: 'a function that is wrapped',
      code:
        `import Bottleneck from 'bottleneck'\n` +
        `function make() { const slots = new Bottleneck({ maxConcurrent: 1 }); return slots.wrap(load) }`,
    },
    {
      name: 'a queue that is filled by a walk',
      code: `import PQueue from 'p-queue'\nfunction f(fs) { const queue = new PQueue({ concurrency: 2 }); return ` +
        `queue.addAll(fs.map((f) => () => f())) }`,
    },
  ],
  invalid: [
    {
      name: 'work that is handed in and not waited for',
      code: `${SEMA}async function f(task) {
  await slots.acquire()
  try {
    return task()
  } finally {
    slots.release()
  }
}`,
      errors: [
        {
          messageId: 'early',
          line: 6,
          column: 12,
          suggestions: [
            {
              messageId: 'waitForTask',
              output: `${SEMA}async function f(task) {
  await slots.acquire()
  try {
    return await task()
  } finally {
    slots.release()
  }
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'the same in a class, for an object',
      code: `import { Sema } from 'async-sema'\nclass Files { queue = new Sema(4)\n  async run(path, io) { await ` +
        `this.queue.acquire(); try { return io.call(this, path) } finally { this.queue.release() } } }`,
      errors: [
        {
          messageId: 'early',
          line: 3,
          suggestions: [
            {
              messageId: 'waitForTask',
              output: `import { Sema } from 'async-sema'\nclass Files { queue = new Sema(4)\n  async run(path, io) { ` +
                `await this.queue.acquire(); try { return await io.call(this, path) } finally { this.queue.release() ` +
                `} } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a promise, and a releaser',
      code: `${MUTEX}async function f(url) { const release = await mutex.acquire(); try { return fetch(url) } ` +
        `finally { release() } }`,
      errors: [
        {
          messageId: 'early',
          suggestions: [
            {
              messageId: 'waitForTask',
              output: `${MUTEX}async function f(url) { const release = await mutex.acquire(); try { return await ` +
                `fetch(url) } finally { release() } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a promise for a function',
      code: `${LIMIT}const f = (url) => limit(fetch(url))`,
      errors: [
        {
          messageId: 'running',
          line: 3,
          column: 26,
          suggestions: [
            { messageId: 'giveFunction', output: `${LIMIT}const f = (url) => limit(() => fetch(url))` },
          ],
        },
      ],
    },
    {
      name: 'a promise behind a function',
      code: `${LIMIT}function f(url) { const p = fetch(url); return limit(() => p) }`,
      errors: [running],
    },
    {
      name: 'the same, awaited in a block',
      code: `${LIMIT}function f(url) { const p = fetch(url); return limit(async () => { return await p }) }`,
      errors: [running],
    },
    {
      name: 'each promise of a list',
      code: `${LIMIT}function f(urls) { const ps = urls.map((url) => fetch(url)); return Promise.all(ps.map((p) ` +
        `=> limit(() => p))) }`,
      errors: [running],
    },
    {
      name: 'promises that are pushed in a loop',
      code: `${P_MAP}async function f(urls) { const ps = []; for (const url of urls) ps.push(fetch(url)); await ` +
        `pMap(ps, (r) => r.json(), { concurrency: 4 }) }`,
      errors: [running],
    },
    {
      name: 'promises of an async function',
      code: `${P_MAP}async function load(x) { await save(x) }
const f = (xs) => pMap(xs.map((x) => load(x)), (y) => y, { concurrency: 4 })`,
      errors: [running],
    },
    {
      name: 'a queue',
      code: `${QUEUE}function f(url) { const p = fetch(url); return queue.add(() => p) }`,
      errors: [running],
    },
    {
      name: 'a limiter for each call',
      code: `${P_LIMIT}async function load(url) { const limit = pLimit(4); return limit(() => fetch(url)) }`,
      errors: [{ ...own, line: 2, column: 42 }],
    },
    {
      name: 'a limiter for each element',
      code: `${P_LIMIT}const f = (urls) => Promise.all(urls.map((url) => pLimit(4)(() => fetch(url))))`,
      errors: [own],
    },
    {
      name: 'a queue for each call',
      code: `import PQueue from 'p-queue'\nasync function load(url) { const queue = new PQueue({ concurrency: 1 ` +
        `}); await queue.add(() => fetch(url)) }`,
      errors: [own],
    },
    {
      name: 'a lock for each call',
      code: `import { Mutex } from 'async-mutex'\nasync function save(x) { const lock = new Mutex(); await ` +
        `lock.runExclusive(() => write(x)) }`,
      errors: [own],
    },
  ],
})

commonjs.run('no-ineffective-limit, CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'Bluebird over promises',
      code: `const Promise = require('bluebird')\nconst f = (urls) => Promise.map(urls.map((url) => fetch(url)), ` +
        `(r) => r.json(), { concurrency: 4 })`,
      errors: [running],
    },
  ],
})
