import { describe, expect, it } from 'vitest'
import { mapLimit } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

describe('wrong arguments', () => {
  it.each([
    ['M4: zero', () => mapLimit([], 0, () => 1), RangeError, '`limit` to be an integer of at least 1, got 0 (number)'],
    ['M4, M9: Infinity', () => mapLimit([], Infinity, () => 1), RangeError, 'got Infinity (number)'],
    ['a limit of text', () => mapLimit([], '2' as never, () => 1), TypeError, 'got 2 (string)'],
    [
      'no limiter',
      () => mapLimit([], {} as never, () => 1),
      TypeError,
      '`limit` to be an integer of at least 1 or a Limiter',
    ],
    ['null limit', () => mapLimit([], null as never, () => 1), TypeError, '`limit`'],
    [
      'M13: a number as source',
      () => mapLimit(5 as never, 1, () => 1),
      TypeError,
      '`source` to be an iterable or async iterable',
    ],
    ['M13: null as source', () => mapLimit(null as never, 1, () => 1), TypeError, 'got null (object)'],
    ['M13: no function', () => mapLimit([], 1, 'x' as never), TypeError, '`fn` to be a function'],
    ['options', () => mapLimit([], 1, () => 1, 5 as never), TypeError, '`options`'],
    [
      'onError',
      () => mapLimit([], 1, () => 1, { onError: 'all' as never }),
      TypeError,
      "`onError` to be one of 'stop', 'join', 'collect'",
    ],
    ['signal', () => mapLimit([], 1, () => 1, { signal: 'x' as never }), TypeError, '`signal`'],
  ])('%s', async (_, act, type, message) => {
    const error = await errorOf(act())
    expect(error).toBeInstanceOf(type)
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
