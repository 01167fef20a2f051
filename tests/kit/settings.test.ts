import { describe, expect, it } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { settingsOf } from '../../rules/kit/settings.ts'

const read = (backpressure?: unknown) => settingsOf({ settings: { backpressure } } as unknown as Context)

describe('defaults', () => {
  it('hold where nothing is said', () => {
    expect(read()).toEqual({
      runtime: 'backpressure-runtime',
      concurrency: 10,
      autofix: false,
      limiters: [],
      bounded: [],
      libraries: [],
      versions: {},
      types: 'auto',
    })
  })

  it('give way to what is said, option by option', () => {
    expect(read({ concurrency: 4 })).toMatchObject({ concurrency: 4, runtime: 'backpressure-runtime' })
  })
})

describe('checking', () => {
  it('happens once for the same object', () => {
    let reads = 0
    const given = {
      get concurrency() {
        reads += 1
        return 4
      },
    }
    const first = read(given)
    const before = reads
    expect(read(given)).toBe(first)
    expect(reads).toBe(before)
  })

  it('happens in `settingsOf`', () => {
    expect(() => read({ concurrency: 0 })).toThrow(
      'settings.backpressure.concurrency must be an integer of at least 1, got 0 (number).',
    )
  })
})
