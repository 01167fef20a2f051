import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { answerTestsOf, leaves } from '../../rules/analysis/answer-tests.ts'
import { ask } from '../code.ts'

const tests = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) =>
    answerTestsOf(context, call).map(
      ({ test, full }) => `${context.sourceCode.getText(test)} → ${full.map((n) => context.sourceCode.getText(n))}`,
    ),
  )

test.each([
  ['at once', `if (!s.write(x)) stop()`, ['!s.write(x) → stop()']],
  ['compared', `if (s.write(x) === false) stop()`, ['s.write(x) === false → stop()']],
  ['compared with true', `if (s.write(x) !== true) stop()`, ['s.write(x) !== true → stop()']],
  ['the other branch', `if (s.write(x)) go(); else stop()`, ['s.write(x) → stop()']],
  ['what follows', `function f() { if (s.write(x)) return; stop()\nwait() }`, ['s.write(x) → stop(),wait()']],
  ['or', `s.write(x) || s2.pause()`, ['s.write(x) → s2.pause()']],
  ['and not', `if (!s.write(x) && !paused) stop()`, ['!s.write(x) && !paused → stop()']],
  ['a conditional', `s.write(x) ? go() : stop()`, ['s.write(x) → stop()']],
  ['a const', `const ok = s.write(x)\nif (!ok) stop()`, ['!ok → stop()']],
  ['a variable', `let ok; ok = s.write(x)\nif (!ok) stop()`, ['!ok → stop()']],
  ['a loop', `let ok = true; do { ok = s.write(x) } while (ok)`, ['ok → ']],
  [
    'a helper',
    `function put(x) { return s.write(x) }\nif (!put(1)) stop()\nput(2) || halt()`,
    ['!put(1) → stop()', 'put(2) → halt()'],
  ],
  ['dropped', `s.write(x)`, []],
  ['an async helper', `async function put(x) { return s.write(x) }\nif (!put(1)) stop()`, []],
  ['another comparison', `if (s.write(x) > 3) stop()`, []],
])('%s', (_, code, expected) => {
  expect(tests(code)).toEqual(expected)
})

test.each([
  ['return', true],
  ['{ f(); throw e }', true],
  ['{ if (a) return }', false],
  ['f()', false],
])('%s leaves: %s', (code, expected) => {
  const leaving = (_: unknown, node: TSESTree.IfStatement) => leaves(node.consequent)
  expect(ask(`function f() { if (x) ${code} }`, 'FunctionDeclaration > BlockStatement > IfStatement', leaving)).toBe(
    expected,
  )
})
