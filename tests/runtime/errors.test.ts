import { describe, expect, it, vi } from 'vitest'
import { BackpressureError } from '../../runtime/src/index.ts'

describe('BackpressureError', () => {
  it('carries code, name, message and cause', () => {
    const error = new BackpressureError('BACKPRESSURE_FULL', 'no room', { cause: 'why' })
    expect(error).toMatchObject({
      code: 'BACKPRESSURE_FULL',
      name: 'BackpressureError',
      message: 'no room',
      cause: 'why',
    })
    expect(String(error)).toBe('BackpressureError: no room')
    expect(Object.keys(error)).toEqual(['code'])
  })

  it('instanceof holds for the errors of another copy of the package', async () => {
    vi.resetModules()
    const other = await import('../../runtime/src/errors.ts')
    expect(other.BackpressureError).not.toBe(BackpressureError)
    expect(new other.BackpressureError('BACKPRESSURE_FULL', '') instanceof BackpressureError).toBe(true)
  })

  it.each([undefined, null, 'BackpressureError', {}, new Error('x')])('instanceof does not hold for %s', (value) => {
    expect((value as object) instanceof BackpressureError).toBe(false)
  })

  it('a class made from it is its own', () => {
    class Mine extends BackpressureError {}
    expect(new BackpressureError('BACKPRESSURE_FULL', '') instanceof Mine).toBe(false)
    expect(new Mine('BACKPRESSURE_FULL', '') instanceof Mine).toBe(true)
  })
})
