import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { callbackWorkIn } from '../../rules/analysis/callback-work.ts'
import { spokenNameOf } from '../../rules/analysis/names.ts'
import { ask } from '../code.ts'

const work = (code: string) =>
  ask(
    `import { store } from './store'; ${code}`,
    'CallExpression[callee.name="walk"]',
    (context, { arguments: [task] }: TSESTree.CallExpression) => {
      const io = task && callbackWorkIn(context, task)
      return io && spokenNameOf(io.node)
    },
  )

it.each([
  ['the callback is handed on', 'walk((x, done) => store.put(x, done))', 'store.put'],
  ['a callback that takes an error first', 'walk((x) => store.get(x, (err, y) => { f(y) }))', 'store.get'],
  [
    'in a function of this file',
    'walk((x, done) => put(x, done)); function put(x, cb) { store.put(x, cb) }',
    'store.put',
  ],
  ['deep in a flow of steps', 'walk((x, done) => { steps([(next) => store.put(x, next)], done) })', 'store.put'],
  ['the callback is called at once', 'walk((x, done) => done(null, x))', undefined],
  ['a moment later', 'walk((x, done) => setImmediate(done))', undefined],
  ['the element itself is called', 'walk((hook, done) => hook(event, done))', undefined],
  ['a callback for each element', 'walk((xs) => xs.forEach((x) => sum(x)))', undefined],
  ['an error is handed on', 'walk((x, done) => { const err = x.err; store.fail(err, done) })', undefined],
  ['in itself', 'walk(load); function load(x, done) { load(x, done) }', undefined],
])('finds work whose end a callback tells: %s', (_, code, name) => {
  expect(work(code)).toBe(name)
})
