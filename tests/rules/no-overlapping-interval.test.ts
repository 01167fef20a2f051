import rule from '../../rules/no-overlapping-interval.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'

const IMPORT = "import { interval } from 'backpressure-runtime'\n\n"

/** The report, and the code that it offers; the import is said where it is not a line of its own at the top. */
const at = (work: string, line = 1, column = 1, code?: string) => ({
  messageId: 'overlaps',
  data: { work },
  line,
  column,
  suggestions: code
    ? [{ messageId: 'useInterval', output: code.includes('backpressure-runtime') ? code : IMPORT + code }]
    : [],
})

const GET_ALL = 'async function all() { await Promise.all(ids.map((id) => api.sync(id))) }'

const sweep = (ms: number) => `import fs from 'node:fs/promises'
let timer
export const start = () => { timer = setInterval(async () => { for (const p of oldFiles) await fs.unlink(p) }, ${ms}) }`

const ask = (most: number) => `async function poll() {
  const waits = new Map()
  const answers = users.map((view) => new Promise((done) => { waits.set(view.id, done); view.ask() }))
  setTimeout(() => { for (const done of waits.values()) done() }, ${most})
  show(await Promise.all(answers))
}
export const timer = setInterval(poll, 1000)`

const lists = (every: string) => `class Lists {
  constructor({ every = ${every} }) { this.every = every }
  start() { this.timer = setInterval(async () => { this.show(await this.api.getTokens()) }, this.every) }
}`

const view = (run: string) => `function Rooms() {
  useEffect(() => {
    view.timer = setInterval(async () => { ${run} }, 1000)
  }, [])
}`

untyped.run('no-overlapping-interval', rule, {
  valid: [
    {
      name: 'each run takes out what it works on',
      code: 'setInterval(() => { for (const [id, c] of users) { users.delete(id); void close(c) } }, 1000)',
    },
    {
      name: 'one look at a directory',
      code: `import fs from 'node:fs/promises'\nsetInterval(async () => { show(await fs.readdir(dir)) }, 2000)`,
    },
    {
      name: 'one look at a directory, by a wrapper',
      code: `const fs = require('./fs')\nsetInterval(() => { fs.readdir(dir).then(show, log) }, 2000)`,
    },
    { name: 'old files, every ten minutes', code: sweep(600_000) },
    { name: 'answers that the run waits for no longer than its period', code: ask(500) },
    {
      name: 'a few calls, one after the other, every minute',
      code: 'setInterval(() => { api.ping().then((id) => { api.sync(id).catch(log) }) }, 60_000)',
    },
    { name: 'a view that looks every second', code: view('show(await api.rooms())') },
    {
      name: 'a few calls every minute',
      code: 'setInterval(async () => { await api.ping(); await api.sync() }, 60_000)',
    },
    { name: 'a callback that only counts', code: 'setInterval(() => { ticks++; metrics.clear() }, 1000)' },
    {
      name: 'a gauge of what is known, on a timer that is let go',
      code:
        'queue.on("stalled", () => { metrics.increment("stalled") })\n' +
        'const timer = setInterval(() => { metrics.gauge("waiting", queue.waiting) }, 5000)\ntimer.unref()',
    },
    { name: 'an async callback that waits for nothing', code: 'setInterval(async () => { ticks++ }, 1000)' },
    {
      name: 'a synchronous function of the file',
      code: 'function sweep() { cache.clear() }\nsetInterval(sweep, 1000)',
    },
    { name: 'a function of another file by name', code: 'import { poll } from "./poll"; setInterval(poll, 1000)' },
    { name: 'a callback-style ping', code: 'setInterval(() => { socket.ping() }, 30_000)' },
    {
      name: 'a running flag',
      code: `let running = false
setInterval(async () => {
  if (running) return
  running = true
  try { await db.query('select 1') } finally { running = false }
}, 1000)`,
    },
    {
      name: 'a running flag in the method that is called',
      code: `class Poller {
  start() { this.timer = setInterval(() => void this.tick(), 5000) }
  async tick() {
    if (this.inFlight) return
    this.inFlight = true
    await this.client.refresh()
    this.inFlight = false
  }
}`,
    },
    {
      name: 'a promise that is kept while it runs',
      code: `class Overlay {
  start() { this.timer = setInterval(() => this.scheduleRefresh(), 2000) }
  scheduleRefresh() {
    if (this.refreshing) return
    this.refreshing = this.refresh().finally(() => { this.refreshing = null })
  }
  async refresh() { await this.load() }
}`,
    },
    {
      name: 'a lock',
      code: 'setInterval(async () => { await lock.runExclusive(async () => { await api.sync() }) }, 1000)',
    },
    {
      name: 'a timer that is stopped and armed again',
      code:
        'async function tick() { clearInterval(timer); await api.sync(); timer = ' +
        'setInterval(tick, 1000) }\nlet timer = setInterval(tick, 1000)',
    },
    {
      name: 'a timeout below the tick',
      code: "setInterval(() => { fetch('/ping', { signal: AbortSignal.timeout(5000) }).catch(log) }, 30_000)",
    },
    {
      name: 'a race against time',
      code: 'setInterval(() => { Promise.race([this.ping(), timeout]).catch(log) }, 30_000)',
    },
    {
      name: 'two days',
      code:
        'const TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000\nsetInterval(async () => { await ' +
        'axios.get(url) }, TWO_DAYS_MS)',
    },
    { name: 'a day of another file', code: "import { Day } from './time'; setInterval(() => void run('x'), Day.ms)" },
    { name: 'hours, by the default of an option', code: lists('4 * 3_600_000') },
    { name: 'half an hour', code: 'setInterval(async () => { for (const id of ids) await api.sync(id) }, 1_800_000)' },
    { name: 'only time passes', code: 'setInterval(async () => { await sleep(5); ticks++ }, 1000)' },
    { name: 'a log line', code: 'setInterval(() => { void logger.info("still here") }, 1000)' },
    {
      name: 'an own function of that name',
      code:
        'function setInterval(fn, ms) { return every(fn, ms) }\nsetInterval(async () => { await ' +
        'api.sync() }, 1000)',
    },
    { name: 'a manager of intervals', code: 'intervals.setInterval(async () => { await api.sync() }, 1000)' },
    {
      name: 'the promise form, which waits by itself',
      code:
        "import { setInterval } from 'node:timers/promises'; for await (const _ of " +
        'setInterval(1000)) await api.sync()',
    },
    {
      name: 'a period above the option',
      options: [{ longestPeriodMs: 60_000 }],
      code: 'setInterval(async () => { await api.sync() }, 60_000)',
    },
  ],
  invalid: [
    {
      name: 'a view that asks for each of many',
      code: view('for (const id of ids) show(await api.room(id))'),
      errors: [at('room', 3, 18)],
    },
    {
      name: 'a view, under the option',
      options: [{ work: 'any' }],
      code: view('show(await api.rooms())'),
      errors: [at('rooms', 3, 18)],
    },
    { name: 'a second, by the default of an option', code: lists('1000'), errors: [at('getTokens', 3, 26)] },
    { name: 'old files, every second', code: sweep(1000), errors: [at('unlink', 3, 38)] },
    { name: 'answers of many that come later than the next run', code: ask(5000), errors: [at('Promise', 7, 22)] },
    {
      name: 'an async callback',
      code: 'setInterval(async () => { await api.sync() }, 1000)',
      errors: [at('sync', 1, 1, 'interval(async () => { await api.sync() }, 1000)')],
    },
    {
      name: 'an async callback that catches',
      code: `setInterval(async () => {
  try {
    metrics.gauge('count', await db.count())
  } catch (error) {
    log(error)
  }
}, 1000)`,
      errors: [
        at(
          'count',
          1,
          1,
          `interval(async () => {
  try {
    metrics.gauge('count', await db.count())
  } catch (error) {
    log(error)
  }
}, 1000)`,
        ),
      ],
    },
    {
      name: 'a function by name',
      code: 'async function poll() { await fetch(url) }\nsetInterval(poll, 1000)',
      errors: [
        at(
          'fetch',
          2,
          1,
          `async function poll() { await fetch(url) }
interval(poll, 1000)`,
        ),
      ],
    },
    {
      name: 'a bound method',
      code:
        'class A { start() { this.t = setInterval(this.tick.bind(this), 1000) } async tick() { ' +
        'await this.redis.get(key) } }',
      errors: [at('get', 1, 30)],
    },
    {
      name: 'a synchronous arrow around a promise',
      code:
        'class A { start() { setInterval(() => { this.dial().catch(log) }, 1000) } async dial() ' +
        '{ await this.db.query(sql) } }',
      errors: [
        at(
          'dial',
          1,
          21,
          'class A { start() { interval(async () => { await this.dial().catch(log) }, 1000) } ' +
            'async dial() { await this.db.query(sql) } }',
        ),
      ],
    },
    {
      name: 'a floating call',
      code: 'setInterval(() => void fetchAll(), 1000)',
      errors: [at('fetchAll', 1, 1, 'interval(() => fetchAll(), 1000)')],
    },
    {
      name: 'a promise of another file',
      code: 'import { fetchAll } from "./all"; setInterval(() => { fetchAll().catch(log) }, 1000)',
      errors: [
        at(
          'fetchAll',
          1,
          35,
          `import { fetchAll } from "./all";
import { interval } from "backpressure-runtime"; interval(async () => { await fetchAll().catch(log) }, 1000)`,
        ),
      ],
    },
    {
      name: 'known I/O that is dropped',
      code: "setInterval(() => { fetch('/ping') }, 1000)",
      errors: [at('fetch', 1, 1, "interval(async () => { await fetch('/ping') }, 1000)")],
    },
    {
      name: 'many at once',
      code: 'setInterval(async () => { await Promise.all(users.map((user) => check(user))) }, 1000)',
      errors: [
        at('check', 1, 1, 'interval(async () => { await Promise.all(users.map((user) => check(user))) }, 1000)'),
      ],
    },
    {
      name: 'a flag that only stops it',
      code: 'setInterval(async () => { if (stopped) return; await api.sync() }, 1000)',
      errors: [at('sync', 1, 1, 'interval(async () => { if (stopped) return; await api.sync() }, 1000)')],
    },
    {
      name: 'a flag that is set too late',
      code: 'let at; setInterval(async () => { if (at > now()) return; await api.sync(); at = now() }, 1000)',
      errors: [
        at(
          'sync',
          1,
          9,
          'let at; interval(async () => { if (at > now()) return; await api.sync(); at = now() }, 1000)',
        ),
      ],
    },
    {
      name: 'a timeout above the tick',
      code: "setInterval(() => { fetch('/ping', { signal: AbortSignal.timeout(60_000) }).catch(log) }, 1000)",
      errors: [
        at(
          'fetch',
          1,
          1,
          "interval(async () => { await fetch('/ping', { signal: AbortSignal.timeout(60_000) }).catch(log) }, 1000)",
        ),
      ],
    },
    {
      name: 'elements that stay',
      code: 'setInterval(async () => { for (const [id, c] of users) { await ping(c) } }, 1000)',
      errors: [at('ping', 1, 1, 'interval(async () => { for (const [id, c] of users) { await ping(c) } }, 1000)')],
    },
    {
      name: 'many calls every half hour, where an hour is the longest period that counts',
      options: [{ longestPeriodMs: 3_600_000 }],
      code: 'setInterval(async () => { for (const id of ids) await api.sync(id) }, 30 * 60 * 1000)',
      errors: [at('sync', 1, 1, 'interval(async () => { for (const id of ids) await api.sync(id) }, 30 * 60 * 1000)')],
    },
    {
      name: 'many calls of a function that is called once a minute',
      code: `${GET_ALL}\nsetInterval(() => { void all() }, 6e4)`,
      errors: [at('all', 2, 1, `${GET_ALL}\ninterval(async () => { await all() }, 6e4)`)],
    },
    {
      name: 'many calls every four minutes',
      code: 'setInterval(async () => { for (const id of ids) await api.sync(id) }, 4 * 60 * 1000)',
      errors: [at('sync', 1, 1, 'interval(async () => { for (const id of ids) await api.sync(id) }, 4 * 60 * 1000)')],
    },
    {
      name: 'one call every half hour, where all counts',
      options: [{ work: 'any', longestPeriodMs: 3_600_000 }],
      code: 'setInterval(async () => { await api.sync() }, 30 * 60 * 1000)',
      errors: [at('sync', 1, 1, 'interval(async () => { await api.sync() }, 30 * 60 * 1000)')],
    },
    {
      name: 'through window',
      code: 'window.setInterval(async () => { for (const user of users) await load(user) }, 1000)',
      errors: [at('load', 1, 1, 'interval(async () => { for (const user of users) await load(user) }, 1000)')],
    },
    {
      name: 'through node:timers',
      code: "import * as timers from 'node:timers'; timers.setInterval(async () => { await api.sync() }, 1)",
      errors: [
        at(
          'sync',
          1,
          40,
          `import * as timers from 'node:timers';
import { interval } from 'backpressure-runtime'; interval(async () => { await api.sync() }, 1)`,
        ),
      ],
    },
    {
      name: 'any work',
      options: [{ work: 'any' }],
      code: 'setInterval(async () => { await sleep(5) }, 1000)',
      errors: [at('sleep', 1, 1, 'interval(async () => { await sleep(5) }, 1000)')],
    },
    {
      name: 'any period',
      options: [{ longestPeriodMs: 1e9 }],
      code: 'setInterval(async () => { for (const user of users) await api.sync(user) }, 864e5)',
      errors: [at('sync', 1, 1, 'interval(async () => { for (const user of users) await api.sync(user) }, 864e5)')],
    },
  ],
})

typed.run('no-overlapping-interval, typed', rule, {
  valid: [
    { name: 'synchronous work', code: 'declare const seen: Set<number>; setInterval(() => { seen.clear() }, 1000)' },
  ],
  invalid: [
    {
      name: 'an async callback',
      code: 'declare function pollAll(): Promise<void>; setInterval(async () => { await pollAll() }, 1000)',
      errors: [
        at(
          'pollAll',
          1,
          44,
          'declare function pollAll(): Promise<void>; interval(async () => { await pollAll() }, 1000)',
        ),
      ],
    },
  ],
})

commonjs.run('no-overlapping-interval, commonjs', rule, {
  valid: [],
  invalid: [
    {
      name: 'a module that is required',
      code:
        "const { setInterval } = require('timers'); const db = require('./db'); " +
        'setInterval(async () => { await db.count() }, 1000)',
      errors: [
        at(
          'count',
          1,
          72,
          `const { setInterval } = require('timers'); const db = require('./db');
const { interval } = require('backpressure-runtime'); interval(async () => { await db.count() }, 1000)`,
        ),
      ],
    },
  ],
})
