import { expect, test } from 'vitest'
import { isPaged } from '../../rules/analysis/paging.ts'
import { ask } from '../code.ts'

test.each([
  ['User.findAll({ where: { id }, limit: 20 })', true],
  ['prisma.user.findMany({ take })', true],
  ["db.select('*').from(t).limit(5).offset(9)", true],
  ["db.query('select * from t LIMIT 10')", true],
  ['db.query(`select * from t limit ${n}`)', true],
  ['sql`select * from t limit 5`', true],
  ['s3.list({ MaxKeys: 50 })', true],
  ['await list({ page: { pageSize: 3 } })', true],
  ["redis.zrange('queue', 0, 50)", true],
  ["redis.zrange('queue', 0, -1)", false],
  ["queue.getJobs(['failed'], 0, 1000, true)", true],
  ["queue.getJobs(['failed'])", false],
  ['await search({ query, num_results: 5 })', true],
  ['each(set, work, { batch: 500 })', true],
  ['User.findAll({ where: { id } })', false],
  ["db.query('select * from limits')", false],
  ['db.limit()', false],
  ['list(limit)', false],
  ['xs', false],
])('%s → %s', (code, expected) => {
  const found = ask(
    `async () => walk(${code})`,
    'CallExpression[callee.name="walk"]',
    (context, node: { arguments: [never] }) => isPaged(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})
