import { expect, test } from 'vitest'
import { isRunInWalk } from '../../rules/analysis/run-in-walks.ts'
import { ask } from '../code.ts'

test.each([
  ["stream.on('entry', (e) => add(e))", 'ArrowFunctionExpression', true],
  ['function add(x) {} for (const x of xs) add(x)', 'FunctionDeclaration', true],
  ['function add(x) {} xs.forEach((x) => { add(x) })', 'FunctionDeclaration', true],
  ['function add(x) {} on = () => { while (more()) get((x) => { add(x) }) }', 'FunctionDeclaration', true],
  ['function add(x) {} class A { take(x) { add(x) } }', 'FunctionDeclaration', false],
  ['function add(x) {} add(1); add(2)', 'FunctionDeclaration', false],
  ['export function add(x) {}', 'FunctionDeclaration', false],
])('%s → %s', (code, fn, expected) => {
  expect(ask(code, fn, (context, node: never) => isRunInWalk(context, node))).toBe(expected)
})
