import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { missingLimitOf } from '../../rules/analysis/missing-limits.ts'
import { ask } from '../code.ts'

const QUEUE = "import PQueue from 'p-queue'; "
const AMQP = "import amqp from 'amqplib'; const c = await (await amqp.connect()).createChannel(); "

it.each([
  ["import async from 'async'; async.each(xs, f)", 'tasks'],
  ["import async from 'async'; async.eachLimit(xs, 5, f)", undefined],
  [`${QUEUE}new PQueue()`, 'line'],
  [`${QUEUE}new PQueue({ intervalCap: 3 })`, undefined],
  [`${QUEUE}const q = new PQueue(); q.concurrency = 3`, undefined],
  [`${AMQP}c.consume('q', f)`, 'consumer'],
  [`${AMQP}c.consume('q', f, { noAck: true })`, undefined],
  [`${AMQP}c.consume('q', f); c.prefetch(1)`, undefined],
])('finds the limit that a call lacks: %s', (code, form) => {
  const calls = 'CallExpression[callee.property.name=/each|consume/], NewExpression'
  expect(ask(code, calls, (context, call: TSESTree.CallExpression) => missingLimitOf(context, call)?.form)).toBe(form)
})
