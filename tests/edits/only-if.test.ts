import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { onlyIf } from '../../rules/edits/only-if.ts'
import { edited } from './edited.ts'

const STATEMENT = 'ExpressionStatement:has(> CallExpression[callee.name="f"])'

const guarded = (code: string) =>
  edited<TSESTree.Statement>(code, STATEMENT, (context, statement) => {
    return (fixer) => onlyIf(context, fixer, statement, 'room', 'g()')
  })

describe('a statement under a condition', () => {
  it.each<[before: string, after: string]>([
    ['f()', 'if (room) g()'],
    ['if (a) { f() } else h()', 'if (a) { if (room) g() } else h()'],
    ['switch (a) { case 1: f()\nbreak }', 'switch (a) { case 1: if (room) g()\nbreak }'],
    ['for (const x of xs) f(x)', 'for (const x of xs) if (room) g()'],
    ['if (a) h()\nelse f()', 'if (a) h()\nelse if (room) g()'],
    ['if (a) try { f() } catch {} else h()', 'if (a) try { if (room) g() } catch {} else h()'],
    ['if (a) (() => { f() })(); else h()', 'if (a) (() => { if (room) g() })(); else h()'],
  ])('%s', (before, after) => {
    expect(guarded(before)).toBe(after)
  })
})

describe('a second condition', () => {
  it.each<[before: string, after: string]>([
    ['a', 'a && room'],
    ['!a', '!a && room'],
    ['a && b', 'a && b && room'],
    ['a === b', 'a === b && room'],
    ['a || b', '(a || b) && room'],
    ['(a || b)', '((a || b) && room)'],
    ['a ?? b', '(a ?? b) && room'],
    ['a ? b : c', '(a ? b : c) && room'],
    ['a = b', '(a = b) && room'],
    ['a, b', '(a, b) && room'],
    ['a as boolean', 'a as boolean && room'],
    ['a // why\n', 'a && room // why\n'],
  ])('%s', (before, after) => {
    expect(guarded(`if (${before}) f()`)).toBe(`if (${after}) g()`)
  })
})

describe('an else stays with its own if', () => {
  it.each<[before: string, after: string]>([
    ['if (a) f()\nelse h()', 'if (a) { if (room) g() }\nelse h()'],
    ['if (a)\n  f()\nelse h()', 'if (a) {\n  if (room) g()\n}\nelse h()'],
    ['if (a) { h() } else if (b) f()\nelse h()', 'if (a) { h() } else if (b) { if (room) g() }\nelse h()'],
    ['if (a) for (const x of xs) f(x)\nelse h()', 'if (a) for (const x of xs) { if (room) g() }\nelse h()'],
    ['if (a) while (b) f()\nelse h()', 'if (a) while (b) { if (room) g() }\nelse h()'],
    ['if (a) here: f()\nelse h()', 'if (a) here: { if (room) g() }\nelse h()'],
    ['if (a) if (b) f()\nelse h()', 'if (a) if (b) { if (room) g() }\nelse h()'],
    ['if (a) if (b) h(); else f()\nelse h()', 'if (a) if (b) h(); else { if (room) g() }\nelse h()'],
  ])('%s', (before, after) => {
    expect(guarded(before)).toBe(after)
  })
})
