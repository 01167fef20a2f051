import { expect, test } from 'vitest'
import { runsAgain } from '../../rules/analysis/recursion.ts'
import { ask } from '../code.ts'

test.each([
  ['by a call in the mapper', 'function walk(d) { return all(d.map((e) => walk(e))) }', true],
  ['by its name', 'function walk(d) { return all(d.map(walk)) }', true],
  ['by a method', 'class A { walk(d) { return all(d.map((e) => this.walk(e))) } }', true],
  ['in a branch', 'const walk = async (d) => all(d.map(async (e) => e.isFile ? e : walk(e)))', true],
  ['through a callback', 'function walk(d) { read(d, (error, names) => names.map((e) => walk(e))) }', true],
  ['another function', 'function walk(d) { return all(d.map((e) => read(e))) } function read(e) {}', false],
  ['outside functions', 'all(d.map((e) => walk(e)))', false],
])('%s', (_, code, expected) => {
  const selector = 'CallExpression[callee.property.name="map"]'
  const answer = ask(code, selector, (context, call: { arguments: [never] }) =>
    runsAgain(context, call.arguments[0], call as never),
  )
  expect(answer).toBe(expected)
})
