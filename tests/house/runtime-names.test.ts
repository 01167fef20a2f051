import { describe, expect, it } from 'vitest'
import * as runtime from 'backpressure-runtime'
import { filesBelow, read } from './sources.ts'

// The one bond between the two packages: the names that rewrites bring in, and messages recommend.
const edits = filesBelow('rules/edits', /\.ts$/)

/**
 * `bringIn(context, 'mapLimit', node)`, `bringIn(context, all ? 'mapLimit' : 'mapLimitSettled', node)`. With one
 * argument more the name comes from another module.
 */
const broughtIn = edits.flatMap((file) =>
  [...read(file).matchAll(/\bbringIn\(context, ([^\n,]*), [^\s,]+\)/g)].map(([, name = '']) => ({ file, name })),
)

describe('names that edits bring in', () => {
  it('stand in the code, so that they can be held against the runtime', () => {
    expect(broughtIn.filter(({ name }) => !name.includes("'"))).toEqual([])
  })

  it('are exports of the runtime', () => {
    const names = broughtIn.flatMap(({ file, name }) =>
      [...name.matchAll(/[?:]? ?'(\w+)'(?! *[?=])/g)].map(([, quoted = '']) => ({ file, quoted })),
    )
    expect(names.filter(({ quoted }) => !(quoted in runtime))).toEqual([])
  })
})
