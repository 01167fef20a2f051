import { expect, test } from 'vitest'
import type { TSESTree } from '@typescript-eslint/utils'
import { allBelow, closest, findBelow, forEachNode, isInside } from '../../rules/analysis/walk.ts'
import type { Context } from '../../rules/kit/context.ts'
import { ask } from '../code.ts'

const isCall = (node: TSESTree.Node): node is TSESTree.CallExpression => node.type === 'CallExpression'
const CODE = `function f() { a(); g(() => { b() }); [, c()] }`

test.each([
  ['own', ['a()', 'g(() => { b() })', 'c()']],
  ['all', ['a()', 'g(() => { b() })', 'b()', 'c()']],
] as const)('allBelow with reach %s', (reach, expected) => {
  const found = ask(CODE, 'FunctionDeclaration', (context, fn: TSESTree.FunctionDeclaration) =>
    allBelow(context, fn.body, reach, isCall).map((call) => context.sourceCode.getText(call)),
  )
  expect(found).toEqual(expected)
})

test('findBelow answers the first in source order', () => {
  expect(ask(CODE, 'FunctionDeclaration', (context, fn) => findBelow(context, fn, 'all', isCall)?.range)).toEqual([
    15, 18,
  ])
})

test('forEachNode meets every node in source order, whether the host keeps its own walk or not', () => {
  const answer = ask(CODE, 'Program', ({ sourceCode }) => {
    const { ast, visitorKeys } = sourceCode
    return [sourceCode, { ast, visitorKeys }].map((host) => {
      const calls: string[] = []
      forEachNode({ sourceCode: host } as Context, (node) => {
        if (isCall(node)) calls.push(sourceCode.getText(node))
      })
      return calls
    })
  })
  const calls = ['a()', 'g(() => { b() })', 'b()', 'c()']
  expect(answer).toEqual([calls, calls])
})

test('closest and isInside', () => {
  const answer = ask(CODE, 'CallExpression[callee.name="b"]', (_, node: TSESTree.CallExpression) => {
    const call = closest(node, isCall)
    return call && [isInside(node, call), isInside(call, node), closest(call, isCall)]
  })
  expect(answer).toEqual([true, false, undefined])
})
