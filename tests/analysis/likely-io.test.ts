import { expect, test } from 'vitest'
import { isLikelyIoReference, likelyIo } from '../../rules/analysis/likely-io.ts'
import { ask, askTyped } from '../code.ts'

const CALL = ':matches(CallExpression, TaggedTemplateExpression)'

/** Whether any call of the code is one. */
const isLikely = (code: string): boolean => {
  let found = false
  ask(code, CALL, (context, node) => (found ||= likelyIo(context, node, false) !== undefined))
  return found
}

test.each([
  'async () => await fetchUser(id)',
  'async () => await this.uploadPart(part)',
  'async () => await apiClient.get(id)',
  'async () => await this.db.users.delete(id)',
  'async () => await userRepository.save(user)',
  'async () => await table.findOne({ id })',
  'async () => await connection.query("select 1")',
  'async () => await aws.send(new GetItemCommand({ id }))',
  'async () => await user.save()',
  "import { User } from './models'; async () => await User.create({ name })",
  "import esbuild from 'esbuild'; async () => await esbuild.build(options)",
  'async () => await llmCall(prompt)',
  'async () => await dht._putValueToPeer(key)',
  'async () => await embedWithRetry(text)',
  'async () => await sql`select 1`',
  '() => downloadFile(url)',
  'async () => await publishEvent(event)',
  '() => all(publish(event))',
  'downloadFile(url).catch(log)',
  'void uploadFile(file)',
  'withTimeout(fetchPage(url))',
])('%s', (code) => {
  expect(isLikely(code)).toBe(true)
})

test.each([
  ['a search with a function', 'async () => await users.find((u) => u.id === id)'],
  ['a synchronous form', 'async () => await fs.readFileSync(path)'],
  ['what a bus is told by the way', '() => { messenger.publish("changed", state) }'],
  ['another word', 'async () => await fetched(x)'],
  ['a part of a word', 'async () => await fetchable(x)'],
  ['in memory by its verb', 'async () => await parseToolCall(x)'],
  ['a value that is looked at', 'if (apiClient.has(x)) {}'],
  ['a value that is kept', 'const config = client.getConfig()'],
  ['a cache', 'async () => await cache.get(x)'],
  ['a class of this file', 'class User { static create() {} } async () => await User.create()'],
  ['a class of the platform', 'async () => await Reflect.delete(x)'],
  ['a helper of the project', "import tools from './tools.ts'; async () => await tools.build(x)"],
])('not %s: %s', (_, code) => {
  expect(isLikely(code)).toBe(false)
})

test.each([
  ['downloadPage', true],
  ['api.get', true],
  ['table.findOne', true],
  ['cache.get', false],
  ['format', false],
])('a reference to %s: %s', (reference, expected) => {
  const found = ask(`run(${reference})`, 'CallExpression', (_, node: { arguments: [never] }) => {
    return isLikelyIoReference(node.arguments[0])
  })
  expect(found).toBe(expected)
})

test.each([
  ['string', false],
  ['Promise<string>', true],
  ['any', true],
])('a telling name of type %s: %s', (type, expected) => {
  const code = `declare function fetchName(x: string): ${type}\nexport const f = async () => await fetchName('a')`
  expect(askTyped(code, 'CallExpression', (context, node) => likelyIo(context, node, false) !== undefined)).toBe(
    expected,
  )
})
