import rule from '../../rules/require-buffer-limit.ts'
import { untyped } from '../rule-tester.ts'

const EVENTS = "import { on } from 'node:events'\n"
const RXJS = "import { from, of, take, map, partition, shareReplay, ReplaySubject } from 'rxjs'\n"
const PG = "import pg from 'pg'\n"
const MYSQL = "import mysql from 'mysql2/promise'\n"
const HTTP = "import https from 'node:https'\n"
const UNDICI = "import { Agent, Client, Pool, setGlobalDispatcher } from 'undici'\n"
const EFFECT = "import { Queue, PubSub } from 'effect'\n"

const limit = (output: string, to: number) => [{ messageId: 'addLimit' as const, data: { limit: to }, output }]

untyped.run('require-buffer-limit', rule, {
  valid: [
    { name: 'marks', code: `${EVENTS}for await (const [x] of on(port, 'data', { highWaterMark: 100 })) await save(x)` },
    { name: 'options from outside', code: `${EVENTS}const f = (options) => on(port, 'data', options)` },
    { name: 'marks by their old name', code: `${EVENTS}on(port, 'data', { highWatermark: 100 })` },
    {
      name: 'a loop that waits for nothing takes what comes at once',
      code:
        `${EVENTS}for await (const [x] of on(port, 'data', { signal })) { for (const y of parse(x)) void ` +
        `handle(y) }`,
    },
    { name: 'an event that is rare', code: `${EVENTS}for await (const _ of on(process, 'SIGHUP')) await reload()` },
    { name: 'another on()', code: `import { on } from './bus'\non(port, 'data')` },
    { name: 'a size of the past', code: `${RXJS}const last = new ReplaySubject(1)` },
    { name: 'an age of the past', code: `${RXJS}const recent = new ReplaySubject(undefined, 500)` },
    {
      name: 'a past that ends where it is filled',
      code: `${RXJS}class A { gone = new ReplaySubject(); close() { this.gone.next(); this.gone.complete() } }`,
    },
    {
      name: 'a past in a const that ends where it is filled',
      code: `${RXJS}function f() { const all = new ReplaySubject(); all.next(1); all.complete(); return all }`,
    },
    { name: 'one value shared', code: `${RXJS}const user$ = users$.pipe(shareReplay(1))` },
    { name: 'an age in options', code: `${RXJS}users$.pipe(shareReplay({ windowTime: 100, refCount: true }))` },
    { name: 'the answer to a request', code: `${RXJS}const user$ = this.http.get(url).pipe(map(f), shareReplay())` },
    { name: 'a promise', code: `${RXJS}const user$ = from(load()).pipe(shareReplay())` },
    {
      name: 'both halves of a split begin at the first value, which a limit would lose',
      code: `${RXJS}const [early$, rest$] = partition(mutants$.pipe(shareReplay()), isEarly)`,
    },
    { name: 'few values', code: `${RXJS}const user$ = users$.pipe(take(1), shareReplay())` },
    { name: 'a wait with an end', code: `${PG}new pg.Pool({ max: 5, connectionTimeoutMillis: 2000 })` },
    { name: 'options of elsewhere', code: `${PG}new pg.Pool({ ...config })` },
    {
      name: 'a wait from outside',
      code: `${PG}const f = (connectionTimeoutMillis) => new pg.Pool({ connectionTimeoutMillis })`,
    },
    { name: 'a line with an end', code: `${MYSQL}mysql.createPool({ host, queueLimit: 50 })` },
    { name: 'no line', code: `${MYSQL}mysql.createPool({ host, waitForConnections: false })` },
    { name: 'an address, which may say it', code: `${MYSQL}mysql.createPool('mysql://db')` },
    { name: 'sockets with a limit', code: `${HTTP}new https.Agent({ keepAlive: true, maxSockets: 20 })` },
    { name: 'an agent that keeps no sockets', code: `${HTTP}new https.Agent({ rejectUnauthorized: true })` },
    { name: 'connections of undici', code: `${UNDICI}new Pool(origin, { connections: 20 })` },
    { name: 'options of undici from outside', code: `${UNDICI}const f = (options) => new Agent(options)` },
    {
      name: 'a pool of undici for one call',
      code: `${UNDICI}const load = (url) => fetch(url, { dispatcher: proxy ? dispatcherOf(proxy) : new Agent() })`,
    },
    {
      name: 'a pool of undici that a function makes for itself',
      code:
        `${UNDICI}async function f(url) { const agent = new Agent({ bodyTimeout: 1 }); await fetch(url, { agent, ` +
        `signal }) }`,
    },
    { name: 'one connection of undici', code: `${UNDICI}new Client(origin)` },
    { name: 'a bounded queue', code: `${EFFECT}Queue.bounded(100)` },
    {
      name: 'a bound that people state',
      code: `${RXJS}// backpressure: at most 4 — one per phase\nconst phases = new ReplaySubject()`,
    },
  ],
  invalid: [
    {
      name: 'options in lines of their own',
      code: `${HTTP}const agent = new https.Agent({\n  keepAlive: true,\n  scheduling: 'fifo',\n})`,
      errors: [
        {
          messageId: 'sockets',
          suggestions: limit(
            `${HTTP}const agent = new https.Agent({\n  maxSockets: 50,\n  keepAlive: true,\n  scheduling: 'fifo',\n})`,
            50,
          ),
        },
      ],
    },
    {
      name: 'events that wait for a loop',
      code: `${EVENTS}for await (const [x] of on(port, 'data')) await save(x)`,
      errors: [
        {
          messageId: 'items',
          data: { callee: 'on', remedy: '`highWaterMark`' },
          line: 2,
          column: 25,
          suggestions: limit(
            `${EVENTS}for await (const [x] of on(port, 'data', { highWaterMark: 1000 })) await save(x)`,
            1000,
          ),
        },
      ],
    },
    {
      name: 'a generator that hands events on waits for its reader',
      code: `${EVENTS}async function* f() { for await (const [x] of on(port, 'data')) yield x }`,
      errors: [
        {
          messageId: 'items',
          suggestions: limit(
            `${EVENTS}async function* f() { for await (const [x] of on(port, 'data', { highWaterMark: 1000 })) ` +
              `yield x }`,
            1000,
          ),
        },
      ],
    },
    {
      name: 'options without marks',
      code: `${EVENTS}on(port, 'data', { signal })`,
      errors: [
        { messageId: 'items', suggestions: limit(`${EVENTS}on(port, 'data', { highWaterMark: 1000, signal })`, 1000) },
      ],
    },
    {
      name: 'a past without an end',
      code: `${RXJS}const all = new ReplaySubject<Message>()\nsocket.on('message', (m) => all.next(m))`,
      errors: [
        {
          messageId: 'past',
          data: { callee: 'ReplaySubject', remedy: 'a number of values' },
          suggestions: limit(
            `${RXJS}const all = new ReplaySubject<Message>(1)\nsocket.on('message', (m) => all.next(m))`,
            1,
          ),
        },
      ],
    },
    {
      name: 'Infinity',
      code: `${RXJS}const all = new ReplaySubject(Infinity)`,
      errors: [{ messageId: 'past', suggestions: limit(`${RXJS}const all = new ReplaySubject(1)`, 1) }],
    },
    {
      name: 'values shared',
      code: `${RXJS}const prices$ = feed$.pipe(map(f), shareReplay())`,
      errors: [
        { messageId: 'past', suggestions: limit(`${RXJS}const prices$ = feed$.pipe(map(f), shareReplay(1))`, 1) },
      ],
    },
    {
      name: 'values shared, with options',
      code: `${RXJS}feed$.pipe(shareReplay({ refCount: true }))`,
      errors: [
        {
          messageId: 'past',
          suggestions: limit(`${RXJS}feed$.pipe(shareReplay({ bufferSize: 1, refCount: true }))`, 1),
        },
      ],
    },
    {
      name: 'a pool',
      code: `${PG}const pool = new pg.Pool({ max: 5 })`,
      errors: [
        {
          messageId: 'callers',
          data: { callee: 'pg.Pool', remedy: '`connectionTimeoutMillis`' },
          suggestions: limit(`${PG}const pool = new pg.Pool({ connectionTimeoutMillis: 5000, max: 5 })`, 5000),
        },
      ],
    },
    {
      name: 'a pool that waits for ever',
      code: `${PG}const pool = new pg.Pool({ connectionTimeoutMillis: 0 })`,
      errors: [
        {
          messageId: 'callers',
          suggestions: limit(`${PG}const pool = new pg.Pool({ connectionTimeoutMillis: 5000 })`, 5000),
        },
      ],
    },
    {
      name: 'the pool of the manual',
      code: `${MYSQL}mysql.createPool({ host, waitForConnections: true, queueLimit: 0 })`,
      errors: [
        {
          messageId: 'callers',
          suggestions: limit(`${MYSQL}mysql.createPool({ host, waitForConnections: true, queueLimit: 100 })`, 100),
        },
      ],
    },
    {
      name: 'options in a const: no place to write',
      code: `${MYSQL}const options = { host }\nmysql.createPool(options)`,
      errors: [{ messageId: 'callers', suggestions: [] }],
    },
    {
      name: 'commands that wait for Redis',
      code: `import { createClient } from 'redis'\nconst redis = createClient()`,
      errors: [
        {
          messageId: 'callers',
          suggestions: limit(
            `import { createClient } from 'redis'\nconst redis = createClient({ commandsQueueMaxLength: 10000 })`,
            10_000,
          ),
        },
      ],
    },
    {
      name: 'tasks that wait for a thread',
      code: `import { Piscina } from 'piscina'\nnew Piscina({ filename })`,
      errors: [
        {
          messageId: 'callers',
          suggestions: limit(`import { Piscina } from 'piscina'\nnew Piscina({ maxQueue: 1000, filename })`, 1000),
        },
      ],
    },
    {
      name: 'sockets that are kept',
      code: `${HTTP}const agent = new https.Agent({ keepAlive: true })`,
      errors: [
        {
          messageId: 'sockets',
          suggestions: limit(`${HTTP}const agent = new https.Agent({ maxSockets: 50, keepAlive: true })`, 50),
        },
      ],
    },
    {
      name: 'a pool of sockets of undici',
      code: `${UNDICI}const pool = new Pool(origin)`,
      errors: [
        {
          messageId: 'sockets',
          data: { callee: 'Pool', remedy: '`connections`' },
          suggestions: limit(`${UNDICI}const pool = new Pool(origin, { connections: 50 })`, 50),
        },
      ],
    },
    {
      name: 'a pool of undici that is made once and kept',
      code: `${UNDICI}let agent\nconst agentOf = () => (agent ??= new Agent())`,
      errors: [
        {
          messageId: 'sockets',
          suggestions: limit(
            `${UNDICI}let agent\nconst agentOf = () => (agent ??= new Agent({ connections: 50 }))`,
            50,
          ),
        },
      ],
    },
    {
      name: 'a pool of undici that a function hands out',
      code: `${UNDICI}function make() { const agent = new Agent(); return agent }`,
      errors: [
        {
          messageId: 'sockets',
          suggestions: limit(
            `${UNDICI}function make() { const agent = new Agent({ connections: 50 }); return agent }`,
            50,
          ),
        },
      ],
    },
    {
      name: 'an agent of undici with other options',
      code: `${UNDICI}setGlobalDispatcher(new Agent({ keepAliveTimeout: 10, connections: 0 }))`,
      errors: [
        {
          messageId: 'sockets',
          suggestions: limit(`${UNDICI}setGlobalDispatcher(new Agent({ keepAliveTimeout: 10, connections: 50 }))`, 50),
        },
      ],
    },
    {
      name: 'an unbounded queue',
      code: `${EFFECT}const jobs = Queue.unbounded<Job>()`,
      errors: [
        {
          messageId: 'items',
          data: { callee: 'Queue.unbounded', remedy: '`bounded`' },
          suggestions: limit(`${EFFECT}const jobs = Queue.bounded<Job>(1000)`, 1000),
        },
      ],
    },
    {
      name: 'a queue of a company',
      settings: {
        backpressure: {
          libraries: [
            {
              modules: ['@acme/outbox'],
              exports: {
                Outbox: { construct: { bound: { argument: 0, option: 'max', unit: 'items', absent: 'unbounded' } } },
              },
            },
          ],
        },
      },
      code: `import { Outbox } from '@acme/outbox'\nnew Outbox()`,
      errors: [
        {
          messageId: 'items',
          suggestions: limit(`import { Outbox } from '@acme/outbox'\nnew Outbox({ max: 1000 })`, 1000),
        },
      ],
    },
  ],
})
