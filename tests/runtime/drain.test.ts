import { EventEmitter, getEventListeners } from 'node:events'
import { PassThrough, Writable } from 'node:stream'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { describe, expect, it } from 'vitest'
import { drain } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

/** Writes in steps: each `next()` ends the write that is under way. */
function stepped(options: object = {}) {
  const pending: (() => void)[] = []
  const sink = new Writable({
    highWaterMark: 4,
    write: (_chunk, _encoding, done) => void pending.push(done),
    ...options,
  })
  return { sink, next: () => pending.shift()!() }
}

function listeners(sink: EventEmitter) {
  return sink.eventNames().reduce((sum, name) => sum + sink.listenerCount(name), 0)
}

describe('drain', () => {
  it('W3: answers at once when there is room, also when it was full before', async () => {
    const { sink, next } = stepped()
    expect(await drain(sink)).toBe(true)
    expect(sink.write('full!')).toBe(false)
    next()
    await turn()
    expect(await drain(sink)).toBe(true)
  })

  it('waits until the sink drains, and leaves no listener', async () => {
    const { sink, next } = stepped()
    const before = listeners(sink)
    sink.write('full!')
    const waits = drain(sink)
    expect(await isPending(waits)).toBe(true)
    next()
    expect(await waits).toBe(true)
    expect(listeners(sink)).toBe(before)
  })

  it.each([
    ['destroy', (sink: Writable) => sink.destroy()],
    ['destroy with an error', (sink: Writable) => sink.destroy(new Error('broken'))],
    ['a failing write', (sink: Writable) => sink.emit('error', new Error('broken'))],
    ['close', (sink: Writable) => sink.emit('close')],
    ['finish', (sink: Writable) => sink.emit('finish')],
  ])('W2: answers false at %s, without handling the error for others', async (_, act) => {
    const { sink } = stepped()
    const errors: unknown[] = []
    sink.on('error', (error) => errors.push(error))
    const before = listeners(sink)
    sink.write('full!')
    const waits = drain(sink)
    act(sink)
    expect(await waits).toBe(false)
    await turn()
    expect(listeners(sink)).toBe(before)
    if (sink.errored) expect(errors).toHaveLength(1)
  })

  it('W2: answers false when the sink was gone before', async () => {
    const { sink } = stepped()
    sink.destroy()
    expect(await drain(sink)).toBe(false)
    const ended = new PassThrough()
    ended.end()
    expect(await drain(ended)).toBe(false)
  })

  it('W4: many who wait share one set of listeners', async () => {
    const { sink, next } = stepped()
    const before = listeners(sink)
    const warnings: unknown[] = []
    const note = (warning: Error) => warnings.push(warning.message)
    process.on('warning', note)
    sink.write('full!')
    const waits = Array.from({ length: 100 }, () => drain(sink))
    expect(listeners(sink) - before).toBe(4)
    next()
    expect(new Set(await Promise.all(waits))).toEqual(new Set([true]))
    await turn()
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  it('W5: an abort ends one wait and leaves the others', async () => {
    const { sink, next } = stepped()
    const controller = new AbortController()
    const { signal } = controller
    const before = listeners(sink)
    sink.write('full!')
    const aborted = errorOf(drain(sink, { signal }))
    const stays = drain(sink)
    controller.abort('enough')
    expect(await aborted).toBe('enough')
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    next()
    expect(await stays).toBe(true)
    sink.write('full!')
    const last = errorOf(drain(sink, { signal: new AbortController().signal, highWaterMark: 1 }))
    sink.destroy()
    expect((await last.catch((error: Error) => error)).message).toBe('Expected an error')
    expect(listeners(sink)).toBe(before)
    expect(await errorOf(drain(sink, { signal }))).toBe('enough')
  })

  it('keeps waiting when another listener has filled the sink again', async () => {
    const { sink, next } = stepped()
    sink.once('drain', () => sink.write('again'))
    sink.write('full!')
    const waits = drain(sink)
    next()
    await turn()
    expect(await isPending(waits)).toBe(true)
    next()
    expect(await waits).toBe(true)
  })

  it('reads the state of old streams, or else waits for the event', async () => {
    const old = (state: object) => Object.assign(new EventEmitter(), { write: () => false }, state)
    expect(await drain(old({ _writableState: { needDrain: false } }))).toBe(true)
    expect(await drain(old({ writableLength: 1, writableHighWaterMark: 2 }))).toBe(true)
    expect(await isPending(drain(old({ writableLength: 2, writableHighWaterMark: 2 })))).toBe(true)
    const silent = old({})
    const waits = drain(silent)
    expect(await isPending(waits)).toBe(true)
    silent.emit('close')
    expect(await waits).toBe(false)
  })

  it('publishes who waits', async () => {
    const seen: unknown[] = []
    const note = (message: unknown) => seen.push((message as { sink: unknown }).sink)
    subscribe('backpressure:write:wait', note)
    const { sink, next } = stepped()
    await drain(sink)
    sink.write('full!')
    const waits = drain(sink)
    next()
    await waits
    unsubscribe('backpressure:write:wait', note)
    expect(seen).toEqual([sink])
  })

  it.each([
    [
      'nothing',
      () => drain(undefined as never),
      '`sink` to be a writable stream, a writer, a WebSocket or a data channel',
    ],
    ['no sink', () => drain({} as never), 'got object'],
    ['options', () => drain(new PassThrough(), 1 as never), '`options`'],
    ['a mark', () => drain(new PassThrough(), { highWaterMark: 0 }), '`highWaterMark` to be an integer of at least 1'],
    ['a signal', () => drain(new PassThrough(), { signal: 1 as never }), '`signal`'],
  ])('refuses %s', async (_, act, message) => {
    const error = await errorOf(act())
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
