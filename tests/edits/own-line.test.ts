import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { putBefore, putBehind } from '../../rules/edits/own-line.ts'
import { edited } from './edited.ts'

const isDone = (node: TSESTree.CallExpression) => node.arguments.some(({ type }) => type === 'Literal')

const before = (code: string) =>
  edited<TSESTree.CallExpression>(code, 'CallExpression[callee.name="f"]', (context, call) => {
    const [next] = call.arguments
    return next && !isDone(call) ? putBefore(context, next, '10') : null
  })

const behind = (code: string) =>
  edited<TSESTree.CallExpression>(code, 'CallExpression[callee.name="f"]', (context, call) => {
    const last = call.arguments.at(-1)
    return last && !isDone(call) ? putBehind(context, last, '10') : null
  })

it.each([
  ['f(a)', 'f(10, a)'],
  ['f((a) => {\n  go(a)\n})', 'f(10, (a) => {\n  go(a)\n})'],
  ['  f(\n    a,\n    b,\n  )', '  f(\n    10,\n    a,\n    b,\n  )'],
  ['\tf(\n\t\ta\n\t)', '\tf(\n\t\t10,\n\t\ta\n\t)'],
  ['f(\n  // What it is.\n  a,\n)', 'f(\n  10,\n  // What it is.\n  a,\n)'],
  ['f(\n  // What\n  // it is.\n  a,\n)', 'f(\n  10,\n  // What\n  // it is.\n  a,\n)'],
  ['f(\n  /* it */ a,\n)', 'f(\n  10,\n  /* it */ a,\n)'],
  ['f(/* it */ a)', 'f(/* it */ 10, a)'],
  ['f( // Of the call.\n  a,\n)', 'f( // Of the call.\n  10,\n  a,\n)'],
])('puts something before %s', (code, after) => {
  expect(before(code)).toBe(after)
})

it.each([
  ['f(a)', 'f(a, 10)'],
  ['f((a) => {\n  go(a)\n})', 'f((a) => {\n  go(a)\n}, 10)'],
  ['  f(\n    a,\n    b,\n  )', '  f(\n    a,\n    b,\n    10,\n  )'],
  ['f(\n  (a) => {\n    go(a)\n  }\n)', 'f(\n  (a) => {\n    go(a)\n  },\n  10\n)'],
  ['f(a,\n  b)', 'f(a,\n  b,\n  10)'],
])('puts something behind %s', (code, after) => {
  expect(behind(code)).toBe(after)
})
