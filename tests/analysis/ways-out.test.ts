import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { functionAround } from '../../rules/analysis/functions.ts'
import { wayOutBeforeUse } from '../../rules/analysis/ways-out.ts'
import { ask } from '../code.ts'

const wayOut = (body: string) =>
  ask(
    `function f(x) { const own = take(); ${body} }`,
    'VariableDeclarator[id.name="own"]',
    (context, { id, parent }: TSESTree.VariableDeclarator) => {
      const home = functionAround(parent)?.body
      if (id.type !== 'Identifier' || parent.type !== 'VariableDeclaration' || !home) throw new Error('no name')
      return wayOutBeforeUse(context, [id], parent, home)?.type
    },
  )

it.each([
  ['if (x) return; keep(own)', 'ReturnStatement'],
  ['if (x) throw x; keep(own)', 'ThrowStatement'],
  ['if (x) return; x.on("end", () => own())', 'ReturnStatement'],
  ['keep(own); if (x) return', undefined],
  ['return own', undefined],
  ['if (x) return', undefined],
  ['x.map((y) => { return y }); keep(own)', undefined],
  ['if (x) { end(); return } function end() { own() }', undefined],
  ['try { if (x) return } finally { own() }', undefined],
])('finds what leaves before a name is used: %s', (body, type) => {
  expect(wayOut(body)).toBe(type)
})
