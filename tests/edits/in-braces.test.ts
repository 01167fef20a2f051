import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { inBraces } from '../../rules/edits/in-braces.ts'
import { edited } from './edited.ts'

const BRANCH = ':matches(IfStatement, ForOfStatement) > ExpressionStatement:has(> CallExpression[callee.name="f"])'

const braced = (code: string, before: readonly string[] = ['first()']) =>
  edited<TSESTree.Statement>(code, BRANCH, (context, branch) => {
    return (fixer) => inBraces(context, fixer, branch, (source) => [...before, source])
  })

describe('a block of a branch without braces', () => {
  it.each<[name: string, before: string, after: string]>([
    ['in a line of its own', 'if (a)\n  f()\ng()', 'if (a) {\n  first()\n  f()\n}\ng()'],
    ['over lines', 'if (a)\n  f(\n    x,\n  )', 'if (a) {\n  first()\n  f(\n    x,\n  )\n}'],
    ['beside its condition', 'if (a) f()', 'if (a) {\n  first()\n  f()\n}'],
    [
      'beside its condition, over lines',
      '{\n\tif (a) f(\n\t\tx,\n\n\t)\n}',
      '{\n\tif (a) {\n\t\tfirst()\n\t\tf(\n\t\t\tx,\n\n\t\t)\n\t}\n}',
    ],
    [
      'beside its condition, with lines that are a text',
      'if (a) f(\n  `\n  x`)',
      'if (a) {\n  first()\n  f(\n  `\n  x`)\n}',
    ],
    ['indented as the lines around', '{\n    if (a) f()\n}', '{\n    if (a) {\n        first()\n        f()\n    }\n}'],
    ['after a condition of lines', 'if (\n  a\n) f()', 'if (\n  a\n) {\n  first()\n  f()\n}'],
    ['after else', 'if (a) g()\nelse\n  f()', 'if (a) g()\nelse {\n  first()\n  f()\n}'],
    ['after else if', 'if (a) g()\nelse if (b) f()', 'if (a) g()\nelse if (b) {\n  first()\n  f()\n}'],
    ['before else', 'if (a)\n  f()\nelse g()', 'if (a) {\n  first()\n  f()\n}\nelse g()'],
    ['of a loop', 'for (const x of xs)\n  f(x)', 'for (const x of xs) {\n  first()\n  f(x)\n}'],
    ['with comments', 'if (a) // why\n  f() // how\ng()', 'if (a) { // why\n  first()\n  f() // how\n}\ng()'],
    ['in the middle of a line', 'g(); if (a) f(); g()', 'g(); if (a) { first(); f(); } g()'],
    ['with an else in its line', 'if (a) f(); else g()', 'if (a) { first(); f(); } else g()'],
    ['behind a comment', 'if (a) /* why */ f()', 'if (a) /* why */ { first(); f() }'],
  ])('%s', (_, before, after) => {
    expect(braced(before)).toBe(after)
  })

  it('stays in the line with one statement', () => {
    expect(braced('if (a) f();\nelse g()', [])).toBe('if (a) { f(); }\nelse g()')
  })
})
