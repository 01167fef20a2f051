import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { releasesElements } from '../../rules/analysis/releases.ts'
import { ask } from '../code.ts'

const WALK = 'CallExpression[callee.property.name="forEach"], ForOfStatement'

test.each([
  ['tracks.forEach((track) => track.dispose())', true],
  ['urls.forEach((url) => { (window.URL || window.webkitURL).revokeObjectURL(url) })', true],
  ['for (const timer of timers) clearTimeout(timer)', true],
  ['for (const sub of subs) { await sub.handle.unsubscribe() }', true],
  ['overlays.forEach(({ node, of: island }) => { node.remove() })', true],
  ['for (const { timer } of tasks) clearTimeout(timer)', true],
  ['rows.forEach(({ node }) => other.remove())', false],
  ['rows.forEach((row) => send(row))', false],
  ['rows.forEach((row) => { row.close(); send(row) })', false],
  ['rows.forEach((row) => cache.clear())', false],
  ['rows.forEach(send)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, WALK, (_, walk: TSESTree.CallExpression | TSESTree.ForOfStatement) => releasesElements(walk))
  expect(found).toBe(expected)
})
