import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { nestedLimit } from '../../rules/analysis/nested-limits.ts'
import { ask } from '../code.ts'

const line = (code: string) =>
  ask(
    `import pLimit from 'p-limit'; const limit = pLimit(2); const other = pLimit(2)\n${code}`,
    'Program > ExpressionStatement > CallExpression',
    (context, call: TSESTree.CallExpression) => nestedLimit(context, call)?.wait.loc.start.line,
  )

it.each([
  ['limit(async () => {\nawait limit(f) })', 3],
  ['limit(async () => {\nawait other(f) })', undefined],
  ['limit(async () => {\nvoid limit(f) })', undefined],
  ['limit(async () => {\nawait g() }); async function g() { await limit(f) }', 3],
])('finds the wait for a second slot: %s', (code, found) => {
  expect(line(`const f = () => 1; ${code.replace(/; async function/, '\nasync function')}`)).toBe(found)
})
