import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { variableOf } from '../../rules/analysis/bindings.ts'
import { readsOf } from '../../rules/analysis/unread.ts'
import { ask } from '../code.ts'

/** How many places may read `x`. */
const reads = (code: string) =>
  ask(code, 'Identifier[name="x"]', (context, id: TSESTree.Identifier) => {
    const variable = variableOf(context, id)
    return variable && readsOf(variable, ['status']).length
  })

test.each<[name: string, code: string, count: number]>([
  ['nobody', 'const x = f()', 0],
  ['a look', 'const x = f(); log(x.status)', 0],
  ['listeners that tell of no content', 'const x = f(); x.on("error", g); x.once("close", g)', 0],
  ['a listener of content', 'const x = f(); x.on("data", g)', 1],
  ['a listener whose answer goes on', 'const x = f(); const y = x.on("error", g)', 1],
  ['another member', 'const x = f(); x.body', 1],
  ['it is handed on', 'const x = f(); g(x)', 1],
  ['it is given anew', 'let x = f(); x = g()', 1],
])('%s', (_, code, count) => {
  expect(reads(code)).toBe(count)
})
