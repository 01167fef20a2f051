import { expect, it } from 'vitest'
import type { Context } from '../../rules/kit/context.ts'
import { perProgram } from '../../rules/kit/per-program.ts'

const contextOf = (sourceCode: object) => ({ sourceCode } as unknown as Context)

it('finds a fact once a file', () => {
  let finds = 0
  const fact = perProgram(() => ({ number: (finds += 1) }))
  const context = contextOf({ ast: {} })
  expect(fact(context)).toBe(fact(context))
  expect(finds).toBe(1)
})

it('finds it anew for another tree in the same `sourceCode` object', () => {
  const fact = perProgram((context) => ({ of: context.sourceCode.ast }))
  const sourceCode = { ast: { file: 1 } }
  const first = fact(contextOf(sourceCode))
  sourceCode.ast = { file: 2 }
  expect(fact(contextOf(sourceCode))).not.toBe(first)
  expect(fact(contextOf(sourceCode)).of).toBe(sourceCode.ast)
})
