import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { plainWalkOf } from '../../rules/edits/plain-walks.ts'
import { ask } from '../code.ts'

const walk = (code: string) =>
  ask(code, 'CallExpression[callee.property.name=/^all/]', (context, node: TSESTree.CallExpression) => {
    const [fanOut] = fanOutsOf(context, node)
    const plain = fanOut && plainWalkOf(context, fanOut)
    return plain && [plain.items, plain.mapper].map((part) => context.sourceCode.getText(part))
  })

it.each([
  ['Promise.all(xs.map((x) => f(x)))', ['xs', '(x) => f(x)']],
  ['Promise.all(Array.from(xs, (x) => f(x)))', ['xs', '(x) => f(x)']],
  ["import _ from 'lodash'; const xs = ys.filter(g); Promise.all(_.map(xs, (x) => f(x)))", ['xs', '(x) => f(x)']],
])('%s', (code, parts) => {
  expect(walk(code)).toEqual(parts)
})

it.each([
  ['values of an object', "import _ from 'lodash'; Promise.all(_.map(given, (x) => f(x)))"],
  ['holes', 'Promise.all([a, , b].map((x) => f(x)))'],
  ['another map', 'Promise.all($(xs).map((x) => f(x)))'],
  ['a thisArg', 'Promise.all(xs.map((x) => f(x), self))'],
  ['the whole list', 'Promise.all(xs.map((x, i, all) => f(all)))'],
  ['a throw that a handler would miss', 'function g() { try { return Promise.all(xs.map((x) => f(x))) } catch {} }'],
])('gives up: %s', (_, code) => {
  expect(walk(code)).toBe(undefined)
})
