import { describe, expect, it } from 'vitest'
import { atMost } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

describe('atMost', () => {
  it.each([
    ['an array', [1, 2]],
    ['a set', new Set([1])],
    ['a map', new Map()],
    ['a string', 'ab'],
    ['a typed array', new Uint8Array(2)],
  ])('answers with %s itself', (_, items) => {
    expect(atMost(items as unknown[], 2)).toBe(items)
  })

  it('throws for more', () => {
    expect(() => atMost([1, 2, 3], 2)).toThrow(
      expect.objectContaining({ code: 'BACKPRESSURE_TOO_LARGE', message: 'Expected at most 2 items, got 3' }),
    )
  })

  it.each([
    ['no max', () => atMost([], undefined as never), TypeError, '`max`'],
    ['max 0', () => atMost([], 0), RangeError, '`max` to be an integer of at least 1, got 0 (number)'],
    ['no items', () => atMost(undefined as never, 1), TypeError, '`items` to be something with a length or a size'],
    ['no length', () => atMost({} as never, 1), TypeError, '`items`'],
  ])('refuses %s', async (_, act, type, message) => {
    const error = await errorOf(async () => act())
    expect(error).toBeInstanceOf(type)
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
