import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { visibleNames } from '../../rules/edits/visible-imports.ts'
import { ask } from '../code.ts'

const names = (code: string) =>
  ask(code, 'CallExpression[callee.name="here"]', (context, node: TSESTree.CallExpression) =>
    visibleNames(context, node, 'm').map(({ local, path, isNamespace }) => [local, path.join('.'), isNamespace]),
  )

it.each([
  ["import { a as b } from 'm'; here()", [['b', 'a', false]]],
  ["import m from 'm'; here()", [['m', 'default', false]]],
  ["import * as m from 'm'; here()", [['m', '', true]]],
  ["const m = require('m'); here()", [['m', '', false]]],
  ["import type { a } from 'm'; here()", []],
  ["import { a } from 'm'; function f(a) { here() }", []],
  ["here(); const { a } = require('m')", []],
  ["import { a } from 'n'; here()", []],
])('%s', (code, found) => {
  expect(names(code)).toEqual(found)
})
