import { expect, test } from 'vitest'
import { isFailureReply } from '../../rules/analysis/failure-replies.ts'
import type { TSESTree } from '@typescript-eslint/utils'
import { ask } from '../code.ts'

const fails = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="on"]', (context, call: TSESTree.CallExpression) =>
    isFailureReply(context, (call.callee as TSESTree.MemberExpression).object, call),
  )

const READ = `res.on('data', f)`

test.each([
  ['beside success', `get(u, (res) => { if (res.statusCode === 200) ok(); else ${READ} })`, true],
  ['not success', `get(u, (res) => { if (res.statusCode != 204) { ${READ} } })`, true],
  ['an error code', `get(u, (res) => { if (res.statusCode == 404) { ${READ} } })`, true],
  ['from a code on', `get(u, (res) => { if (res.statusCode >= 400) { ${READ} } })`, true],
  ['above a code', `get(u, (res) => { if (res.statusCode > 299) { ${READ} } })`, true],
  ['beside codes below', `get(u, (res) => { if (res.statusCode < 300) ok(); else ${READ} })`, true],
  ['beside ok', `get(u, (res) => { if (res.ok) ok(); else ${READ} })`, true],
  ['not ok', `get(u, (res) => { if (!res.ok) { ${READ} } })`, true],
  ['success', `get(u, (res) => { if (res.statusCode === 200) { ${READ} } })`, false],
  ['ok', `get(u, (res) => { if (res.ok) { ${READ} } })`, false],
  ['beside failure', `get(u, (res) => { if (res.statusCode >= 400) fail(); else ${READ} })`, false],
  ['beside a redirect', `get(u, (res) => { if (res.statusCode === 302) again(); else ${READ} })`, false],
  ['not a missing page', `get(u, (res) => { if (res.statusCode !== 404) { ${READ} } })`, false],
  ['from success on', `get(u, (res) => { if (res.statusCode >= 200) { ${READ} } })`, false],
  ['above success', `get(u, (res) => { if (res.statusCode > 200) { ${READ} } })`, false],
  ['below all', `get(u, (res) => { if (res.statusCode < 200) ok(); else ${READ} })`, false],
  ['at most', `get(u, (res) => { if (res.statusCode <= 299) ok(); else ${READ} })`, false],
  ['not something', `get(u, (res) => { if (!res.body) { ${READ} } })`, false],
  ['a status of which nothing is known', `get(u, (res) => { if (res.statusCode === wanted) { ${READ} } })`, false],
  ['another reply', `get(u, (res) => { if (other.statusCode === 200) ok(); else ${READ} })`, false],
  ['no test', `get(u, (res) => { ${READ} })`, false],
])('%s: %s', (_, code, expected) => {
  expect(fails(code)).toBe(expected)
})
