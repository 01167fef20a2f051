import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { conditionsAt } from '../../rules/analysis/conditions.ts'
import { ask } from '../code.ts'

/** What is known where `put()` stands, `!` before what does not hold there. */
const known = (code: string) =>
  ask(code, 'CallExpression[callee.name="put"]', (context, call: TSESTree.CallExpression) =>
    conditionsAt(call, context.sourceCode.ast).map(({ test: asked, holds, cases }) => {
      const text = `${holds ? '' : '!'}${context.sourceCode.getText(asked)}`
      return cases ? `${text} in ${cases.map((label) => context.sourceCode.getText(label)).join(', ')}` : text
    }),
  )

test.each<[code: string, conditions: string[]]>([
  ['put()', []],
  ['if (a) put()', ['a']],
  ['if (a) f(); else put()', ['!a']],
  ['if (a && !b) put()', ['a', '!b']],
  ['if (a || b) put()', ['a || b']],
  ['if (a || b) f(); else put()', ['!a', '!b']],
  ['a ? put() : f()', ['a']],
  ['a && put()', ['a']],
  ['a ?? put()', []],
  ['function f() { if (a || !b) return; put() }', ['!a', 'b']],
  ['function f() { if (a) g(); put() }', []],
  ['switch (k) { case 1: f(); break; case 2: case 3: put() }', ['k in 3, 2']],
  ['switch (k) { case 1: f(); case 2: put() }', []],
  ['switch (k) { case 1: break; default: put() }', []],
])('conditionsAt: %s', (code, conditions) => {
  expect(known(code)).toEqual(conditions)
})
