import rule from '../../rules/no-unbounded-fan-out.ts'
import { commonjs, javascript, untyped } from '../rule-tester.ts'

const IMPORT = "import { forEachLimit } from 'backpressure-runtime'\n\n"

const tasks = (
  each: string,
  work: string,
  place: { line?: number; column?: number } = {},
  suggestions: { messageId: string; output: string }[] = [],
) => ({
  messageId: 'tasks',
  data: {
    each: each.startsWith('Every') ? each : `Every element of \`${each}\``,
    work: `\`${work}\``,
    fate: ', and failures go unseen',
  },
  line: 1,
  ...place,
  suggestions,
})
const few = (output: string) => [{ messageId: 'runFewAtATime', data: { limit: 10 }, output }]
const each = (output: string) => [{ messageId: 'waitForEach', output }]

untyped.run('no-unbounded-fan-out: silent', rule as never, {
  valid: [
    { name: 'work in memory', code: 'xs.forEach(async (x) => { await Promise.resolve(); total += x })' },
    { name: 'a synchronous callback', code: 'xs.forEach((x) => { seen.add(x) })' },
    { name: 'each waited for', code: 'async function f(urls) { for (const url of urls) await fetch(url) }' },
    {
      name: 'promises that are collected',
      code: 'async function f(urls, tasks) { urls.forEach(async (url) => { tasks.push(fetch(url)) }) }',
    },
    {
      name: 'a join, which another rule is about',
      code: 'async function f(urls) { await Promise.all(urls.map(async (url) => { await fetch(url) })) }',
    },
    {
      name: 'promises that are kept and joined later',
      code: 'async function f(urls) { const all = []; for (const url of urls) all.push(fetch(url)); return all }',
    },
    {
      name: 'writes to a store that answers at once',
      code: 'import db from "./db"\nfunction f(ids) { const x = db.get(1); for (const id of ids) db.remove(id) }',
    },
    {
      name: 'entries of a cache',
      code:
        'import cache from "./a"\nasync function f(ids) { await cache.get(1); for (const id of ids) ' +
        'cache.delete(id) }',
    },
    { name: 'a literal list', code: "['/a', '/b'].forEach(async (url) => { await fetch(url) })" },
    { name: 'a constant list', code: 'REGIONS.forEach(async (region) => { await fetch(region) })' },
    { name: 'a piece', code: 'xs.slice(0, 5).forEach(async (x) => { await fetch(x) })' },
    { name: 'a loop of constant length', code: 'for (let i = 0; i < 4; i++) void fetch(`/lane/${i}`)' },
    { name: 'a registry', code: 'handlers.forEach(async (handler) => { await handler(event) })' },
    {
      name: 'a known limiter',
      code: `import pLimit from 'p-limit'
const limit = pLimit(4)
for (const url of urls) void limit(() => fetch(url))`,
    },
    { name: 'a limiter by its name', code: 'urls.forEach((url) => { void fetchQueue.add(() => fetch(url)) })' },
    {
      name: 'a permit for each turn',
      code:
        'async function f(urls) { for (const url of urls) { await semaphore.acquire(); void load(url) } }\n' +
        'async function load(url) { await fetch(url) }',
    },
    {
      name: 'a race that lets the next one in',
      code: `async function f(urls) {
  const running = new Set()
  for (const url of urls) {
    const task = load(url)
    running.add(task)
    task.finally(() => running.delete(task))
    if (running.size >= 10) await Promise.race(running)
  }
}
async function load(url) { await fetch(url) }`,
    },
    {
      name: 'a limiter written by hand',
      code: `function next() {
  while (active < max && waiting.length > 0) {
    active++
    load(waiting.shift()).finally(() => { active--; next() })
  }
}
async function load(url) { await fetch(url) }`,
    },
    {
      name: 'turns that wait for time',
      code: 'async function f(urls) { for (const url of urls) { void fetch(url); await sleep(100) } }',
    },
    { name: 'a line of a log', code: "for (const x of xs) void logger.info('got', x)" },
    { name: 'a note of usage', code: 'xs.forEach((x) => { trackEvent(x).catch(noop) })' },
    { name: 'events', code: "xs.forEach((x) => { bus.emit('x', x) })" },
    { name: 'a callback for a registry', code: 'for (const x of xs) app.on(x, async () => { await fetch(x) })' },
    {
      name: 'an effect',
      code: 'React.useEffect(() => { ids.forEach((id) => { void fetchUser(id) }) }, [ids])',
    },
    {
      name: 'tasks that live on',
      code:
        'for (const topic of topics) void consume(topic)\n' +
        'async function consume(topic) { while (true) { await fetch(topic) } }',
    },
    {
      name: 'a pool of workers',
      code: `import { Worker } from 'node:worker_threads'
import os from 'node:os'
const size = os.cpus().length
for (let i = 0; i < size; i++) pool.push(new Worker('./job.js'))
Array.from({ length: 4 }).forEach(() => pool.push(new Worker('./job.js')))`,
    },
    {
      name: 'a pool of workers, made by a method',
      code: `import { Worker } from 'node:worker_threads'
class Pool {
  constructor(size) { for (let i = 0; i < size; i++) this.spawn() }
  spawn() { this.workers.push(new Worker('./job.js')) }
}`,
    },
    {
      name: 'one process after the other',
      code: `import { spawn } from 'node:child_process'
import { once } from 'node:events'
async function f(files) {
  for (const file of files) { const child = spawn('tar', [file]); await once(child, 'exit') }
}`,
    },
    {
      name: 'a worker that requests share',
      code: `import express from 'express'
import { Worker } from 'node:worker_threads'
let worker
express().post('/run', (req, res) => {
  if (!worker) worker = new Worker('./job.js')
  worker.postMessage(req.body)
})`,
    },
    {
      name: 'a process in a limited line',
      code: `import express from 'express'
import pLimit from 'p-limit'
import { fork } from 'node:child_process'
const limit = pLimit(4)
express().post('/run', (req, res) => { void limit(() => run()) })
function run() { return new Promise((resolve) => fork('./job.js').on('exit', resolve)) }`,
    },
    {
      name: 'a process for a connection that lives on',
      code: `import { WebSocketServer } from 'ws'
import { spawn } from 'node:child_process'
new WebSocketServer({ port: 1 }).on('connection', (socket) => { const shell = spawn('sh') })`,
    },
    {
      name: 'a worker for each call, where only requests are asked for',
      code: `import { Worker } from 'node:worker_threads'
export function run(data) { return new Promise((resolve) => { new Worker(data).on('message', resolve) }) }`,
    },
    {
      name: 'a library that waits with a callback',
      code: "import async from 'async'\nasync.forEach(xs, (x, next) => { fetch(x).then(() => next(), next) }, done)",
    },
    {
      name: 'one connection of a transaction',
      code: 'db.transaction(async (tx) => { xs.forEach((x) => { void tx.insert(x) }) })',
    },
    {
      name: 'a bound in a comment',
      code: '// backpressure: at most 8 — one per region\nfor (const site of sites) void fetch(site)',
    },
    {
      name: 'a name of the settings',
      code: 'sites.forEach(async (site) => { await fetch(site) })',
      settings: { backpressure: { bounded: ['sites'] } },
    },
  ],
  invalid: [],
})

untyped.run('no-unbounded-fan-out', rule as never, {
  valid: [],
  invalid: [
    {
      name: 'forEach with an async callback',
      code: 'async function f(urls: string[]) { urls.forEach(async (url) => { await fetch(url) }) }',
      errors: [
        tasks(
          'urls',
          'fetch',
          { column: 36 },
          few(
            `${IMPORT}async function f(urls: string[]) ` +
              '{ await forEachLimit(urls, 10, async (url) => { await fetch(url) }) }',
          ),
        ),
      ],
    },
    {
      name: 'writes to a store whose reads are waited for',
      code:
        'import db from "./db"\nasync function f(pad) {\n  const group = await db.get(pad.group)\n' +
        '  for (let i = 0, n = pad.head; i <= n; ++i) {\n    db.remove(pad.id + i)\n  }\n}',
      errors: [
        tasks(
          'Every pass of the loop',
          'db.remove',
          { line: 5 },
          each(
            'import db from "./db"\nasync function f(pad) {\n  const group = await db.get(pad.group)\n' +
              '  for (let i = 0, n = pad.head; i <= n; ++i) {\n    await db.remove(pad.id + i)\n  }\n}',
          ),
        ),
      ],
    },
    {
      name: 'what may be a map',
      code: 'async function f(urls) { urls.forEach(async (url) => { await fetch(url) }) }',
      errors: [tasks('urls', 'fetch')],
    },
    {
      name: 'a function that waits for nothing',
      code: 'function f(urls: string[]) { urls.forEach(async (url) => { await fetch(url) }) }',
      errors: [tasks('urls', 'fetch')],
    },
    {
      name: 'a function by its name',
      code: 'async function load(url) { await fetch(url) }\nurls.forEach(load)',
      errors: [tasks('urls', 'fetch', { line: 2 })],
    },
    {
      name: 'a known function by its name',
      code: "import { readFile } from 'node:fs/promises'\npaths.forEach(readFile)",
      errors: [tasks('paths', 'readFile', { line: 2 })],
    },
    {
      name: 'map whose promises nobody takes',
      code: 'urls.map(async (url) => { await fetch(url) })',
      errors: [tasks('urls', 'fetch')],
    },
    {
      name: 'a loop with void',
      code: 'async function f(urls) { for (const url of urls) void fetch(url) }',
      errors: [tasks('urls', 'fetch', {}, each('async function f(urls) { for (const url of urls) await fetch(url) }'))],
    },
    {
      name: 'a loop with .then()',
      code: 'async function f(urls) { for (const url of urls) { fetch(url).then(show) } }',
      errors: [
        tasks(
          'urls',
          'fetch',
          {},
          each('async function f(urls) { for (const url of urls) { await fetch(url).then(show) } }'),
        ),
      ],
    },
    {
      name: 'a loop over what comes',
      code:
        'async function f(source) { for await (const job of source) { run(job) } }\n' +
        'async function run(job) { await fetch(job.url) }',
      errors: [
        tasks(
          'source',
          'fetch',
          {},
          each(
            'async function f(source) { for await (const job of source) { await run(job) } }\n' +
              'async function run(job) { await fetch(job.url) }',
          ),
        ),
      ],
    },
    {
      name: 'a loop that takes from a queue',
      code:
        'async function f() { while (true) { const job = await queue.take(); void run(job) } }\n' +
        'async function run(job) { await fetch(job.url) }',
      errors: [
        tasks(
          'Every pass of the loop',
          'fetch',
          {},
          each(
            'async function f() { while (true) { const job = await queue.take(); await run(job) } }\n' +
              'async function run(job) { await fetch(job.url) }',
          ),
        ),
      ],
    },
    {
      name: 'a function called where it stands',
      code: 'for (const url of urls) (async () => { await fetch(url) })()',
      errors: [tasks('urls', 'fetch')],
    },
    {
      name: 'an index over names of a directory',
      code: `import fs from 'node:fs'
fs.readdir(dir, (error, names) => { for (let i = 0; i < names.length; i++) parser.parse(names[i]).then(show) })`,
      errors: [tasks('names', 'parser.parse', { line: 2 })],
    },
    {
      name: 'recursion through the callback',
      code: `import fs from 'node:fs'
function walk(dir) { fs.readdir(dir, (error, names) => names.forEach((name) => walk(name))) }`,
      errors: [tasks('names', 'fs.readdir', { line: 2 })],
    },
    {
      name: 'known work with a callback',
      code: "import fs from 'node:fs'\npaths.forEach((path) => { fs.readFile(path, done) })",
      errors: [tasks('paths', 'fs.readFile', { line: 2 })],
    },
    {
      name: 'one report for tasks that start others',
      code: 'urls.forEach(async (url) => { const { links } = await fetch(url); for (const x of links) void fetch(x) })',
      errors: [tasks('urls', 'fetch')],
    },
    {
      name: 'a worker for each file',
      code: `import { Worker } from 'node:worker_threads'
for (const file of files) { const worker = new Worker(file); worker.on('message', print) }`,
      errors: [
        {
          messageId: 'processes',
          data: { each: 'Every element of `files`', work: '`Worker`' },
          line: 2,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a process for each request',
      code: `import express from 'express'
import { fork } from 'node:child_process'
express().post('/run', (req, res) => { const child = fork('./job.js'); child.send(req.body) })`,
      errors: [{ messageId: 'perRequest', line: 3, column: 54, suggestions: [] }],
    },
    {
      name: 'a worker for each request, in a function of its own',
      code: `import express from 'express'
import { Worker } from 'node:worker_threads'
express().post('/run', async (req, res) => { res.json(await run(req.body)) })
function run(data) { return new Promise((resolve) => { new Worker('./job.js').on('message', resolve) }) }`,
      errors: [{ messageId: 'perRequest', line: 4, suggestions: [] }],
    },
    {
      name: 'a worker for each call, where that is asked for',
      options: [{ workerPerCall: true }],
      code: `import { Worker } from 'node:worker_threads'
export function run(data) { return new Promise((resolve) => { new Worker(data).on('message', resolve) }) }`,
      errors: [{ messageId: 'perCall', line: 2, suggestions: [] }],
    },
  ],
})

javascript.run('no-unbounded-fan-out, in JavaScript', rule as never, {
  valid: ['for (const url of urls) await fetch(url)'],
  invalid: [
    {
      code: 'async function f(text) { text.split(",").forEach(async (url) => { await fetch(url) }) }',
      errors: [
        tasks(
          'text.split',
          'fetch',
          {},
          few(
            `${IMPORT.replaceAll(
              "'",
              '"',
            )}async function f(text) { await forEachLimit(text.split(","), 10, async (url) => { await fetch(url) }) }`,
          ),
        ),
      ],
    },
  ],
})

commonjs.run('no-unbounded-fan-out, in CommonJS', rule as never, {
  valid: [],
  invalid: [
    {
      code: "const fs = require('fs')\npaths.forEach((path) => { fs.readFile(path, done) })",
      errors: [tasks('paths', 'fs.readFile', { line: 2 })],
    },
  ],
})
