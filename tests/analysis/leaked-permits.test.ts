import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { leakedPermit } from '../../rules/analysis/leaked-permits.ts'
import { ask } from '../code.ts'

const risk = (body: string) =>
  ask(
    `import { Sema } from 'async-sema'; const s = new Sema(1); async function f() { ${body} }`,
    'CallExpression[callee.property.name="acquire"]',
    (context, call: TSESTree.CallExpression) => leakedPermit(context, call)?.risk?.type,
  )

const isLeaked = (body: string) =>
  ask(
    `import { Sema } from 'async-sema'; const s = new Sema(1); async function f() { ${body} }`,
    'CallExpression[callee.property.name="acquire"]',
    (context, call: TSESTree.CallExpression) => leakedPermit(context, call) !== undefined,
  )

it.each([
  ['await s.acquire(); await g(); s.release()', 'AwaitExpression'],
  ['await s.acquire(); if (x) return; s.release()', 'ReturnStatement'],
  ['await s.acquire(); try { await g() } finally { s.release() }', undefined],
  ['await s.acquire(); g(); s.release()', undefined],
  ['await s.acquire(); g().finally(() => s.release())', undefined],
  ['const own = await s.acquire(); if (x) return; keep(own)', 'ReturnStatement'],
  ['const own = await s.acquire(); keep(own); if (x) return', undefined],
])('finds the way on which a permit is lost: %s', (body, type) => {
  expect(risk(body)).toBe(type)
})

it.each([
  ['const own = await s.acquire(); try { await g() } catch { s.release() }', true],
  ['const own = await s.acquire(); try { await g() } catch { s.release() } s.release()', false],
  ['await s.acquire(); try { await g() } catch { s.release() }', false],
])('tells a permit that only errors give back: %s', (body, expected) => {
  expect(isLeaked(body)).toBe(expected)
})
