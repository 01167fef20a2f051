import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

/** `async.map(items, iteratee, callback)`: one task an item, all at once. */
const atOnce = <Name extends string>(name: Name) =>
  ({ promise: true, maps: { items: 0, mapper: 1 }, limitedAs: { name: `${name}Limit`, limit: 1 } }) as const

/** `async.mapLimit(items, limit, iteratee, callback)` */
const LIMITED = {
  promise: true,
  limits: true,
  maps: { items: 0, mapper: 2 },
  bound: { argument: 1, unit: 'tasks', absent: 'refused' },
} as const

/** One item after the other. */
const IN_SERIES = { promise: true, limits: true, maps: { items: 0, mapper: 1 } } as const

const WALKS = [
  'all',
  'any',
  'concat',
  'detect',
  'each',
  'eachOf',
  'every',
  'filter',
  'find',
  'flatMap',
  'forEach',
  'forEachOf',
  'groupBy',
  'map',
  'mapValues',
  'reject',
  'select',
  'some',
  'times',
] as const

/** Call what they are given; nothing here says what that does. */
const CONTROL = ['auto', 'doUntil', 'doWhilst', 'forever', 'retry', 'until', 'waterfall', 'whilst'] as const

/** `async.queue(worker, concurrency)`: one at a time unless said otherwise. */
const QUEUE = {
  makes: 'async-queue',
  bound: { argument: 1, unit: 'tasks', absent: 1 },
  callbacks: [{ argument: 0, parameters: [undefined], per: 'item' }],
} as const

export default {
  name: 'async',
  package: 'async',
  modules: ['async', 'async-es'],
  byPath: true,
  exports: {
    ...Object.fromEntries(WALKS.map((name) => [name, { call: atOnce(name) }])),
    ...each(
      WALKS.map((name) => `${name}Limit` as const),
      { call: LIMITED },
    ),
    ...each(
      WALKS.map((name) => `${name}Series` as const),
      { call: IN_SERIES },
    ),
    // Takes functions and calls each.
    parallel: { call: { promise: true, runs: 0, limitedAs: { name: 'parallelLimit', limit: 1 } } },
    parallelLimit: {
      call: { promise: true, limits: true, bound: { argument: 1, unit: 'tasks', absent: 'refused' } },
    },
    series: { call: { promise: true, limits: true, runs: 0 } },
    ...each(CONTROL, { call: { promise: true } }),
    ...each(['nextTick', 'setImmediate'], { call: {} }),
    queue: { call: QUEUE },
    priorityQueue: { call: QUEUE },
    cargoQueue: { call: { makes: 'async-queue', bound: { argument: 1, unit: 'tasks', absent: 1 } } },
    cargo: { call: { makes: 'async-queue' } },
  },
  types: { QueueObject: 'async-queue', AsyncPriorityQueue: 'async-queue' },
  things: {
    // `concurrency` bounds what runs; what waits has no bound. The promises, which callers with a callback drop, settle
    // when the task is done.
    'async-queue': {
      kinds: ['queue'],
      puts: each(['push', 'pushAsync', 'unshift', 'unshiftAsync'], { answers: 'promise' }),
      methods: each(['push', 'pushAsync', 'unshift', 'unshiftAsync'], { limits: true, promise: true }),
      room: ['length', 'running', 'saturated', 'unsaturated', 'idle'],
    },
  },
  // Before version 3 it answers no promise.
  remedy: { export: 'mapLimit', named: 'mapLimit', plainLimit: true, callbackStyle: true, since: 3 },
} as const satisfies Library
