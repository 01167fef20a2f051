import { describe, expect, it } from 'vitest'
import * as runtime from '../../runtime/src/index.ts'
import { importsOf, read } from '../house/sources.ts'

/** Exports that stand on others, and may bring these along. */
const standsOn: Record<string, string[]> = {
  createLimit: ['Semaphore'],
}
const names = Object.keys(runtime)
const fileOf = (name: string) =>
  name === 'BackpressureError'
    ? 'runtime/src/errors.ts'
    : `runtime/src/${name.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase()}.ts`

/** A file, and all that it is made of. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file)
    for (const next of importsOf(file, { types: false })) reached(next, seen)
  }
  return seen
}

describe.each(names)('%s', (name) => {
  it('brings along no other export than those it stands on', () => {
    const files = reached(fileOf(name))
    const others = names.filter((other) => other !== name && files.has(fileOf(other)))
    expect(others.filter((other) => other !== 'BackpressureError')).toEqual(standsOn[name] ?? [])
  })

  it('has its size limited by itself', () => {
    const { 'size-limit': sizes } = JSON.parse(read('package.json')) as {
      'size-limit': { import?: string }[]
    }
    expect(sizes.some((size) => new RegExp(`\\b${name}\\b`).test(size.import ?? ''))).toBe(true)
  })
})

it('every file of the runtime belongs to an export', () => {
  const all = new Set(names.flatMap((name) => [...reached(fileOf(name))]))
  expect([...reached('runtime/src/index.ts')].filter((file) => !all.has(file))).toEqual(['runtime/src/index.ts'])
})
