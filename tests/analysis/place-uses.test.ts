import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { usesOfPlace } from '../../rules/analysis/place-uses.ts'
import { ask } from '../code.ts'

test.each([
  ['a variable', 'const db = open(); db.get(1); use(db); { const db = 1; read(db) }', 2],
  ['a property', 'this.db.get(1); use(this.db); read(other.db)', 2],
  ['a property through an alias', 'const { a } = o; a.db.get(1); use(o.a.db)', 2],
  ['a name of another file', 'use(db)', 0],
  ['no place', 'use(open().db)', 0],
])('%s', (_, code, count) => {
  const uses = ask(
    code,
    'CallExpression[callee.name="use"]',
    (context, { arguments: [place] }: { arguments: [TSESTree.Expression] }) => usesOfPlace(context, place),
  )
  expect(uses).toHaveLength(count)
})
