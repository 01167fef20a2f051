import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isSplitOfData } from '../../rules/analysis/split-texts.ts'
import { ask } from '../code.ts'

test.each([
  ["output.split('\\n')", true],
  ['output.split(/\\r?\\n/)', true],
  ["const f = (text) => text.split(',')", true],
  ["process.env.HOSTS.split('\\n')", false],
  ["const f = (options) => options.hosts.split(',')", false],
  ["program.opts().repos?.split(',')", false],
  ["'a,b'.split(',')", undefined],
  ["reply.hosts.split(',')", undefined],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="split"]', (context, call: TSESTree.CallExpression) =>
    isSplitOfData(context, (call.callee as TSESTree.MemberExpression).object, call.arguments[0]),
  )
  expect(found).toBe(expected)
})
