import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { walkAround } from '../../rules/analysis/element-walks.ts'
import { spokenLoad, spokenWalk, spokenWork } from '../../rules/analysis/spoken-walks.ts'
import { ask } from '../code.ts'

test.each([
  ['for (const url of urls) work(url)', 'Every element of `urls`'],
  ['for (const url of f()) work(url)', 'Every element of `f`'],
  ['for (const url of [a, b]) work(url)', 'Every element of the list'],
  ['while (on) work(url)', 'Every pass of the loop'],
  ['urls.forEach((url) => { if (url.isNew) work(url) })', 'Every element of `urls` that passes a test'],
  ['urls.forEach((url) => url.isNew && work(url))', 'Every element of `urls` that passes a test'],
  ['urls.forEach((url) => { if (work(url)) f() })', 'Every element of `urls`'],
  ['if (on) { for (const url of urls) work(url) }', 'Every element of `urls`'],
])('%s: %s', (code, expected) => {
  const spoken = ask(code, 'CallExpression[callee.name="work"]', (context, work: TSESTree.CallExpression) => {
    const around = walkAround(context, work)
    return around && spokenWalk(around.items, around.walk, work)
  })
  expect(spoken).toBe(expected)
})

test('looks at the start and at what it comes to', () => {
  const code = 'for (const url of urls) load(url)\nfunction load(url) { if (url.isNew) fetch(url) }'
  const works: TSESTree.CallExpression[] = []
  const spoken = ask(code, 'CallExpression', (context, call: TSESTree.CallExpression) => {
    works.push(call)
    const around = works[0] && walkAround(context, works[0])
    return around && spokenWalk(around.items, around.walk, ...works)
  })
  expect(spoken).toBe('Every element of `urls` that passes a test')
})

test('names the work where it has a name', () => {
  const spoken = ask('fs.readFile(path); (() => {})()', 'CallExpression', (_, call) =>
    spokenWork(call as TSESTree.Node),
  )
  expect(spoken).toBe('a task')
  expect(spokenWork(undefined)).toBe('a task')
  expect(ask('fs.readFile(path)', 'CallExpression', (_, call) => spokenWork(call as TSESTree.Node))).toBe(
    '`fs.readFile`',
  )
})

test.each([
  ['work(fetch(url))', 'connections'],
  ['work(api.get(url))', 'connections'],
  ['work(bot.downloadFile(url))', 'connections'],
  ['work(fs.readFile(path))', 'open files'],
  ['work(createReadStream(path))', 'open files'],
  ['work(readFile)', 'open files'],
  ["import { open } from 'node:fs/promises'; work(open(path))", 'open files'],
  ['work(open(url))', 'connections'],
  ['work(fs.stat(path))', 'tasks'],
  ['work(writeFileAtomic(path, text))', 'open files'],
  ['work(readFileStat(path))', 'tasks'],
  ['work(dns.promises.lookup(name))', 'tasks'],
  ['work(spawn(command))', 'processes'],
  ['work(new Worker(file))', 'threads'],
  ['work(() => handle(x))', 'tasks'],
])('%s: too many %s', (code, expected) => {
  const load = ask(code, 'CallExpression[callee.name="work"]', (context, call: TSESTree.CallExpression) =>
    spokenLoad(context, call.arguments[0]),
  )
  expect(load).toBe(expected)
})
