import { describe, expect, it } from 'vitest'
import { suggestCapacity } from '../../runtime/src/index.ts'
import { errorOf } from './settling.ts'

describe('suggestCapacity', () => {
  it.each([
    ['twice the items that come meanwhile', { consumers: 4, processingMs: 50, productionMs: 10 }, 40],
    ['rounded up', { consumers: 1, processingMs: 1, productionMs: 1.5 }, 2],
    ['at least 1', { consumers: 1, processingMs: 0, productionMs: 10 }, 1],
    ['always a capacity', { consumers: 1, processingMs: 1e300, productionMs: 1e-300 }, Number.MAX_SAFE_INTEGER],
  ])('%s', (_, flow, capacity) => {
    expect(suggestCapacity(flow)).toBe(capacity)
  })

  it.each([
    ['nothing', undefined, TypeError, '`flow`'],
    ['consumers', { consumers: 0, processingMs: 1, productionMs: 1 }, RangeError, '`consumers`'],
    ['processingMs', { consumers: 1, processingMs: -1, productionMs: 1 }, RangeError, '`processingMs`'],
    ['productionMs', { consumers: 1, processingMs: 1, productionMs: '1' }, TypeError, '`productionMs`'],
    [
      'productionMs 0',
      { consumers: 1, processingMs: 1, productionMs: 0 },
      RangeError,
      '`productionMs` to be more than 0',
    ],
  ])('refuses %s', async (_, flow, type, message) => {
    const error = await errorOf(async () => suggestCapacity(flow as never))
    expect(error).toBeInstanceOf(type)
    expect([error.code, error.message]).toEqual(['BACKPRESSURE_INVALID_ARGUMENT', expect.stringContaining(message)])
  })
})
