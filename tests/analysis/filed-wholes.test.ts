import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isFiledWhole } from '../../rules/analysis/filed-wholes.ts'
import { samePlace } from '../../rules/analysis/places.ts'
import { ask } from '../code.ts'

/** Whether what `all` holds goes into a file. */
const filed = (code: string) =>
  ask(code, 'VariableDeclarator[id.name="all"]', (context, { id }: TSESTree.VariableDeclarator) =>
    isFiledWhole(context, (node) => samePlace(context, node, id)),
  )

test.each<[name: string, code: string, expected: boolean]>([
  ['itself', 'let all = ""; fs.writeFileSync(path, all)', true],
  ['as one buffer', 'const all = []; const data = Buffer.concat(all); await fs.promises.writeFile(path, data)', true],
  ['by an import', 'const all = []; writeFile(path, Buffer.concat(all), done)', true],
  ['with folders', 'const all = []; fse.outputFile(path, Buffer.concat(all))', true],
  ['another thing', 'const all = []; fs.writeFileSync(path, text)', false],
  ['the name of the file', 'const all = []; fs.writeFileSync(all.join("/"), text)', false],
  ['read as JSON before', 'let all = ""; fs.writeFileSync(path, render(JSON.parse(all)))', false],
  ['nowhere', 'const all = []; done(Buffer.concat(all))', false],
])('%s', (_, code, expected) => {
  expect(filed(code)).toBe(expected)
})
