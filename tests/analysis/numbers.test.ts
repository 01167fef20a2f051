import { describe, expect, test } from 'vitest'
import { numberOf } from '../../rules/analysis/numbers.ts'
import { ask } from '../code.ts'

const number = (code: string) =>
  ask(code, 'CallExpression[callee.name="f"]', (context, call: { arguments: never[] }) =>
    numberOf(context, call.arguments[0]!),
  )

describe('numberOf', () => {
  test.each<[name: string, code: string, expected: number | undefined]>([
    ['a literal', 'f(10)', 10],
    ['a sign', 'f(-10)', -10],
    ['arithmetic', 'f(2 * 24 * 60 * 60 * 1000)', 172_800_000],
    ['a const', 'const MS = 1_000; f(MS * 5)', 5000],
    ['a cast', 'f(10 as number)', 10],
    ['a member of a literal', 'const LIMITS = { poll: 50 } as const; f(LIMITS.poll)', 50],
    ['folding functions', 'f(Math.max(Number("1" as never) , 2, 10))', undefined],
    ['a maximum', 'f(Math.max(2, 10))', 10],
    ['Infinity', 'f(Infinity)', Infinity],
    ['no variable that changes', 'let ms = 10; ms = 20; f(ms)', undefined],
    ['no member that nobody wrote', 'const LIMITS = {}; f(LIMITS.poll)', undefined],
    ['no value of another file', 'import { MS } from "./ms"; f(MS)', undefined],
    ['no text', 'f("10")', undefined],
    ['no circle', 'const a = b, b = a; f(a)', undefined],
  ])('%s', (_, code, expected) => {
    expect(number(code)).toBe(expected)
  })
})
