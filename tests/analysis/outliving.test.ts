import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { outlivesTurn } from '../../rules/analysis/outliving.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether what is called `all` outlives the turn of the listener. */
const outlives = (code: string) =>
  ask(code, 'AssignmentExpression[operator="+="]', (context, { left }: TSESTree.AssignmentExpression) => {
    const listener = repetitionsOf(context, left).find(({ kind }) => kind === 'listener')
    return listener && outlivesTurn(context, left, listener)
  })

const IN_METHOD = (body: string) =>
  `class A { constructor(s) { s.on('data', (c) => { use(this.parse(c)) }) }\n  parse(c) { ${body} } }`

describe('outlivesTurn', () => {
  test.each([
    ['a variable beside the listener', `let all = ''; s.on('data', (c) => { all += c })`],
    ['a field', IN_METHOD('while (c.length) { this.all += c }')],
    ['a field by another name', IN_METHOD('const self = this; self.all += c')],
    ['what a field holds', IN_METHOD('const { state } = this; state.all += c')],
    ['what is asked for', IN_METHOD('const state = stateOf(c); state.all += c')],
    ['the text of a field', IN_METHOD('let all = this.rest; all += c; this.rest = all')],
    ['a variable around the function', `let all = ''; const put = (c) => { all += c }; s.on('data', (c) => put(c))`],
    ['what the caller hands in', `const put = (o, c) => { o.all += c }; s.on('data', (c) => put(o, c))`],
  ])('%s', (_, code) => {
    expect(outlives(code)).toBe(true)
  })

  test.each([
    ['a variable of the listener', `s.on('data', (c) => { let all = ''; all += c; use(all) })`],
    ['a variable of a method', IN_METHOD(`let all = ''; while (c.length) { all += c } return all`)],
    ['bytes of a method', IN_METHOD('let all = Buffer.alloc(0); for (;;) { all += c } return all')],
    ['an object of a method', IN_METHOD(`const state = { all: '' }; state.all += c; return state`)],
    [
      'a variable two calls away',
      `function a(c) { return b(c) } function b(c) { let all = ''; all += c; return all }\n` +
        `s.on('data', (c) => use(a(c)))`,
    ],
  ])('not %s', (_, code) => {
    expect(outlives(code)).toBe(false)
  })
})
