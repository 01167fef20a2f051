import { expect, test } from 'vitest'
import { isMadeOfPiece, isPiece } from '../../rules/analysis/pieces.ts'
import { ask } from '../code.ts'

test.each([
  ['walk(xs.slice(i, i + 50))', true],
  ['walk(xs.slice(-5))', true],
  ['walk(xs.splice(0, n))', true],
  ['const part = xs.splice(0, n); walk(part)', true],
  ["import _ from 'lodash'; for (const part of _.chunk(xs, 9)) walk(part)", true],
  ['for (const part of chunked(xs)) walk(part)', true],
  ['for (const [i, part] of chunk(xs, 9).entries()) walk(part)', true],
  ['const groups = chunk(xs, 9); for (const part of groups) walk(part)', true],
  ['chunks.map((part) => walk(part))', true],
  ['eachInBatches(xs, (rows) => walk(rows))', true],
  ['walk(chunks[0])', true],
  ['walk(currentBatch)', true],
  ['walk(usersPage)', true],
  ['walk(page)', false],
  ['walk(this.batch)', true],
  ['walk(batchItems)', true],
  ["import DataLoader from 'dataloader'; new DataLoader((keys) => walk(keys), { maxBatchSize: 50 })", true],
  ["import DataLoader from 'dataloader'; const load = (keys) => walk(keys); new DataLoader(load, options)", true],
  [
    "import { Consumer } from 'sqs-consumer'; Consumer.create({ queueUrl, handleMessageBatch: (xs) => walk(xs) })",
    true,
  ],
  ['each(set, async (ids) => walk(ids), { batch: 500 })', true],
  ['each(set, async (ids) => walk(ids), { retries: 5 })', false],
  ["import DataLoader from 'dataloader'; new DataLoader((keys) => walk(keys))", false],
  ["import DataLoader from 'dataloader'; new DataLoader((keys) => walk(keys), { maxBatchSize: Infinity })", false],
  ["import DataLoader from 'dataloader'; new DataLoader((keys) => walk(keys), { cache: false })", false],
  ['walk(xs.slice(1))', false],
  ['walk(xs.slice(0, -1))', false],
  ['walk(xs.splice(0, xs.length))', false],
  ['walk(xs[0])', false],
  ['for (const part of groups) walk(part)', false],
  ['walk(chunks)', false],
  ['walk(xs)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    isPiece(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})

test.each([
  ['walk(batch)', true],
  ['walk(batch.map(toKey))', true],
  ['const keys = batch.map(toKey); walk(keys)', true],
  ['const keys = rows.map(toKey); walk(keys)', false],
  ['const { keys } = batch; walk(keys)', false],
])('knows what is made of a piece: %s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    isMadeOfPiece(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})
