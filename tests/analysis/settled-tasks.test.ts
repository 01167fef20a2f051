import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { looseStartOf } from '../../rules/analysis/loose-starts.ts'
import { hearsOfFailures, isLastOfAll, seesToFailures } from '../../rules/analysis/settled-tasks.ts'
import { ask } from '../code.ts'

const answers = (code: string): [boolean, boolean][] => {
  const found: [boolean, boolean][] = []
  ask(code, 'CallExpression', (context, call: TSESTree.CallExpression) => {
    const start = looseStartOf(context, call)
    if (start) found.push([seesToFailures(context, start), isLastOfAll(start.walk)])
  })
  return found
}

test.each([
  ['function f() { xs.forEach(async (x) => { try { await fetch(x) } catch (e) { log(e) } }) }', true, true],
  ['function f() { xs.forEach(async (x) => { try { await fetch(x) } catch (e) { throw e } }) }', false, true],
  ['function f() { xs.forEach(async (x) => { try { await fetch(x) } finally { g() } }) }', false, true],
  ['function f() { xs.forEach(async (x) => { await fetch(x) }); g() }', false, false],
  ['function f() { for (const x of xs) fetch(x).then(show).catch(log) }', true, true],
  ['function f() { for (const x of xs) fetch(x).catch((e) => { throw e }) }', false, true],
  ['function f() { for (const x of xs) fetch(x).then(show) }', false, true],
  ['function f() { if (a) { for (const x of xs) void fetch(x) } g() }', false, false],
])('%s: %s, %s', (code, sees, isLast) => {
  expect(answers(code)).toEqual([[sees, isLast]])
})

test.each([
  ['xs.forEach(async (x) => { if (!x) return; try { await fetch(x) } catch (e) { log(e) } })', true],
  ['for (const x of xs) fetch(x).catch((e) => { throw e })', true],
  ['xs.forEach(async (x) => { await fetch(x); try { await fetch(1) } catch (e) { log(e) } })', false],
  ['xs.forEach(async (x) => { try { await fetch(x) } catch (e) { await fetch(2) } })', false],
  ['xs.forEach(async (x) => { try { await fetch(x) } finally { g() } })', false],
  ['for (const x of xs) void fetch(x)', false],
  [
    'xs.map((x) => load(x)); async function load(x) { await send(x) } ' +
      'async function send(x) { await fetch(x).catch(log) }',
    true,
  ],
  ['xs.forEach((x) => load(x)); async function load(x) { await fetch(x); await save(x).catch(log) }', false],
  ['xs.forEach(async (x) => { await load(x) }); async function load(x) { await fetch(x) }', false],
  ['xs.forEach(async (x) => { await load(x) }); async function load(x) { try { await fetch(x) } catch {} }', true],
  [
    "import fs from 'fs'\nfor (const x of xs) fs.readFile(x, (err, text) => { if (err) log(err); else show(text) })",
    true,
  ],
  ["import fs from 'fs'\nfor (const x of xs) fs.readFile(x, (err, text) => { show(text) })", false],
  ["import fs from 'fs'\nfor (const x of xs) fs.readFile(x, done)", false],
])('%s hears of failures: %s', (code, expected) => {
  const found: boolean[] = []
  ask(code, 'CallExpression', (context, call: TSESTree.CallExpression) => {
    const start = looseStartOf(context, call)
    if (start) found.push(hearsOfFailures(context, start))
  })
  expect(found).toEqual([expected])
})
