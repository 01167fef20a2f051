import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isWatched } from '../../rules/analysis/sink-watchers.ts'
import { ask } from '../code.ts'

const watched = (code: string) =>
  ask(
    code,
    'CallExpression[arguments.0.value="drain"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isWatched(context, member.object),
  )

const EXPORTED = `exports.put = (s, next) => { s.once('drain', next) };`

test.each([
  ['here', `function put(s, next) { s.once('drain', next); s.on('close', end) }`, true],
  ['nowhere', `function put(s, next) { s.once('drain', next) }`, false],
  ['another event', `function put(s, next) { s.once('drain', next); s.on('open', end) }`, false],
  ['by the caller', `function put(s, next) { s.once('drain', next) } out.on('error', end); put(out, go)`, true],
  [
    'by one of two callers',
    `function put(s, next) { s.once('drain', next) } out.on('error', end); put(out, go); put(file, go)`,
    false,
  ],
  ['another parameter', `function put(s, next) { s.once('drain', next) } out.on('error', end); put(file, out)`, false],
  ['a call that hands in none', `function put(s, next) { s.once('drain', next) } put()`, false],
  [
    'by the caller of an export',
    `${EXPORTED} exports.all = function () { const w = open(); w.on('error', end); this.put(w, go) }`,
    true,
  ],
  ['by name of exports', `${EXPORTED} out.on('error', end); module.exports.put(out, go)`, true],
  ['by a caller of another object', `${EXPORTED} out.on('error', end); other.put(out, go)`, false],
  ['part of a parameter', `function put({ s }, next) { s.once('drain', next) } s.on('error', end); put(s, go)`, false],
])('%s: %s', (_, code, expected) => {
  expect(watched(code)).toBe(expected)
})
