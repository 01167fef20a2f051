import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isForFewTurns } from '../../rules/analysis/few-turns.ts'
import { ask } from '../code.ts'

const WALKS = new Set(['ForOfStatement', 'ForInStatement', 'CallExpression'])

const few = (code: string) =>
  ask(code, 'IfStatement', (context, branch: TSESTree.IfStatement) => {
    let walk: TSESTree.Node | undefined = branch.parent
    while (walk && !WALKS.has(walk.type)) walk = walk.parent
    return walk && isForFewTurns(context, branch, walk)
  })

test.each([
  ["for (const key in all) { if (key === 'coins') place() }", true],
  ["for (const key of keys) { if (all[key].ready && 'coins' === key) place() }", true],
  ["keys.forEach((key) => { if (key === 'coins') place() })", true],
  ['keys.forEach((key, i) => { if (i === 0) place() })', false],
  ['links.forEach((link) => { if (link.id === added.id) place() })', true],
  ['for (const change of changes) { if (change.resource.isEqual(this.uri)) place() }', true],
  ['for (const key of keys) { if (key === wanted) place() }', true],
  ['for (const id of ids) { if (id.equals(wanted._id)) place() }', true],
  ['for (const post of posts) { if (post.userId === user.id) place() }', false],
  ['for (const link of links) { if (link.url === added.url) place() }', false],
  ['for (const post of posts) { if (post.author.equals(user._id)) place() }', false],
  ['for (const post of posts) { if (post.id === post.rootId) place() }', false],
  ['for (const post of posts) { const own = find(post); if (post.id === own.id) place() }', false],
  // Many may be of a kind, and all but one are another.
  ["for (const item of all) { if (item.kind === 'coin') place() }", false],
  ["for (const { kind } of all) { if (kind === 'coin') place() }", false],
  ["for (const key of keys) { if (key !== 'coins') place() }", false],
  ["for (const key of keys) { if (mode === 'all') place() }", false],
])('one element alone: %s', (code, expected) => {
  expect(few(code)).toBe(expected)
})

test.each([
  ['let last = 0; for (const x of xs) { if (Date.now() - last > 60_000) { place(); last = Date.now() } }', true],
  ['let last = 0; for (const x of xs) { const now = new Date(); if (now - last > 9) { last = now; place() } }', true],
  ['for (const x of xs) { if (performance.now() - this.last > 9) { this.last = performance.now(); place() } }', true],
  // The clock is not set anew, or what is set says nothing of the test.
  ['const last = 0; for (const x of xs) { if (Date.now() - last > 60_000) place() }', false],
  ['for (const x of xs) { if (Date.now() - x.at > 60_000) { const at = Date.now(); place(at) } }', false],
  ['let last = 0; for (const x of xs) { if (x.isNew) { place(); last = Date.now() } }', false],
])('once in a while: %s', (code, expected) => {
  expect(few(code)).toBe(expected)
})
