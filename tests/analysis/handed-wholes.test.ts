import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isHandedWhole } from '../../rules/analysis/handed-wholes.ts'
import { samePlace } from '../../rules/analysis/places.ts'
import { ask } from '../code.ts'

/** Whether `save()` gets what `all` holds for its second argument. */
const handed = (code: string) =>
  ask(code, 'VariableDeclarator[id.name="all"]', (context, { id }: TSESTree.VariableDeclarator) => {
    const outside = context.sourceCode.ast.body.find((s) => s.type === 'FunctionDeclaration' && s.id.name === 'each')
    return isHandedWhole(context, (node) => samePlace(context, node, id), { callee: /^save$/, at: 1, outside })
  })

test.each<[name: string, code: string, expected: boolean]>([
  ['itself', 'const all = []; save(path, all)', true],
  ['what is made of it', 'const all = []; const data = Buffer.concat(all); save(path, data)', true],
  ['a promise of it', 'const data = new Promise((ok) => { const all = []; ok(all) }); save(path, await data)', true],
  ['another position', 'const all = []; save(all, path)', false],
  ['another call', 'const all = []; load(path, all)', false],
  ['where it is not looked', 'const all = []; function each() { save(path, all) }', false],
])('%s', (_, code, expected) => {
  expect(handed(code)).toBe(expected)
})
