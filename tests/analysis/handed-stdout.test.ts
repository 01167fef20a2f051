import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { isHandedStdout } from '../../rules/analysis/handed-stdout.ts'
import { ask } from '../code.ts'

const isHanded = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) =>
    isHandedStdout(context, (call.callee as TSESTree.MemberExpression).object),
  )

const COPY = 'function copy(input, out) { out.write(input) }\n'

describe('isHandedStdout', () => {
  test.each([
    ['one call', `${COPY}copy(a, process.stdout)`],
    ['a parameter of that name', 'function copy(input, { stdout }) { stdout.write(input) }'],
    ['a field of that name', 'class A { say(text) { this.options.stderr.write(text) } }'],
    ['all calls', `${COPY}copy(a, process.stdout); copy(b, process.stderr)`],
  ])('%s', (_, code) => {
    expect(isHanded(code)).toBe(true)
  })

  test.each([
    ['no call', COPY],
    ['another sink too', `${COPY}copy(a, process.stdout); copy(b, socket)`],
    ['a sink that is left out', `${COPY}copy(a, process.stdout); copy(b)`],
    ['a position that nobody sees', `${COPY}copy(...both, process.stdout)`],
    ['what a child takes', 'child.stdin.write(a)'],
    ['no parameter', `const out = open(); out.write(a)`],
  ])('not %s', (_, code) => {
    expect(isHanded(code)).toBe(false)
  })
})
