import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { pipeChainOf, streamOf } from '../../rules/analysis/pipe-chains.ts'
import { ask } from '../code.ts'

const streams = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) =>
    pipeChainOf(call)?.streams.map((stream) => context.sourceCode.getText(stream)),
  )

describe('pipeChainOf', () => {
  test.each([
    ['two', `a.pipe(b)`, ['a', 'b']],
    ['three, with listeners', `a.on('end', f).pipe(b()).once('error', f).pipe(c).on('error', f)`, ['a', 'b()', 'c']],
    ['an option', `a.pipe(b, { end: false })`, ['a', 'b']],
  ])('%s', (_, code, expected) => {
    expect(streams(code)).toEqual(expected)
  })

  test.each([
    ['operators', `a.pipe(b, c)`],
    ['a function', `a.pipe((x) => x)`],
    ['what is awaited', `await a.pipe(b)`],
    ['super', `class A extends B { pipe(x) { super.pipe(x) } }`],
  ])('not %s', (_, code) => {
    expect(streams(code)).toBeUndefined()
  })
})

describe('streamOf', () => {
  test.each([
    [`take(a)`, 'a'],
    [`take(a.on('x', f))`, 'a'],
    [`take(a.pipe(b).on('x', f))`, 'b'],
  ])('%s', (code, expected) => {
    const text = ask(code, 'CallExpression[callee.name="take"]', (context, call: TSESTree.CallExpression) =>
      context.sourceCode.getText(streamOf(call.arguments[0] as TSESTree.Node)),
    )
    expect(text).toBe(expected)
  })
})
