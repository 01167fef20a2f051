import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { workOfTasks } from '../../rules/analysis/task-work.ts'
import { ask } from '../code.ts'

test.each([
  ['Promise.all(urls.map((url) => fetch(url)))', 'known'],
  ['Promise.all(ids.map((id) => downloadPage(id)))', 'likely'],
  ['Promise.all(files.map((file) => rewrite(file)))', 'likely'],
  ['Promise.all(files.map((file) => import(file)))', undefined],
  ['Promise.all(xs.map((x) => rewrite(x)))', undefined],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.property.name="all"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map((fanOut) => workOfTasks(context, fanOut)?.evidence),
  )
  expect(found).toEqual([expected])
})
