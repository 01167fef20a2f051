import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import {
  indentAt,
  isAloneInLines,
  losesComment,
  movedTo,
  statementOf,
  stepAt,
  textOf,
  wholeLines,
} from '../../rules/edits/text.ts'
import { ask } from '../code.ts'

const CALL = 'CallExpression[callee.name="f"]'

describe('text of an expression', () => {
  it('keeps the parentheses that make a sequence one argument', () => {
    const first = (code: string) =>
      ask(code, CALL, (context, call: TSESTree.CallExpression) => textOf(context, call.arguments[0] as TSESTree.Node))
    expect(first('f((a, b))')).toBe('(a, b)')
    expect(first('f((a))')).toBe('a')
  })

  it('moves with the line it is for, but not the inside of a template', () => {
    const moved = (code: string) =>
      ask(code, CALL, (context, call: TSESTree.CallExpression) =>
        movedTo(context, call.arguments[0] as TSESTree.Node, call),
      )
    expect(moved('f(\n  () => {\n    a\n  },\n)')).toBe('() => {\n  a\n}')
    expect(moved('f(\n  () => {\n    `\n    a`\n  },\n)')).toBe('() => {\n    `\n    a`\n  }')
    expect(moved('f(() => {\n  a\n})')).toBe('() => {\n  a\n}')
  })
})

describe('comments', () => {
  it('are lost unless they stand in a part that is kept', () => {
    const lost = (code: string) =>
      ask(code, CALL, (context, call: TSESTree.CallExpression) =>
        losesComment(context, call, call.arguments[0] as TSESTree.Node),
      )
    expect(lost('f(a /* one */)')).toBe(true)
    expect(lost('f([a /* one */])')).toBe(false)
    expect(lost('f(a) // one')).toBe(false)
  })
})

describe('places', () => {
  it('belong to a statement and have its indentation', () => {
    const place = (code: string) =>
      ask(code, CALL, (context, call: TSESTree.CallExpression) => [statementOf(call)?.type, indentAt(context, call)])
    expect(place('{\n\tf()\n}')).toEqual(['ExpressionStatement', '\t'])
    expect(place('const a = f()')).toEqual(['VariableDeclaration', ''])
  })

  it('have lines that may be theirs alone', () => {
    const without = (code: string) =>
      ask(code, 'ExpressionStatement:has(> CallExpression[callee.name="f"])', (context, node: TSESTree.Node) => {
        const [start, end] = wholeLines(context, node)
        return code.slice(0, start) + code.slice(end)
      })
    expect(without('a\n  f(\n  )\n  b')).toBe('a\n  b')
    expect(without('f()\r\nb')).toBe('b')
    expect(without('a; f() // why')).toBe('a; // why')
    expect(without('f(); b\nc')).toBe('b\nc')
  })

  it('have lines with no other code', () => {
    const isAlone = (code: string) =>
      ask(code, CALL, (context, call: TSESTree.CallExpression) => isAloneInLines(context, call))
    expect(['a()\nf(\n) // why\nb', 'f()'].map(isAlone)).toEqual([true, true])
    expect(['a(); f()', 'f(); a()', '{ f() }', 'f(\n);'].map(isAlone)).toEqual([false, false, false, false])
  })

  it('have blocks that are indented as the lines around', () => {
    const step = (code: string) => ask(code, CALL, (context, call: TSESTree.CallExpression) => stepAt(context, call))
    expect(step('{\n    if (a) {\n        f()\n    }\n}')).toBe('    ')
    expect(step('{\n\tf()\n}')).toBe('\t')
    expect(step('f()')).toBe('  ')
  })
})
