import rule from '../../rules/require-concurrency-limit.ts'
import { commonjs, untyped } from '../rule-tester.ts'
import { loadOf } from './fan-out-findings.ts'

const ASYNC = "const async = require('async')\nconst request = require('request')\nconst store = require('./store')\n"
const BLUEBIRD = "import Promise from 'bluebird'\nimport { readFile } from 'node:fs/promises'\n"
const P_MAP = "import pMap from 'p-map'\n"
const P_QUEUE = "import PQueue from 'p-queue'\n"
const AMQP = "import amqp from 'amqplib'\nconst channel = await (await amqp.connect('amqp://a')).createChannel()\n"

const tasks = (callee: string, work: string, items: string, remedy: string) => ({
  messageId: 'tasks' as const,
  data: { callee, work, load: loadOf(work), items, remedy: `\`${remedy}\`` },
})
const line = (callee: string, remedy: string) =>
  ({ messageId: 'line' as const, data: { callee, remedy: `\`${remedy}\`` } })
const limit = (output: string) => [{ messageId: 'addLimit' as const, data: { limit: 10 }, output }]

commonjs.run('require-concurrency-limit, callbacks', rule, {
  valid: [
    {
      name: 'a limit',
      code: `${ASYNC}function f(urls, cb) { async.eachLimit(urls, 5, (url, done) => request(url, done), cb) }`,
    },
    {
      name: 'one after the other',
      code: `${ASYNC}function f(urls, cb) { async.eachSeries(urls, (url, done) => request(url, done), cb) }`,
    },
    {
      name: 'a literal list',
      code: `${ASYNC}function f(cb) { async.each(['a', 'b'], (url, done) => request(url, done), cb) }`,
    },
    {
      name: 'tasks written out',
      code: `${ASYNC}function f(cb) { async.parallel([(done) => request('a', done), (done) => request('b', ` +
        `done)], cb) }`,
    },
    {
      name: 'tasks written out by name',
      code: `${ASYNC}function f(cb) { async.parallel({ a: (done) => request('a', done), b: (done) => request('b', ` +
        `done) }, cb) }`,
    },
    {
      name: 'tasks that are pushed once each',
      code: `${ASYNC}function f(b, cb) { const fs = []; fs.push((done) => request('a', done)); if (b) ` +
        `fs.push((done) => request('b', done)); async.parallel(fs, cb) }`,
    },
    {
      name: 'hooks',
      code: `${ASYNC}function f(hooks, event, cb) { async.each(hooks, (hook, done) => hook(event, done), cb) }`,
    },
    {
      name: 'functions that are called as they are',
      code: `${ASYNC}function f(steps, event, cb) { async.each(steps, (step, done) => step(event, done), cb) }`,
    },
    {
      name: 'work in memory',
      code: `${ASYNC}function f(xs, cb) { async.map(xs, (x, done) => done(null, x + 1), cb) }`,
    },
    {
      name: 'a breath for the event loop',
      code: `${ASYNC}function f(xs, cb) { async.each(xs, (x, done) => { sum(x); setImmediate(done) }, cb) }`,
    },
    {
      name: 'entries of a required constant',
      code: `${ASYNC}const configs = require('./configs')
function f(id, cb) {
  const found = []
  for (const key in configs) if (configs[key].write) found.push(configs[key])
  async.map(found, (config, done) => store.remove(config, id, done), cb)
}`,
    },
    { name: 'a count', code: `${ASYNC}function f(cb) { async.times(3, (n, done) => request('a' + n, done), cb) }` },
    {
      name: 'a limiter in the task',
      code: `${ASYNC}const queue = async.queue(load, 5)\nfunction f(xs, cb) { async.each(xs, (x, done) => ` +
        `queue.push(x, done), cb) }`,
    },
    {
      name: 'a stated bound',
      code: `${ASYNC}function f(sites, cb) {
  // backpressure: at most 8 — one per site
  async.each(sites, (url, done) => request(url, done), cb)
}`,
    },
    {
      name: 'a queue, one at a time unless said otherwise',
      code: `${ASYNC}const queue = async.queue((url, done) => request(url, done))`,
    },
    { name: 'a library of another name', code: `const async = require('./async')\nasync.each(xs, (x, done) => ` +
      `db.load(x, done))` },
  ],
  invalid: [
    {
      name: 'a request an item',
      code: `${ASYNC}function f(urls, cb) { async.each(urls, (url, done) => request(url, done), cb) }`,
      errors: [
        {
          ...tasks('async.each', '`request`', '`urls`', 'eachLimit'),
          line: 4,
          column: 24,
          suggestions: limit(
            `${ASYNC}function f(urls, cb) { async.eachLimit(urls, 10, (url, done) => request(url, done), cb) }`,
          ),
        },
      ],
    },
    {
      name: "another file's function that is given the callback",
      code: `${ASYNC}function f(users, cb) { async.map(users, (user, done) => store.remove(user.id, done), cb) }`,
      errors: [
        {
          ...tasks('async.map', '`store.remove`', '`users`', 'mapLimit'),
          suggestions: limit(
            `${ASYNC}function f(users, cb) { async.mapLimit(users, 10, (user, done) => store.remove(user.id, ` +
            `done), cb) }`,
          ),
        },
      ],
    },
    {
      name: 'a callback that takes an error first',
      code: `${ASYNC}function f(pad, revs) { async.forEach(revs, function (rev) { pad.getChangeset(rev, function ` +
        `(err, set) { sets[rev] = set }) }) }`,
      errors: [
        {
          ...tasks('async.forEach', '`pad.getChangeset`', '`revs`', 'forEachLimit'),
          suggestions: limit(
            `${ASYNC}function f(pad, revs) { async.forEachLimit(revs, 10, function (rev) { pad.getChangeset(rev, ` +
            `function (err, set) { sets[rev] = set }) }) }`,
          ),
        },
      ],
    },
    {
      name: 'a bound function, whose steps stand in a list',
      code: `${ASYNC}function f(files, dir) { async.each(files, load.bind(null, dir)) }
function load(dir, file, cb) {
  async.series([(next) => request(file, next), (next) => store.put(dir, next)], cb)
}`,
      errors: [
        {
          ...tasks('async.each', '`request`', '`files`', 'eachLimit'),
          suggestions: limit(`${ASYNC}function f(files, dir) { async.eachLimit(files, 10, load.bind(null, dir)) }
function load(dir, file, cb) {
  async.series([(next) => request(file, next), (next) => store.put(dir, next)], cb)
}`),
        },
      ],
    },
    {
      name: 'a named function, without a callback for the end',
      code: `${ASYNC}function load(path, done) { fs.readFile(path, done) }\nconst fs = require('fs')
async function f(paths) { return await async.map(paths, load) }`,
      errors: [
        {
          ...tasks('async.map', '`fs.readFile`', '`paths`', 'mapLimit'),
          suggestions: limit(`${ASYNC}function load(path, done) { fs.readFile(path, done) }\nconst fs = require('fs')
async function f(paths) { return await async.mapLimit(paths, 10, load) }`),
        },
      ],
    },
    {
      name: 'functions that are made one an element',
      code: `${ASYNC}function f(urls, cb) { async.parallel(urls.map((url) => (done) => request(url, done)), cb) }`,
      errors: [
        {
          ...tasks('async.parallel', '`request`', '`urls`', 'parallelLimit'),
          suggestions: limit(
            `${ASYNC}function f(urls, cb) { async.parallelLimit(urls.map((url) => (done) => request(url, done)), ` +
            `10, cb) }`,
          ),
        },
      ],
    },
    {
      name: 'functions that are pushed in a loop',
      code: `${ASYNC}function f(urls, cb) { const fs = []; for (const url of urls) fs.push((done) => request(url, ` +
        `done)); async.parallel(fs, cb) }`,
      errors: [
        {
          ...tasks('async.parallel', '`request`', '`fs`', 'parallelLimit'),
          suggestions: limit(
            `${ASYNC}function f(urls, cb) { const fs = []; for (const url of urls) fs.push((done) => request(url, ` +
            `done)); async.parallelLimit(fs, 10, cb) }`,
          ),
        },
      ],
    },
    {
      name: 'a function that is required by itself: nothing to insert',
      code: `const each = require('async/each')\nfunction f(store, users, cb) { each(users, (user, done) => ` +
        `store.remove(user, done), cb) }`,
      errors: [{ ...tasks('each', '`store.remove`', '`users`', 'eachLimit'), suggestions: [] }],
    },
    {
      name: 'Infinity',
      code: `${ASYNC}const queue = async.queue((url, done) => request(url, done), Infinity)`,
      errors: [
        {
          messageId: 'line',
          suggestions: limit(`${ASYNC}const queue = async.queue((url, done) => request(url, done), 10)`),
        },
      ],
    },
  ],
})

untyped.run('require-concurrency-limit, promises', rule, {
  valid: [
    {
      name: 'a limit among the options',
      code: `${BLUEBIRD}const f = (paths) => Promise.map(paths, (p) => readFile(p), { concurrency: 4 })`,
    },
    {
      name: 'options that stand elsewhere',
      code: `${BLUEBIRD}const f = (paths, options) => Promise.map(paths, (p) => readFile(p), options)`,
    },
    {
      name: 'options with something spread in',
      code: `${P_MAP}const f = (urls, options) => pMap(urls, (url) => fetch(url), { stopOnError: false, ...options })`,
    },
    { name: 'work in memory', code: `${BLUEBIRD}const f = (xs) => Promise.map(xs, (x) => x + 1)` },
    { name: 'a limit by another name', code: `${P_QUEUE}const queue = new PQueue({ interval: 1000, intervalCap: 5 })` },
    { name: 'options that come from outside', code: `${P_QUEUE}const make = (options) => new PQueue(options)` },
    { name: 'a limit that is set later', code: `${P_QUEUE}const queue = new PQueue()\nqueue.concurrency = 4` },
    { name: 'a limit from outside', code: `${P_QUEUE}const make = (concurrency) => new PQueue({ concurrency })` },
    { name: 'a spacing of the calls', code: `import B from 'bottleneck'\nconst slots = new B({ minTime: 100 })` },
    { name: 'fastq', code: `import fastq from 'fastq'\nconst queue = fastq(work, 4)` },
    {
      name: 'a prefetch',
      code: `${AMQP}await channel.prefetch(10)\nawait channel.consume('jobs', (job) => run(job))`,
    },
    {
      name: 'a consumer whom no prefetch holds',
      code: `${AMQP}await channel.consume('replies', (reply) => run(reply), { noAck: true })`,
    },
    { name: 'ten unless said otherwise', code: `import { PromisePool } from '@supercharge/promise-pool'\nawait ` +
      `PromisePool.for(urls).process(load)` },
    { name: 'a queue of another maker', code: `import PQueue from './queue'\nconst queue = new PQueue()` },
  ],
  invalid: [
    {
      name: 'Bluebird',
      code: `${BLUEBIRD}const f = (paths) => Promise.map(paths, (p) => readFile(p))`,
      errors: [
        {
          ...tasks('Promise.map', '`readFile`', '`paths`', 'concurrency'),
          suggestions: limit(
            `${BLUEBIRD}const f = (paths) => Promise.map(paths, (p) => readFile(p), { concurrency: 10 })`,
          ),
        },
      ],
    },
    {
      name: 'options without a limit',
      code: `${P_MAP}const f = (urls) => pMap(urls, (url) => fetch(url), { stopOnError: false })`,
      errors: [
        {
          ...tasks('pMap', '`fetch`', '`urls`', 'concurrency'),
          suggestions: limit(
            `${P_MAP}const f = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 10, stopOnError: false })`,
          ),
        },
      ],
    },
    {
      name: 'Infinity in a constant',
      code: `${P_MAP}const ALL = Infinity\nconst f = (urls) => pMap(urls, (url) => fetch(url), { concurrency: ALL })`,
      errors: [
        {
          messageId: 'tasks',
          suggestions: limit(
            `${P_MAP}const ALL = Infinity\nconst f = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 10 })`,
          ),
        },
      ],
    },
    {
      name: 'the limit of the settings',
      settings: { backpressure: { concurrency: 3 } },
      code: `${P_MAP}const f = (urls) => pMap(urls, (url) => fetch(url))`,
      errors: [
        {
          messageId: 'tasks',
          suggestions: [
            {
              messageId: 'addLimit',
              data: { limit: 3 },
              output: `${P_MAP}const f = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 3 })`,
            },
          ],
        },
      ],
    },
    {
      name: 'functions for p-all',
      code: `import pAll from 'p-all'\nconst f = (urls) => pAll(urls.map((url) => () => fetch(url)))`,
      errors: [
        {
          messageId: 'tasks',
          suggestions: limit(
            `import pAll from 'p-all'\nconst f = (urls) => pAll(urls.map((url) => () => fetch(url)), { ` +
            `concurrency: 10 })`,
          ),
        },
      ],
    },
    {
      name: 'a queue',
      code: `${P_QUEUE}const queue = new PQueue()`,
      errors: [
        {
          ...line('PQueue', 'concurrency'),
          line: 2,
          column: 19,
          suggestions: limit(`${P_QUEUE}const queue = new PQueue({ concurrency: 10 })`),
        },
      ],
    },
    {
      name: 'a queue without parentheses',
      code: `${P_QUEUE}const queue = new PQueue`,
      errors: [
        { ...line('PQueue', 'concurrency'), suggestions: limit(`${P_QUEUE}const queue = new PQueue({ concurrency: ` +
          `10 })`) },
      ],
    },
    {
      name: 'options of a queue',
      code: `${P_QUEUE}const queue = new PQueue({ timeout: 1000 })`,
      errors: [
        {
          ...line('PQueue', 'concurrency'),
          suggestions: limit(`${P_QUEUE}const queue = new PQueue({ concurrency: 10, timeout: 1000 })`),
        },
      ],
    },
    {
      name: 'a limiter with Infinity',
      code: `import pLimit from 'p-limit'\nconst limit = pLimit(Number.POSITIVE_INFINITY)`,
      errors: [
        { messageId: 'line', suggestions: limit(`import pLimit from 'p-limit'\nconst limit = pLimit(10)`) },
      ],
    },
    {
      name: 'fastq with Infinity',
      code: `import fastq from 'fastq'\nconst queue = fastq(work, Infinity)`,
      errors: [
        { messageId: 'line', suggestions: limit(`import fastq from 'fastq'\nconst queue = fastq(work, 10)`) },
      ],
    },
    {
      name: 'a consumer',
      code: `${AMQP}await channel.consume('jobs', (job) => run(job))`,
      errors: [
        {
          messageId: 'consumer',
          data: { callee: 'channel.consume', remedy: '`prefetch`' },
          suggestions: limit(`${AMQP}await channel.prefetch(10)\nawait channel.consume('jobs', (job) => run(job))`),
        },
      ],
    },
    {
      name: 'a company queue that the settings teach',
      settings: {
        backpressure: {
          libraries: [
            {
              modules: ['@acme/pool'],
              exports: {
                Pool: { construct: { bound: { argument: 0, option: 'size', unit: 'tasks', absent: 'unbounded' } } },
              },
            },
          ],
        },
      },
      code: `import { Pool } from '@acme/pool'\nconst pool = new Pool()`,
      errors: [
        {
          ...line('Pool', 'size'),
          suggestions: limit(`import { Pool } from '@acme/pool'\nconst pool = new Pool({ size: 10 })`),
        },
      ],
    },
    {
      name: 'tasks of which nothing is known, in strict',
      options: [{ evidence: 'any' }],
      code: `${P_MAP}const f = (xs) => pMap(xs, async (x) => { await settle(x) })`,
      errors: [
        {
          messageId: 'tasks',
          suggestions: limit(`${P_MAP}const f = (xs) => pMap(xs, async (x) => { await settle(x) }, { concurrency: ` +
            `10 })`),
        },
      ],
    },
  ],
})
