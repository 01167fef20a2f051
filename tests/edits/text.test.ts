import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { indentAt, losesComment, movedTo, statementOf, textOf } from '../../rules/edits/text.ts'
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
})
