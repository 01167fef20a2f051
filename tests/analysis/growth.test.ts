import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { variableOf } from '../../rules/analysis/bindings.ts'
import { growthOf } from '../../rules/analysis/growth.ts'
import { ask } from '../code.ts'

/** Where `xs` grows: `value form items`. */
const of = (code: string): string[] =>
  ask(code, 'VariableDeclarator[id.name="xs"]', (context, node: { id: TSESTree.Identifier }) => {
    const variable = variableOf(context, node.id)
    const text = (part: TSESTree.Node | undefined): string => (part ? context.sourceCode.getText(part) : '-')
    return growthOf(context, variable!).map(
      ({ values, walk }) => `${values.map(text).join()} ${walk ? `${walk.form} ${text(walk.items)}` : 'once'}`,
    )
  })

test.each([
  ['const xs = []; xs.push(a)', ['a once']],
  ['const xs = []; if (b) { xs.push(a, b); xs.unshift(c) }', ['a,b once', 'c once']],
  ['const xs = new Set(); for (const y of ys) xs.add(y)', ['y loop ys']],
  ['const xs = new Map(); for (const y of ys) xs.set(y.id, y)', ['y loop ys']],
  ['const xs = []; for (let i = 0; i < ys.length; i++) xs[i] = ys[i]', ['ys[i] loop ys']],
  ['const xs = []; for (let i = 0; i < n; i++) xs.push(i)', ['i loop -']],
  ['const xs = []; while (more()) xs.push(next())', ['next() loop -']],
  ['const xs = []; ys.forEach((y) => { xs.push(y) })', ['y forEach ys']],
  ['const xs = []; ys.reduce((n, y) => { xs.push(y) }, 0)', ['y reduce ys']],
  ["import _ from 'lodash'; const xs = []; _.map(ys, (y) => xs.push(y))", ['y forEach ys']],
  ['const xs = []; source.on("row", (y) => xs.push(y))', ['y callback -']],
  ['const xs = []; const add = (y) => xs.push(y)', ['y callback -']],
  ['const xs = []; p.then((y) => xs.push(y))', ['y once']],
  ['const xs = []; (() => { xs.push(a) })()', ['a once']],
  ['for (const y of ys) { const xs = []; xs.push(y) }', ['y once']],
  ['const xs = []; xs.splice(0, 1); xs.splice(0, 0, a)', ['a once']],
  ['const xs = []; for (const y of xs.concat(a)) other.push(y)', []],
])('%s → %j', (code, expected) => {
  expect(of(code)).toEqual(expected)
})
