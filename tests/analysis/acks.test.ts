import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { ackAfter, handsOnCallback, isDeferral, referencesTo } from '../../rules/analysis/acks.ts'
import { functionAround } from '../../rules/analysis/functions.ts'
import type { Context } from '../../rules/kit/context.ts'
import { ask } from '../code.ts'

/** Asks about `put(…)` in `function hook(chunk, done)`. */
const asked = <Answer>(
  body: string,
  question: (
    context: Context,
    hook: TSESTree.FunctionDeclaration,
    done: TSESTree.Identifier,
    put: TSESTree.CallExpression,
  ) => Answer,
) =>
  ask(
    `function hook(chunk, done) { ${body} }`,
    'CallExpression[callee.name="put"]',
    (context, put: TSESTree.CallExpression) => {
      const hook = functionAround(put) as TSESTree.FunctionDeclaration
      return question(context, hook, hook.params[1] as TSESTree.Identifier, put)
    },
  )

test.each([
  ['put(chunk); done()', 'done()'],
  ['put(chunk); done(null)', 'done(null)'],
  ['put(chunk); setImmediate(done)', 'setImmediate(done)'],
  ['put(chunk); done(error)', undefined],
  ['done(); put(chunk)', undefined],
  ['if (chunk) put(chunk); else done()', undefined],
  ['put(chunk); if (failed) done()', undefined],
])('%s is told by %s', (body, expected) => {
  const ack = asked(body, (context, hook, done, put) => {
    const found = ackAfter(context, hook, done, put)
    return found && context.sourceCode.getText(found)
  })
  expect(ack).toBe(expected)
})

test.each([
  ['put(chunk); done()', false],
  ['put(chunk); process.nextTick(done)', false],
  ['put(chunk, done)', true],
  ['put(chunk); other(done)', true],
  ['put(chunk); this.wait = done', true],
  ['put(chunk); other(() => done())', true],
  ['put(chunk).catch(done)', false],
])('%s hands it on: %s', (body, expected) => {
  expect(asked(body, handsOnCallback)).toBe(expected)
})

test('finds every place that names the callback', () => {
  expect(asked('put(chunk); if (done) done()', (context, _, done) => referencesTo(context, done).length)).toBe(2)
})

test('knows what only puts off', () => {
  const isOne = (code: string) => ask(code, 'CallExpression', (_, call: TSESTree.CallExpression) => isDeferral(call))
  expect(isOne('process.nextTick(f)')).toBe(true)
  expect(isOne('setTimeout(f)')).toBe(false)
})
