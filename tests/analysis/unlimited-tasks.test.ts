import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { callMeaning } from '../../rules/analysis/origin.ts'
import { tasksOf } from '../../rules/analysis/unlimited-tasks.ts'
import { ask } from '../code.ts'

const tasks = (code: string) =>
  ask(
    `import async from 'async'; import request from 'request'; import { later } from './later'; ${code}`,
    'CallExpression[callee.object.name="async"]',
    (context, call: TSESTree.CallExpression) => {
      const fact = callMeaning(context, call)?.fact
      const found = fact && tasksOf(context, call, fact)
      return found && (found.io ? 'outside' : 'something')
    },
  )

it.each([
  ['work outside', 'async.each(urls, (url, done) => request(url, done))', 'outside'],
  ['something', 'async.each(urls, later)', 'something'],
  ['a bound function', 'async.each(urls, later.bind(null, 1))', 'something'],
  ['something that another call made', 'async.each(urls, unary(later))', undefined],
  ['ends of what is open', 'async.each(channels, (channel, done) => channel.close(done))', undefined],
  ['as many as may run', 'async.times(options.concurrency, later)', undefined],
  ['as many as there are', 'async.times(options.pages, later)', 'something'],
  ['a literal list', "async.each(['a'], (url, done) => request(url, done))", undefined],
  ['functions one an element', 'async.parallel(urls.map((url) => (done) => request(url, done)))', 'outside'],
  ['functions that are written out', 'async.parallel([(done) => request(url, done)])', undefined],
  ['elements that are called', 'async.each(hooks, (hook, done) => hook(done))', undefined],
])('finds what one call starts at once: %s', (_, code, found) => {
  expect(tasks(code)).toBe(found)
})
