import { describe, expect, it } from 'vitest'
import { lived } from './harness.ts'
import { requests } from './requests.ts'
import { newComplaints } from './types-of.ts'

const live = (body: string, others = {}) =>
  lived(`export async function run({ urls }) { ${body} }`, 'code.mjs', requests(20, others))

describe('a life of code', () => {
  it('has an answer, a peak and traces', async () => {
    expect(await live('return (await Promise.all(urls.map((url) => fetch(url)))).length')).toEqual({
      end: { state: 'resolved', value: 20 },
      peak: 20,
      seen: 0,
      unhandled: [],
    })
  })

  it('has the error that is seen', async () => {
    const { end } = await live('for (const url of urls) await fetch(url)', { 3: 'fails' })
    expect(end).toEqual({ state: 'rejected', error: 'Error: /3 failed' })
  })

  it('hangs where nothing moves any more', async () => {
    const { end, peak } = await live('for (const url of urls) await fetch(url)', { 3: 'never' })
    expect([end.state, peak]).toEqual(['hangs', 1])
  })

  it('tells of what nobody took', async () => {
    const { end, unhandled } = await live('void fetch(urls[3]); return 1', { 3: 'fails late' })
    expect([end.state, unhandled]).toEqual(['resolved', ['Error: /3 failed']])
  })

  it('puts the platform back', async () => {
    const before = globalThis.fetch
    await live('return 1')
    expect(globalThis.fetch).toBe(before)
  })
})

describe('the types of code', () => {
  const before = 'export const run = async (xs: string[]) => Promise.all(xs.map(async (x) => x.length))'

  it('are the same with the same promise', () => {
    const after = before.replace(
      'Promise.all(xs.map(async (x) => x.length))',
      'mapLimit(xs, 10, async (x) => x.length)',
    )
    expect(newComplaints(before, `import { mapLimit } from 'backpressure-runtime'\n${after}`, 'code.ts')).toEqual([])
  })

  it('are worse with another one, or with an error', () => {
    expect(newComplaints(before, before.replace('x.length', 'x'), 'code.ts')).toEqual([
      'run: (xs: string[]) => Promise<string[]>',
    ])
    expect(newComplaints(before, `${before}\nnothing()`, 'code.ts')).toEqual(["Cannot find name 'nothing'."])
  })
})
