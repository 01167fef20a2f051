import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import { afterEach, expect, it, vi } from 'vitest'
import { BoundedQueue, forEachLimit, writeAll, type Sink } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

it('work that never waits lets timers have their turn, also where there is no setImmediate', async () => {
  vi.stubGlobal('setImmediate', undefined)
  let fired = false
  setTimeout(() => (fired = true), 1)
  await forEachLimit(Array.from({ length: 64 }), 1, () => {
    for (const until = performance.now() + 1; performance.now() < until; );
  })
  expect(fired).toBe(true)
})

it('where there are no modules of Node, a failing sink is told by its error event', async () => {
  vi.stubGlobal('process', { ...process, getBuiltinModule: undefined })
  const { drain } = await import('../../runtime/src/index.ts')
  const sink = new Writable({ highWaterMark: 1, write: () => {} })
  sink.write('full')
  const room = drain(sink)
  sink.emit('error', new Error('gone'))
  expect(await room).toBe(false)
  expect(sink.listenerCount('error')).toBe(0)
})

it('writeAll goes on when the package ws tells that a frame has left', async () => {
  const sent: unknown[] = []
  class Socket extends EventEmitter {
    readyState = 1
    bufferedAmount = 0
    addEventListener = this.on.bind(this)
    removeEventListener = this.off.bind(this)
    send(data: string, left: () => void): void {
      sent.push(data)
      this.bufferedAmount = 2 ** 21
      setTimeout(() => {
        this.bufferedAmount = 0
        left()
      })
    }
  }
  expect(await writeAll(new Socket() as unknown as Sink, ['a', 'b'])).toBe(true)
  expect(sent).toEqual(['a', 'b'])
})

it('an iterator is shed like other takers', async () => {
  const queue = new BoundedQueue<number>({ capacity: 1, maxWaiting: 1 })
  const [first, second] = [queue[Symbol.asyncIterator](), queue[Symbol.asyncIterator]()]
  const waiting = first.next()
  expect((await errorOf(second.next())).code).toBe('BACKPRESSURE_FULL')
  queue.tryPut(1)
  expect(await waiting).toEqual({ done: false, value: 1 })
})
