import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { functionAround, functionOf } from '../../rules/analysis/functions.ts'
import { listRefilledBy } from '../../rules/analysis/refilled-lists.ts'
import { ask } from '../code.ts'

const refilled = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="load"]', (context, work: TSESTree.CallExpression) => {
    const fn = functionAround(work)
    const callee = functionOf(context, work.callee)
    return fn && listRefilledBy(context, fn, work, callee) !== undefined
  })

const LOAD = 'async load() { this.rows.push(...await ask()) }'
const RUN = 'async run() { this.rows = []; await this.load() }'

test.each([
  [`class A { ${RUN} async load() { const r = await ask(); this.rows.push(r) } }`, true],
  [`class A { ${RUN} ${LOAD} }`, true],
  [`class A { async run() { this.rows = []; await this.load(); this.rows.push(1) } }`, true],
  [`let rows; async function f() { rows = []; const r = await db.load(); rows = [...rows, ...r] }`, true],
  // Filled before it waits, or by others.
  [`class A { ${RUN} async load() { this.rows.push(1); await ask() } }`, false],
  [`class A { ${RUN} async other() { await ask(); this.rows.push(1) } }`, false],
  // Not begun anew, begun when it is done, or of the run alone.
  [`class A { async run() { await this.load(); this.rows = [] } ${LOAD} }`, false],
  [`class A { async run() { await this.load() } ${LOAD} }`, false],
  [`async function f() { let rows = []; rows = []; const r = await db.load(); rows.push(r) }`, false],
  [`class A { async run() { this.rows = []; this.rows = await this.load() } }`, false],
])('a list that two runs would fill: %s', (code, expected) => {
  expect(refilled(code)).toBe(expected)
})
