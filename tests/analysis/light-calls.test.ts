import { expect, test } from 'vitest'
import { isLightCall, makesOwnClient, waitsInLine } from '../../rules/analysis/light-calls.ts'
import type { Evidence } from '../../rules/analysis/facts.ts'
import { ask } from '../code.ts'

const IMPORTS = "import { Pool } from 'pg'; import { User } from './user'; const pool = new Pool(); "
const CALL = 'ExpressionStatement > CallExpression, ExpressionStatement > TaggedTemplateExpression'

test.each<[string, Evidence, boolean]>([
  ['pool.query(x)', 'known', true],
  ['fetch(x)', 'known', false],
  ['db.get(x)', 'likely', true],
  ['this.db.users.insert(x)', 'likely', true],
  ['User.create({ x })', 'likely', true],
  ['user.save()', 'likely', true],
  ['client.run("select 1")', 'likely', true],
  ['sql`select 1`', 'likely', true],
  ['this.apiClient.post(x)', 'likely', true],
  ['sendMessage(x)', 'likely', true],
  ['runQuery(x)', 'likely', true],
  ['guild.members.fetch(x)', 'likely', true],
  ['xref.fetchAsync(x)', 'likely', true],
  ['room.publishTrack(x)', 'likely', true],
  ['fetchPage(x)', 'likely', false],
  ['downloadPart(x)', 'likely', false],
  ['s3.upload(x)', 'likely', false],
  ['fs.readFile(x)', 'likely', false],
  ['openai.embed(x)', 'likely', false],
  ['convert(x)', 'likely', false],
])('%s, %s: light %s', (code, evidence, expected) => {
  expect(ask(IMPORTS + code, CALL, (context, node) => isLightCall(context, { node, evidence }))).toBe(expected)
})

test('a function that is handed over', () => {
  const found = ask('ids.map(db.get)', 'MemberExpression[property.name="get"]', (context, node) =>
    isLightCall(context, { node, evidence: 'likely' }),
  )
  expect(found).toBe(true)
})

test.each([
  ['f(() => { const db = createConnection(); return db.get(x) })', true],
  ['f(() => new S3Client({}).send(x))', true],
  ['f(async () => { const b = await chromium.launch(); await b.newPage(x) })', true],
  ['f(() => db.get(x))', false],
  ['f(() => new Client2(x))', false],
  ['f(() => Connection(x))', false],
])('%s makes a client of its own: %s', (code, expected) => {
  const task = 'CallExpression[callee.name="f"] > ArrowFunctionExpression'
  expect(ask(code, task, (context, node) => makesOwnClient(context, node))).toBe(expected)
})

test.each([
  ['f(() => db.get(x))', true],
  ['f(() => this.api.get(x))', false],
  ['f(() => { const db = connect(); return db.get(x) })', false],
])('%s waits in the line of a store: %s', (code, expected) => {
  const get = 'CallExpression[callee.property.name="get"]'
  const found = ask(code, get, (context, node) => {
    const task = context.sourceCode.ast.body[0]
    return task && waitsInLine(context, { node, evidence: 'likely' }, task)
  })
  expect(found).toBe(expected)
})
