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
  ['outside a range', `get(u, (res) => { if (res.status < 200 || res.status >= 300) { ${READ} } })`, true],
  ['beside a range', `get(u, (res) => { if (res.status > 199 && res.status < 300) ok(); else ${READ} })`, true],
  ['there and an error code', `get(u, (res) => { if (res.statusCode && res.statusCode >= 400) { ${READ} } })`, true],
  ['beside there and success', `get(u, (res) => { if (res.status && res.status === 200) ok(); else ${READ} })`, true],
  ['with a fallback', `get(u, (res) => { if ((res.statusCode ?? 500) >= 400) { ${READ} } })`, true],
  ['a const', `get(u, (res) => { const status = res.statusCode; if (status >= 400) { ${READ} } })`, true],
  ['a const of it', `get(u, (res) => { const s = res.status ?? -1; if (s < 200 || s > 299) { ${READ} } })`, true],
  ['a part', `get(u, (res) => { const { statusCode: s } = res; if (s !== 200) { ${READ} } })`, true],
  ['after success has left', `get(u, (res) => { if (res.statusCode === 200) { ok(); return } ${READ} })`, true],
  ['the body of a reply', `const r = await fetch(u); if (!r.ok) { r.body.on('data', f) }`, true],
  ['success', `get(u, (res) => { if (res.statusCode === 200) { ${READ} } })`, false],
  ['ok', `get(u, (res) => { if (res.ok) { ${READ} } })`, false],
  ['beside failure', `get(u, (res) => { if (res.statusCode >= 400) fail(); else ${READ} })`, false],
  ['beside a redirect', `get(u, (res) => { if (res.statusCode === 302) again(); else ${READ} })`, false],
  ['not a missing page', `get(u, (res) => { if (res.statusCode !== 404) { ${READ} } })`, false],
  ['from success on', `get(u, (res) => { if (res.statusCode >= 200) { ${READ} } })`, false],
  ['above success', `get(u, (res) => { if (res.statusCode > 200) { ${READ} } })`, false],
  ['below all', `get(u, (res) => { if (res.statusCode < 200) ok(); else ${READ} })`, false],
  ['beside codes at most', `get(u, (res) => { if (res.statusCode <= 299) ok(); else ${READ} })`, true],
  ['at most', `get(u, (res) => { if (res.statusCode <= 299) { ${READ} } })`, false],
  ['not something', `get(u, (res) => { if (!res.body) { ${READ} } })`, false],
  ['a status of which nothing is known', `get(u, (res) => { if (res.statusCode === wanted) { ${READ} } })`, false],
  ['another reply', `get(u, (res) => { if (other.statusCode === 200) ok(); else ${READ} })`, false],
  ['one of two that is no failure', `get(u, (res) => { if (res.statusCode >= 400 || verbose) { ${READ} } })`, false],
  ['beside one of two', `get(u, (res) => { if (res.statusCode === 200 && fast) ok(); else ${READ} })`, false],
  ['a range', `get(u, (res) => { if (res.statusCode >= 200 && res.statusCode < 300) { ${READ} } })`, false],
  ['after failure has left', `get(u, (res) => { if (res.statusCode !== 200) return fail(); ${READ} })`, false],
  ['after success that goes on', `get(u, (res) => { if (res.statusCode === 200) log(); ${READ} })`, false],
  ['a const of something else', `get(u, (res) => { const s = state ?? 0; if (s >= 400) { ${READ} } })`, false],
  ['no test', `get(u, (res) => { ${READ} })`, false],
])('%s: %s', (_, code, expected) => {
  expect(fails(code)).toBe(expected)
})
