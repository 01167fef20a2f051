import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import * as runtime from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

const { BoundedQueue, BoundedWriter, Semaphore, TaskGroup, createLimit, fromEvents, interval, workers } = runtime
const { atMost, drain, forEachLimit, mapIterable, mapLimit, mapLimitSettled } = runtime
const { readAll, readText, suggestCapacity, trySend, write, writeAll } = runtime

/** Calls with a value that comes from elsewhere, as callers without types do. */
type Call = (value: never) => unknown

const notNumbers: unknown[] = ['1', null, true, {}, [], () => 1, Symbol('one'), 1n]
const count = { range: [-1, 0.5, Number.NaN, Infinity, 2 ** 53], type: notNumbers.filter((value) => !isObject(value)) }
const kinds = {
  // An object as the only argument of a class is its options, which then lack the number.
  count: { ...count, range: [0, ...count.range] },
  countOrZero: count,
  ms: { range: [-1, Number.NaN, Infinity], type: notNumbers },
  share: { range: [-0.1, 1.1, Number.NaN, Infinity], type: notNumbers },
  function: { range: [], type: ['fn', null, 1, {}, undefined] },
  optionalFunction: { range: [], type: ['fn', null, 1, {}] },
  object: { range: [], type: [null, 1, 'options', true, () => {}] },
  signal: { range: [], type: [null, 1, 'signal', {}, new AbortController()] },
  text: { range: [], type: [null, 1, {}, true, Symbol('name')] },
  word: { range: [], type: [null, 1, 'other', {}] },
  flag: { range: [], type: [null, 1, 'true'] },
  source: { range: [], type: [null, undefined, 1, {}, true] },
  chunks: { range: [], type: [null, undefined, 1, {}, 'text'] },
  sink: { range: [], type: [null, undefined, 1, {}, 'sink', () => {}] },
  limit: { range: [0, -1, 1.5, Number.NaN, Infinity], type: ['2', null, undefined, {}, true] },
  collection: { range: [], type: [null, undefined, 1, {}] },
  names: { range: [], type: [null, 1, 'close', [1]] },
}

/** The arguments of every export: option, kind, and a call with it. */
const calls: Record<string, [option: string, kind: keyof typeof kinds, call: Call][]> = {
  BoundedQueue: [
    ['capacity', 'count', (capacity) => new BoundedQueue(capacity)],
    ['capacity', 'count', (capacity) => new BoundedQueue({ capacity })],
    ['overflow', 'word', (overflow) => new BoundedQueue({ capacity: 1, overflow })],
    ['weigh', 'optionalFunction', (weigh) => new BoundedQueue({ capacity: 1, weigh })],
    ['weigh(item)', 'countOrZero', (weight) => new BoundedQueue({ capacity: 1, weigh: () => weight }).put(1)],
    ['maxWaiting', 'count', (maxWaiting) => new BoundedQueue({ capacity: 1, maxWaiting })],
    ['onDrop', 'optionalFunction', (onDrop) => new BoundedQueue({ capacity: 1, onDrop })],
    ['name', 'text', (name) => new BoundedQueue({ capacity: 1, name })],
    ['wait', 'object', (wait) => new BoundedQueue(1).put(1, wait)],
    ['wait', 'object', (wait) => new BoundedQueue(1).take(wait)],
    ['wait', 'object', (wait) => new BoundedQueue(1).takeMany(1, wait)],
    ['wait', 'object', (wait) => new BoundedQueue(1).whenBelow(1, wait)],
    ['wait', 'object', (wait) => new BoundedQueue(1).join(wait)],
    ['signal', 'signal', (signal) => new BoundedQueue(1).put(1, { signal })],
    ['signal', 'signal', (signal) => new BoundedQueue(1).whenBelow(1, { signal })],
    ['timeoutMs', 'ms', (timeoutMs) => new BoundedQueue(1).take({ timeoutMs })],
    ['max', 'count', (max) => new BoundedQueue(1).takeMany(max)],
    ['size', 'count', (size) => new BoundedQueue(1).whenBelow(size)],
    ['options', 'object', (options) => new BoundedQueue(1).close(options)],
    ['capacity', 'count', (capacity) => new BoundedQueue(1).resize(capacity)],
  ],
  Semaphore: [
    ['permits', 'countOrZero', (permits) => new Semaphore(permits)],
    ['permits', 'countOrZero', (permits) => new Semaphore({ permits })],
    ['maxWaiting', 'count', (maxWaiting) => new Semaphore({ permits: 1, maxWaiting })],
    ['name', 'text', (name) => new Semaphore({ permits: 1, name })],
    ['weight', 'count', (weight) => new Semaphore(3).acquire(weight)],
    ['weight', 'count', (weight) => new Semaphore(3).tryAcquire(weight)],
    ['weight', 'count', (weight) => new Semaphore(3).run(() => 1, { weight })],
    ['wait', 'object', (wait) => new Semaphore(1).acquire(1, wait)],
    ['wait', 'object', (wait) => new Semaphore(1).run(() => 1, wait)],
    ['signal', 'signal', (signal) => new Semaphore(1).acquire(1, { signal })],
    ['timeoutMs', 'ms', (timeoutMs) => new Semaphore(1).acquire(1, { timeoutMs })],
    ['fn', 'function', (fn) => new Semaphore(1).run(fn)],
    ['permits', 'countOrZero', (permits) => new Semaphore(1).resize(permits)],
  ],
  createLimit: [
    ['concurrency', 'count', (concurrency) => createLimit(concurrency)],
    ['concurrency', 'count', (concurrency) => createLimit({ concurrency })],
    ['concurrency', 'count', (concurrency) => Object.assign(createLimit(1), { concurrency })],
    ['maxWaiting', 'count', (maxWaiting) => createLimit({ concurrency: 1, maxWaiting })],
    ['name', 'text', (name) => createLimit({ concurrency: 1, name })],
    ['fn', 'function', (fn) => createLimit(1)(fn)],
    ['source', 'source', (items) => createLimit(1).map(items, () => 1)],
    ['fn', 'function', (fn) => createLimit(1).map([1], fn)],
  ],
  mapLimit: [...mapCalls(mapLimit), ['onError', 'word', (onError) => mapLimit([1], 1, () => 1, { onError })]],
  mapLimitSettled: mapCalls(mapLimitSettled),
  forEachLimit: [
    ...mapCalls(forEachLimit),
    ['onError', 'word', (onError) => forEachLimit([1], 1, () => 1, { onError })],
  ],
  mapIterable: [
    ...mapCalls(mapIterable),
    ['ordered', 'flag', (ordered) => mapIterable([1], 1, () => 1, { ordered })],
    ['readAhead', 'count', (readAhead) => mapIterable([1], 1, () => 1, { readAhead })],
  ],
  TaskGroup: [
    ['body', 'function', (body) => TaskGroup.run(body)],
    ['options', 'object', (options) => TaskGroup.run(() => 1, options)],
    ['limit', 'count', (limit) => TaskGroup.run(() => 1, { limit })],
    ['signal', 'signal', (signal) => TaskGroup.run(() => 1, { signal })],
    ['fn', 'function', (fn) => inGroup((group) => group.spawn(fn))],
    ['options', 'object', (options) => inGroup((group) => group.spawn(() => 1, options))],
    ['name', 'text', (name) => inGroup((group) => group.spawn(() => 1, { name }))],
  ],
  workers: [
    ['queue', 'sink', (queue) => workers(queue, 1, () => 1)],
    ['fn', 'function', (fn) => workers(new BoundedQueue(1), 1, fn)],
    ['count', 'count', (size) => workers(new BoundedQueue(1), size, () => 1)],
    ['min', 'count', (min) => workers(new BoundedQueue(1), { min, max: 2 }, () => 1)],
    ['max', 'count', (max) => workers(new BoundedQueue(1), { min: 1, max }, () => 1)],
    ['growAbove', 'share', (growAbove) => workers(new BoundedQueue(1), { min: 1, max: 2, growAbove }, () => 1)],
    ['shrinkBelow', 'share', (shrinkBelow) => workers(new BoundedQueue(1), { min: 1, max: 2, shrinkBelow }, () => 1)],
    ['intervalMs', 'ms', (intervalMs) => workers(new BoundedQueue(1), { min: 1, max: 2, intervalMs }, () => 1)],
    ['options', 'object', (options) => workers(new BoundedQueue(1), 1, () => 1, options)],
    ['signal', 'signal', (signal) => workers(new BoundedQueue(1), 1, () => 1, { signal })],
    ['onError', 'optionalFunction', (onError) => workers(new BoundedQueue(1), 1, () => 1, { onError })],
  ],
  write: [
    ['sink', 'sink', (sink) => write(sink, 'x')],
    ['options', 'object', (options) => write(new PassThrough(), 'x', options)],
    ['encoding', 'text', (encoding) => write(new PassThrough(), 'x', { encoding })],
    ['highWaterMark', 'count', (highWaterMark) => write(new PassThrough(), 'x', { highWaterMark })],
    ['signal', 'signal', (signal) => write(new PassThrough(), 'x', { signal })],
  ],
  drain: [
    ['sink', 'sink', (sink) => drain(sink)],
    ['options', 'object', (options) => drain(new PassThrough(), options)],
    ['highWaterMark', 'count', (highWaterMark) => drain(new PassThrough(), { highWaterMark })],
    ['signal', 'signal', (signal) => drain(new PassThrough(), { signal })],
  ],
  writeAll: [
    ['sink', 'sink', (sink) => writeAll(sink, ['x'])],
    ['source', 'chunks', (source) => writeAll(new PassThrough(), source)],
    ['options', 'object', (options) => writeAll(new PassThrough(), ['x'], options)],
    ['signal', 'signal', (signal) => writeAll(new PassThrough(), ['x'], { signal })],
  ],
  trySend: [
    ['sink', 'sink', (sink) => trySend(sink, 'x', { maxBufferedBytes: 1 })],
    ['chunk', 'collection', (chunk) => trySend(new PassThrough(), chunk, { maxBufferedBytes: 1 })],
    ['options', 'object', (options) => trySend(new PassThrough(), 'x', options)],
    ['maxBufferedBytes', 'count', (maxBufferedBytes) => trySend(new PassThrough(), 'x', { maxBufferedBytes })],
  ],
  BoundedWriter: [
    ['sink', 'sink', (sink) => new BoundedWriter(sink, { highWaterMark: 2, lowWaterMark: 1 })],
    ['marks', 'object', (marks) => new BoundedWriter(new PassThrough(), marks)],
    [
      'highWaterMark',
      'count',
      (highWaterMark) => new BoundedWriter(new PassThrough(), { highWaterMark, lowWaterMark: 0 }),
    ],
    [
      'lowWaterMark',
      'countOrZero',
      (lowWaterMark) => new BoundedWriter(new PassThrough(), { highWaterMark: 1, lowWaterMark }),
    ],
    ['wait', 'object', (wait) => writer().write('x', wait)],
    ['signal', 'signal', (signal) => writer().write('x', { signal })],
    ['chunk', 'collection', (chunk) => writer().write(chunk)],
  ],
  readAll: readCalls(readAll),
  readText: [
    ...readCalls(readText),
    ['encoding', 'text', (encoding) => readText([], { maxBytes: 1, encoding })],
    ['encoding', 'word', (encoding) => readText([], { maxBytes: 1, encoding })],
  ],
  fromEvents: [
    ['emitter', 'sink', (emitter) => fromEvents(emitter, 'x', { capacity: 1 })],
    ['event', 'collection', (event) => fromEvents(new EventEmitter(), event, { capacity: 1 })],
    ['options', 'object', (options) => fromEvents(new EventEmitter(), 'x', options)],
    ['capacity', 'count', (capacity) => fromEvents(new EventEmitter(), 'x', { capacity })],
    ['overflow', 'word', (overflow) => fromEvents(new EventEmitter(), 'x', { capacity: 1, overflow })],
    ['close', 'names', (close) => fromEvents(new EventEmitter(), 'x', { capacity: 1, close })],
    ['signal', 'signal', (signal) => fromEvents(new EventEmitter(), 'x', { capacity: 1, signal })],
  ],
  interval: [
    ['fn', 'function', (fn) => interval(fn, 1)],
    ['ms', 'ms', (ms) => interval(() => 1, ms)],
    ['options', 'object', (options) => interval(() => 1, 1, options)],
    ['signal', 'signal', (signal) => interval(() => 1, 1, { signal })],
    ['onError', 'optionalFunction', (onError) => interval(() => 1, 1, { onError })],
  ],
  atMost: [
    ['items', 'collection', (items) => atMost(items, 1)],
    ['max', 'count', (max) => atMost([], max)],
  ],
  suggestCapacity: [
    ['flow', 'object', (flow) => suggestCapacity(flow)],
    ['consumers', 'count', (consumers) => suggestCapacity({ consumers, processingMs: 1, productionMs: 1 })],
    ['processingMs', 'ms', (processingMs) => suggestCapacity({ consumers: 1, processingMs, productionMs: 1 })],
    ['productionMs', 'ms', (productionMs) => suggestCapacity({ consumers: 1, processingMs: 1, productionMs })],
  ],
}

function mapCalls(map: (...call: never[]) => unknown): [string, keyof typeof kinds, Call][] {
  const given = map as (...call: unknown[]) => unknown
  return [
    ['source', 'source', (source) => given(source, 1, () => 1)],
    ['limit', 'limit', (limit) => given([1], limit, () => 1)],
    ['fn', 'function', (fn) => given([1], 1, fn)],
    ['options', 'object', (options) => given([1], 1, () => 1, options)],
    ['signal', 'signal', (signal) => given([1], 1, () => 1, { signal })],
  ]
}

function readCalls(read: (source: never, options: never) => unknown): [string, keyof typeof kinds, Call][] {
  const given = read as (source: unknown, options: unknown) => unknown
  return [
    ['source', 'chunks', (source) => given(source, { maxBytes: 1 })],
    ['options', 'object', (options) => given([], options)],
    ['maxBytes', 'count', (maxBytes) => given([], { maxBytes })],
    ['signal', 'signal', (signal) => given([], { maxBytes: 1, signal })],
  ]
}

function inGroup(spawn: (group: runtime.TaskGroup) => unknown): Promise<unknown> {
  return TaskGroup.run((group) => spawn(group))
}

function writer(): runtime.BoundedWriter {
  return new BoundedWriter(new PassThrough(), { highWaterMark: 2, lowWaterMark: 1 })
}

function isObject(value: unknown): boolean {
  return Object(value) === value
}

/** A group tells of a failing body in its own error. */
const causeOf = (error: Awaited<ReturnType<typeof errorOf>>) =>
  error instanceof AggregateError ? (error.errors[0] as typeof error) : error

it('all exports are asked', () => {
  expect(Object.keys(calls).sort()).toEqual(
    Object.keys(runtime)
      .filter((name) => name !== 'BackpressureError')
      .sort(),
  )
})

describe.each(Object.entries(calls))('%s refuses a wrong', (_, list) => {
  it.each(list)('%s, which is a %s', async (option, kind, call) => {
    const { range, type } = kinds[kind]
    for (const [values, Kind] of [
      [range, RangeError],
      [type, TypeError],
    ] as const) {
      for (const value of values) {
        const error = causeOf(await errorOf(async () => call(value as never)))
        expect([value, error.code], String(error)).toEqual([value, 'BACKPRESSURE_INVALID_ARGUMENT'])
        expect(error).toBeInstanceOf(Kind)
        expect(error.message).toContain(`\`${option}\``)
        expect(error.message).toContain(typeof value)
      }
    }
  })
})
