import { AsyncLocalStorage } from 'node:async_hooks'
import { getEventListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TaskGroup } from '../../runtime/src/index.ts'
import { errorOf, isPending, turn } from './settling.ts'

const unhandled = vi.fn()
beforeEach(() => {
  unhandled.mockClear()
  process.on('unhandledRejection', unhandled)
})
afterEach(async () => {
  await turn()
  process.off('unhandledRejection', unhandled)
})

/** Work that ends when told to, or by the signal. */
function work() {
  const gate = { finish: (_value?: unknown) => {}, fail: (_error: unknown) => {} }
  const run = (signal: AbortSignal) =>
    new Promise<unknown>((resolve, reject) => {
      Object.assign(gate, { finish: resolve, fail: reject })
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  return Object.assign(run, { gate })
}

describe('a group that goes well', () => {
  it('T1: ends when all children have ended, and their results can be read', async () => {
    const [a, b] = [work(), work()]
    let child: Promise<unknown> | undefined
    const call = TaskGroup.run((group) => {
      child = group.spawn(a)
      group.spawn(b)
      return 'body'
    })
    await turn()
    a.gate.finish('a')
    expect(await isPending(call)).toBe(true)
    b.gate.finish()
    expect([await call, await child]).toEqual(['body', 'a'])
  })

  it('T1, T14: children may be added while others run, by children too', async () => {
    const order: string[] = []
    await TaskGroup.run(async (group) => {
      group.spawn(async () => {
        order.push('child')
        await turn()
        group.spawn(() => {
          order.push('grandchild')
          group.spawn(() => order.push('last'))
        })
      })
      await group.spawn(() => order.push('second'))
      group.spawn(() => order.push('third'))
    })
    expect(order).toEqual(['child', 'second', 'third', 'grandchild', 'last'])
  })

  it('T1: without children it is its body', async () => {
    expect(await TaskGroup.run(() => 5)).toBe(5)
    expect((await TaskGroup.run((group) => group)).signal.aborted).toBe(false)
  })

  it('T15: starts a child never in the calling tick, and in the context of its caller', async () => {
    const storage = new AsyncLocalStorage<string>()
    const seen: unknown[] = []
    await TaskGroup.run((group) => {
      for (const name of ['a', 'b', 'c']) storage.run(name, () => void group.spawn(() => seen.push(storage.getStore())))
      seen.push('body')
    }, { limit: 1 })
    expect(seen).toEqual(['body', 'a', 'b', 'c'])
  })

  it('with a limit never runs more children', async () => {
    let active = 0
    let peak = 0
    await TaskGroup.run((group) => {
      for (let i = 0; i < 10; i++) {
        group.spawn(async () => {
          peak = Math.max(peak, ++active)
          await turn()
          active--
        })
      }
    }, { limit: 3 })
    expect(peak).toBe(3)
  })

  it('T2: a child that is cancelled by itself does not disturb the others', async () => {
    const own = new AbortController()
    const b = work()
    let cancelled: Promise<unknown> | undefined
    const call = TaskGroup.run((group) => {
      cancelled = group.spawn(() => pause(1e6, 1, { signal: own.signal }))
      group.spawn(b)
      return 'well'
    })
    await turn()
    own.abort()
    expect((await errorOf(cancelled!)).name).toBe('AbortError')
    b.gate.finish()
    expect(await call).toBe('well')
  })
})

describe('failures', () => {
  it('T3, T18: of a child cancel the siblings, which are waited for, and arrive in an AggregateError', async () => {
    const failure = new Error('a')
    const [a, b] = [work(), work()]
    const after = vi.fn()
    let cleaned = false
    const call = TaskGroup.run(async (group) => {
      group.spawn(a, { name: 'users' })
      group.spawn((signal) => b(signal).finally(turn).finally(() => (cleaned = true)))
      await group.spawn(work())
      after()
    })
    await turn()
    a.gate.fail(failure)
    const error = await errorOf(call)
    expect(error).toBeInstanceOf(AggregateError)
    expect([error.errors, error.message]).toEqual([[failure], '1 failed in the task group: users'])
    expect([cleaned, after.mock.calls.length]).toEqual([true, 0])
  })

  it('T4: of several in the same moment are all told', async () => {
    const error = await errorOf(
      TaskGroup.run((group) => {
        for (const name of ['a', 'b', 'c']) group.spawn(() => Promise.reject(new Error(name)), { name })
      }),
    )
    expect([error.errors.map(String), error.message]).toEqual([
      ['Error: a', 'Error: b', 'Error: c'],
      '3 failed in the task group: a, b, c',
    ])
  })

  it('T5: of a child cancel the body', async () => {
    const failure = new Error('child')
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        group.spawn(() => Promise.reject(failure))
        await new Promise((_, reject) => group.signal.addEventListener('abort', () => reject(group.signal.reason)))
      }),
    )
    expect([error.errors, error.message]).toEqual([[failure], '1 failed in the task group'])
  })

  it.each([true, false])('T8: of the body cancel the children, after an await: %s', async (later) => {
    const failure = new Error('body')
    const child = work()
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        group.spawn(child)
        if (later) await turn()
        throw failure
      }),
    )
    expect(error.errors).toEqual([failure])
  })

  it('T8: of a body that throws at once', async () => {
    const error = await errorOf(
      TaskGroup.run(() => {
        throw new Error('at once')
      }),
    )
    expect(error.errors.map(String)).toEqual(['Error: at once'])
  })

  it('T8: a body that gives up with an AbortError of its own ends the group', async () => {
    const child = work()
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        group.spawn(child)
        await pause(1e6, 1, { signal: AbortSignal.abort() })
      }),
    )
    expect(error.errors.map((failure) => (failure as Error).name)).toEqual(['AbortError'])
  })

  it('are told once each, also when the body or a sibling reads them, or when they are nothing', async () => {
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        const first = group.spawn(() => Promise.reject('first'))
        const second = group.spawn(() => Promise.reject(undefined))
        group.spawn(() => second)
        await first.catch(() => second)
      }),
    )
    expect(error.errors).toEqual(['first', undefined])
  })

  it('T9: of an inner group arrive in the error of the outer one', async () => {
    const error = await errorOf(
      TaskGroup.run((outer) => {
        outer.spawn((signal) =>
          TaskGroup.run((inner) => void inner.spawn(() => Promise.reject('inner')), { signal }),
        )
      }),
    )
    const [inner] = error.errors as [AggregateError]
    expect([error.errors.length, inner.errors]).toEqual([1, ['inner']])
  })

  it('T9: of an outer group cancel the inner one, which adds nothing', async () => {
    const child = work()
    const error = await errorOf(
      TaskGroup.run(async (outer) => {
        outer.spawn((signal) => TaskGroup.run((inner) => void inner.spawn(child), { signal }))
        await turn()
        throw new Error('outer')
      }),
    )
    expect(error.errors.map(String)).toEqual(['Error: outer'])
  })

  it('T10, T11: a body may clean up slowly, and what it makes of the cancellation is told too', async () => {
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        try {
          await group.spawn(() => Promise.reject('child'))
        } finally {
          await turn()
          await turn()
          throw new Error('cleaning')
        }
      }),
    )
    expect(error.errors.map(String)).toEqual(['child', 'Error: cleaning'])
  })

  it('T17: in the end of `await using` are told', async () => {
    const bad = { [Symbol.asyncDispose]: async () => Promise.reject(new Error('dispose')) }
    const error = await errorOf(
      TaskGroup.run(async (group) => {
        await using resource = bad
        group.spawn(() => resource)
      }),
    )
    expect(error.errors.map(String)).toEqual(['Error: dispose'])
  })

  it('T14: one error stops a chain of children that start children', async () => {
    let started = 0
    const chain = (group: TaskGroup) => async (): Promise<void> => {
      if (++started === 5) throw new Error('link')
      group.spawn(chain(group))
      group.spawn(chain(group))
      await turn()
    }
    const error = await errorOf(TaskGroup.run((group) => void group.spawn(chain(group))))
    const then = started
    await turn()
    await turn()
    expect([error.errors.map(String), started]).toEqual([['Error: link'], then])
  })
})

describe('spawn', () => {
  it('T16: after a failure rejects with the reason and starts nothing', async () => {
    const failure = new Error('first')
    const late = vi.fn()
    let again: Promise<unknown> | undefined
    let kept: TaskGroup | undefined
    await errorOf(
      TaskGroup.run(async (group) => {
        kept = group
        await group.spawn(() => Promise.reject(failure)).catch(() => {})
        again = group.spawn(late)
      }),
    )
    expect([await errorOf(again!), await errorOf(kept!.spawn(late))]).toEqual([failure, failure])
    expect(late).not.toHaveBeenCalled()
  })

  it('T16: tells those that wait for their turn at once when another fails, and does not start them', async () => {
    const [late, failure] = [vi.fn(), new Error('first')]
    let waiting: Promise<unknown>[] = []
    let end = () => {}
    const call = TaskGroup.run((group) => {
      group.spawn(() => new Promise<void>((resolve) => (end = resolve)))
      group.spawn(() => Promise.reject(failure))
      waiting = [1, 2, 3].map(() => group.spawn(late))
    }, { limit: 2 })
    await turn()
    for (const child of waiting) expect(await errorOf(child)).toBe(failure)
    end()
    expect([(await errorOf(call)).errors, late.mock.calls.length]).toEqual([[failure], 0])
  })

  it('after the end rejects with BACKPRESSURE_CLOSED', async () => {
    const group = await TaskGroup.run((self) => self)
    const late = vi.fn()
    expect((await errorOf(group.spawn(late))).code).toBe('BACKPRESSURE_CLOSED')
    expect(late).not.toHaveBeenCalled()
  })
})

describe('a signal', () => {
  it('T6: cancels all children, waits for them, and its reason is kept, also two levels down', async () => {
    const controller = new AbortController()
    const child = work()
    let cleaned = false
    const clean = () => turn().then(() => (cleaned = true))
    const call = TaskGroup.run(
      (outer) => {
        outer.spawn((signal) =>
          TaskGroup.run((inner) => void inner.spawn((own) => child(own).finally(clean)), { signal }),
        )
      },
      { signal: controller.signal },
    )
    await turn()
    controller.abort('enough')
    expect([await errorOf(call), cleaned]).toEqual(['enough', true])
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  })

  it.each([true, false])('T6, T7: failures, before the abort: %s, are not hidden by it', async (before) => {
    const controller = new AbortController()
    const call = TaskGroup.run(
      (group) => {
        group.spawn(async (signal) => {
          if (before) throw new Error('real')
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          throw new Error('real')
        })
        group.spawn(() => turn().then(turn))
      },
      { signal: controller.signal },
    )
    await turn()
    controller.abort('enough')
    expect((await errorOf(call)).errors.map(String)).toEqual(['enough', 'Error: real'])
  })

  it('T7: an AbortError of another making is no failure once the group is cancelled', async () => {
    const controller = new AbortController()
    const call = TaskGroup.run((group) => void group.spawn((signal) => pause(1e6, 1, { signal })), controller)
    await turn()
    controller.abort('enough')
    expect(await errorOf(call)).toBe('enough')
  })

  it('T6: aborted before starts nothing, and no listener stays in any case', async () => {
    const body = vi.fn()
    expect(await errorOf(TaskGroup.run(body, { signal: AbortSignal.abort('early') }))).toBe('early')
    expect(body).not.toHaveBeenCalled()
    const { signal } = new AbortController()
    await TaskGroup.run(() => 1, { signal })
    await errorOf(TaskGroup.run(() => Promise.reject(1), { signal }))
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

it('T19: nothing is unhandled, on no path', async () => {
  for (const limit of [undefined, 1]) {
    const controller = new AbortController()
    const call = TaskGroup.run(
      async (group) => {
        group.spawn(() => Promise.reject('a'))
        group.spawn(() => Promise.reject('b'))
        group.spawn((signal) => pause(1e6, 1, { signal }))
        await turn()
        group.spawn(() => 1)
        throw new Error('body')
      },
      { signal: controller.signal, limit },
    )
    await errorOf(call)
  }
  await turn()
  expect(unhandled).not.toHaveBeenCalled()
})

it.each([
  ['a body', () => TaskGroup.run(1 as never), TypeError, '`body` to be a function'],
  ['options', () => TaskGroup.run(() => 1, 1 as never), TypeError, '`options`'],
  ['a limit', () => TaskGroup.run(() => 1, { limit: 0 }), RangeError, '`limit`'],
  ['a limit of text', () => TaskGroup.run(() => 1, { limit: '1' as never }), TypeError, '`limit`'],
  ['a signal', () => TaskGroup.run(() => 1, { signal: {} as never }), TypeError, '`signal`'],
  ['a child', () => spawned((group) => group.spawn(1 as never)), TypeError, '`fn`'],
  ['options of a child', () => spawned((group) => group.spawn(() => 1, 1 as never)), TypeError, '`options`'],
  ['a name', () => spawned((group) => group.spawn(() => 1, { name: 1 as never })), TypeError, '`name`'],
])('refuses %s', async (_, act, type, message) => {
  const error = await errorOf(act())
  expect(error).toBeInstanceOf(type)
  expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
})

async function spawned(spawn: (group: TaskGroup) => Promise<unknown>): Promise<unknown> {
  let child: Promise<unknown> | undefined
  await TaskGroup.run((group) => void (child = spawn(group)).catch(() => {}))
  return child
}
