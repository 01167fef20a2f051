import { EventEmitter, getEventListeners } from 'node:events'
import { createServer, connect, type AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { fromEvents } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

/** An emitter that can pause, and goes on emitting what it has at hand, or not. */
class Pausable extends EventEmitter {
  paused = false
  pauses = 0
  pause(): void {
    this.paused = true
    this.pauses++
  }
  resume(): void {
    this.paused = false
    this.emit('resumed')
  }
}

async function all(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const got: unknown[] = []
  for await (const event of events) got.push(event)
  return got
}

function emitAll(emitter: EventEmitter, count: number, from = 0): void {
  for (let i = from; i < from + count; i++) emitter.emit('item', i)
}

describe('an emitter', () => {
  it('gives each event as its arguments, in order, to as many as ask', async () => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 4 })
    emitter.emit('item')
    emitter.emit('item', 1, undefined)
    expect([await events.next(), await events.next()].map(({ value }) => value)).toEqual([[], [1, undefined]])
    const asked = [events.next(), events.next()]
    expect(await isPending(asked[0]!)).toBe(true)
    emitAll(emitter, 2)
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual([[0], [1]])
  })

  it.each(['end', 'close'])('%s ends it, after the events that wait, and no listener stays', async (name) => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 4 })
    emitAll(emitter, 2)
    emitter.emit(name)
    emitAll(emitter, 1)
    expect(emitter.eventNames()).toEqual([])
    expect(await all(events)).toEqual([[0], [1]])
    const waiting = fromEvents(emitter, 'item', { capacity: 4 })
    const asked = [waiting.next(), waiting.next()]
    emitter.emit(name)
    expect(await Promise.all(asked)).toEqual(Array(2).fill({ done: true, value: undefined }))
  })

  it('ends at the close events that are named, and at these only', async () => {
    const emitter = new EventEmitter()
    const over = Symbol('over')
    const events = fromEvents(emitter, 'item', { capacity: 4, close: [over] })
    emitter.emit('close')
    emitAll(emitter, 1)
    emitter.emit(over)
    expect([await all(events), emitter.eventNames()]).toEqual([[[0]], []])
  })

  it('an error rejects once, after the events that wait, and no listener stays', async () => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 4 })
    emitAll(emitter, 1)
    emitter.emit('error', new Error('broken'))
    expect(emitter.eventNames()).toEqual([])
    expect([(await events.next()).value, (await errorOf(events.next())).message]).toEqual([[0], 'broken'])
    expect(await events.next()).toEqual({ done: true, value: undefined })
    const asked = fromEvents(emitter, 'item', { capacity: 4 })
    const [first, second] = [errorOf(asked.next()), asked.next()]
    emitter.emit('error', new Error('again'))
    expect([(await first).message, (await second).done]).toEqual(['again', true])
  })

  it('errors and closes can be what is iterated', async () => {
    const emitter = new EventEmitter()
    const errors = fromEvents<[string]>(emitter, 'error', { capacity: 1 })
    const closes = fromEvents(emitter, 'close', { capacity: 1 })
    emitter.emit('close', 1)
    const others = errors.next()
    expect([(await closes.next()).value, (await others).done]).toEqual([[1], true])
    await closes.return!()
    const more = fromEvents<[string]>(emitter, 'error', { capacity: 1 })
    emitter.emit('error', 'one')
    expect((await more.next()).value).toEqual(['one'])
    await more.return!()
    expect(emitter.eventNames()).toEqual([])
  })

  it('leaving early ends those who ask, and no listener stays', async () => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 4 })
    emitAll(emitter, 3)
    for await (const [item] of events) {
      expect(item).toBe(0)
      break
    }
    expect([emitter.eventNames(), (await events.next()).done]).toEqual([[], true])
    const asked = fromEvents(emitter, 'item', { capacity: 4 })
    const pending = asked.next()
    await asked.return!()
    expect((await pending).done).toBe(true)
  })

  it('Q38, Q43: an abort rejects with its reason at once, drops what waits, and no listener stays', async () => {
    const emitter = new EventEmitter()
    const controller = new AbortController()
    const { signal } = controller
    const events = fromEvents(emitter, 'item', { capacity: 4, signal })
    emitAll(emitter, 2)
    controller.abort('enough')
    expect([emitter.eventNames(), getEventListeners(signal, 'abort').length]).toEqual([[], 0])
    expect([await errorOf(events.next()), (await events.next()).done]).toEqual(['enough', true])
    const early = fromEvents(emitter, 'item', { capacity: 4, signal })
    expect([emitter.eventNames(), await errorOf(early.next()), (await early.next()).done]).toEqual([[], 'enough', true])
  })

  it('no listener stays on the signal after the last event, a failure, and an early end', async () => {
    const emitter = new EventEmitter()
    const { signal } = new AbortController()
    const listening = () => getEventListeners(signal, 'abort').length
    const closed = fromEvents(emitter, 'item', { capacity: 4, signal })
    emitAll(emitter, 1)
    emitter.emit('close')
    expect(listening()).toBe(1)
    await closed.next()
    expect(listening()).toBe(0)
    const failing = fromEvents(emitter, 'item', { capacity: 4, signal })
    emitter.emit('error', 'no')
    await errorOf(failing.next())
    await fromEvents(emitter, 'item', { capacity: 4, signal }).return!()
    expect(listening()).toBe(0)
  })

  it('an abort does not hide an error that waits behind events', async () => {
    const emitter = new EventEmitter()
    const controller = new AbortController()
    const events = fromEvents(emitter, 'item', { capacity: 4, signal: controller.signal })
    emitAll(emitter, 1)
    emitter.emit('error', 'real')
    controller.abort('enough')
    expect([await errorOf(events.next()), (await events.next()).done]).toEqual(['real', true])
  })

  it.each(['item', 'close', 'error'])('takes nothing from an emit of %s that goes on when it is left', async (name) => {
    const emitter = new EventEmitter()
    const controller = new AbortController()
    emitter.once(name, () => controller.abort('left'))
    const events = fromEvents(emitter, 'item', { capacity: 4, signal: controller.signal })
    emitter.emit(name, 'late')
    expect([await errorOf(events.next()), (await events.next()).done]).toEqual(['left', true])
  })
})

describe('overflow', () => {
  it('drop-oldest keeps the newest events', async () => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 2, overflow: 'drop-oldest' })
    emitAll(emitter, 5)
    emitter.emit('close')
    expect(await all(events)).toEqual([[3], [4]])
  })

  it('drop-newest keeps the oldest events', async () => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 2, overflow: 'drop-newest' })
    emitAll(emitter, 5)
    emitter.emit('close')
    expect(await all(events)).toEqual([[0], [1]])
  })

  it.each([undefined, 'throw' as const])('%s ends with BACKPRESSURE_FULL after what waits', async (overflow) => {
    const emitter = new EventEmitter()
    const events = fromEvents(emitter, 'item', { capacity: 2, overflow })
    emitAll(emitter, 2)
    expect(emitter.listenerCount('item')).toBe(1)
    emitAll(emitter, 1, 2)
    expect(emitter.eventNames()).toEqual([])
    const got = [await events.next(), await events.next()].map(({ value }) => value)
    const error = await errorOf(events.next())
    expect([got, error.code, error.message]).toEqual([[[0], [1]], 'BACKPRESSURE_FULL', '2 events wait already'])
  })

  it('trap 25: pause holds the emitter at the capacity and resumes it when half of that is gone', async () => {
    const emitter = new Pausable()
    const events = fromEvents(emitter, 'item', { capacity: 4 })
    emitAll(emitter, 3)
    expect(emitter.paused).toBe(false)
    emitAll(emitter, 3, 3)
    expect([emitter.paused, emitter.pauses]).toEqual([true, 1])
    const got: unknown[] = []
    const states: boolean[] = []
    for (let i = 0; i < 6; i++) {
      got.push((await events.next()).value)
      states.push(emitter.paused)
    }
    expect(got).toEqual([0, 1, 2, 3, 4, 5].map((item) => [item]))
    expect(states).toEqual([true, true, true, false, false, false])
    await events.return!()
  })

  it('pause takes what the emitter emits while it is resumed', async () => {
    const emitter = new Pausable()
    const events = fromEvents(emitter, 'item', { capacity: 1, overflow: 'pause' })
    emitAll(emitter, 1)
    emitter.once('resumed', () => emitAll(emitter, 1, 1))
    expect([(await events.next()).value, emitter.paused]).toEqual([[0], true])
    expect([(await events.next()).value, emitter.paused]).toEqual([[1], false])
    await events.return!()
  })

  it('what it paused it resumes when it is left early, and not when the emitter is over', async () => {
    for (const early of [true, false]) {
      const emitter = new Pausable()
      const events = fromEvents(emitter, 'item', { capacity: 1 })
      emitAll(emitter, 1)
      if (early) await events.return!()
      else {
        emitter.emit('close')
        expect(await all(events)).toEqual([[0]])
      }
      expect(emitter.paused).toBe(!early)
      await events.return!()
    }
  })

  it('a readable is read as fast as its events are taken', async () => {
    let made = 0
    const source = Readable.from(
      (function* () {
        while (made < 100) yield made++
      })(),
      { highWaterMark: 1 },
    )
    const got: unknown[] = []
    let ahead = 0
    for await (const [item] of fromEvents<[number]>(source, 'data', { capacity: 4 })) {
      got.push(item)
      await turn()
      ahead = Math.max(ahead, made - got.length)
    }
    expect([got.length, got[99], ahead <= 8, source.listenerCount('data')]).toEqual([100, 99, true, 0])
  })

  it('a socket loses nothing, and its peer waits', async () => {
    const server = createServer((socket) => socket.end(Buffer.alloc(4_000_000, 1))).listen(0)
    const socket = connect((server.address() as AddressInfo).port)
    let bytes = 0
    for await (const [chunk] of fromEvents<[Buffer]>(socket, 'data', { capacity: 2 })) {
      bytes += chunk.length
      await turn()
    }
    server.close()
    expect(bytes).toBe(4_000_000)
  })

  it('a stream that is destroyed with an error rejects', async () => {
    const stream = new PassThrough()
    const events = fromEvents(stream, 'data', { capacity: 2 })
    stream.write('a')
    await turn()
    stream.destroy(new Error('gone'))
    expect(String((await events.next()).value)).toBe('a')
    expect((await errorOf(events.next())).message).toBe('gone')
  })
})

describe('an EventTarget', () => {
  it('gives its events, ends at close, and no listener stays', async () => {
    const target = new EventTarget()
    const events = fromEvents<[Event]>(target, 'item', { capacity: 2 })
    target.dispatchEvent(new Event('item'))
    target.dispatchEvent(new Event('close'))
    const got = (await all(events)) as [Event][]
    expect(got.map(([event]) => event.type)).toEqual(['item'])
    expect(['item', 'close', 'error'].flatMap((name) => getEventListeners(target, name))).toEqual([])
  })

  it('an error event rejects with its error, or itself', async () => {
    const target = new EventTarget()
    const failing = fromEvents(target, 'item', { capacity: 2 })
    const plain = new Event('error')
    target.dispatchEvent(plain)
    expect(await errorOf(failing.next())).toBe(plain)
    const again = fromEvents(target, 'item', { capacity: 2 })
    target.dispatchEvent(Object.assign(new Event('error'), { error: 'inner' }))
    expect(await errorOf(again.next())).toBe('inner')
  })

  it('the messages of a port are bounded too', async () => {
    const { port1, port2 } = new MessageChannel()
    const events = fromEvents<[MessageEvent]>(port2, 'message', { capacity: 2, overflow: 'drop-oldest' })
    port2.start?.()
    for (let i = 0; i < 3; i++) port1.postMessage(i)
    expect(await events.next()).toMatchObject({ done: false })
    await events.return!()
    port1.close()
  })
})

it.each([
  ['an emitter', () => fromEvents({} as never, 'x', { capacity: 1 }), TypeError, '`emitter` to be an event emitter'],
  ['no emitter', () => fromEvents(null as never, 'x', { capacity: 1 }), TypeError, '`emitter`'],
  ['an event', () => fromEvents(new EventEmitter(), 5 as never, { capacity: 1 }), TypeError, '`event`'],
  ['no options', () => fromEvents(new EventEmitter(), 'x', undefined as never), TypeError, '`options`'],
  ['a capacity', () => fromEvents(new EventEmitter(), 'x', { capacity: Infinity }), RangeError, '`capacity`'],
  [
    'pause where there is none',
    () => fromEvents(new EventEmitter(), 'x', { capacity: 1, overflow: 'pause' }),
    TypeError,
    "`overflow` to be one of 'drop-oldest', 'drop-newest', 'throw', got pause",
  ],
  [
    'a policy',
    () => fromEvents(new Pausable(), 'x', { capacity: 1, overflow: 'wait' as never }),
    TypeError,
    "'throw', 'pause'",
  ],
  ['close', () => fromEvents(new EventEmitter(), 'x', { capacity: 1, close: 'end' as never }), TypeError, '`close`'],
  ['names', () => fromEvents(new EventEmitter(), 'x', { capacity: 1, close: [1] as never }), TypeError, '`close`'],
  ['signal', () => fromEvents(new EventEmitter(), 'x', { capacity: 1, signal: 1 as never }), TypeError, '`signal`'],
])('refuses %s at once', async (_, act, type, message) => {
  const error = await errorOf(async () => act())
  expect(error).toBeInstanceOf(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})
