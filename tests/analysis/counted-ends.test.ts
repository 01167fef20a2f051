import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isCountedToItsEnd } from '../../rules/analysis/counted-ends.ts'
import { looseStartOf } from '../../rules/analysis/loose-starts.ts'
import { ask } from '../code.ts'

/** Of what the code starts without anybody waiting for it by a promise. */
const of = (code: string): boolean[] => {
  const answers: boolean[] = []
  ask(`import fs from 'fs'\n${code}`, 'CallExpression', (context, call: TSESTree.CallExpression) => {
    const start = looseStartOf(context, call)
    if (start) answers.push(isCountedToItsEnd(context, start))
  })
  return answers
}

const LEFT = 'let left = xs.length; '
const each = (callback: string): string => `for (const x of xs) fs.readFile(x, (error, data) => { ${callback} })`

test.each([
  LEFT + each('use(data); if (--left === 0) done()'),
  LEFT + each('if (!--left) return done(error)'),
  LEFT + each('--left || done()'),
  LEFT + each('if (--left) return; done()'),
  LEFT + each('if (--left > 0) return; done()'),
  LEFT + each('if (left-- === 1) done()'),
  LEFT + each('left -= 1; if (left < 1) { done() }'),
  LEFT + each('finish()') + '; function finish() { if (--left === 0) done() }',
  LEFT + each('left--; check()') + '; function check() { if (left === 0) done() }',
  'let left = 0; for (const x of xs) { left++; fs.readFile(x, () => { left--; if (left === 0) done() }) }',
  'class A { f(xs) { this.left = xs.size; for (const x of xs) fs.readFile(x, () => { if (!--this.left) done() }) } }',
  `let read = 0; ${each('if (++read === xs.length) done()')}`,
  `let read = 0; const all = xs.length; ${each('read++; if (read >= all) done()')}`,
  `${LEFT}for (const x of xs) fs.readFile(x, end); function end() { if (!--left) done() }`,
  `${LEFT}for (const x of xs) fetch(x).then(use).finally(() => { if (!--left) done() })`,
  `${LEFT}xs.forEach(async (x) => { await fetch(x); if (--left === 0) done() })`,
  'let left = 0; function f(x) { left++; fs.readFile(x, () => { left--; if (!left) end() }) } xs.forEach((x) => f(x))',
  `function scan(dir, done) { fs.readdir(dir, (error, names) => {
    let left = 0; const end = () => { if (--left === 0) done() }
    for (const name of names) { left++; scan(name, end) } }) }`,
])('counted: %s', (code) => {
  expect(of(code)).toEqual([true])
})

test.each([
  each('use(data)'),
  // Counted, and nobody is told.
  LEFT + each('left--'),
  LEFT + each('if (--left === 0) finished = true'),
  LEFT + each('if (--left === 0) logger.info("read all")'),
  // No count of all: a number that only falls, one for each task, or another limit than the length.
  `let budget = 100; ${each('if (--budget === 0) done()')}`,
  `let failed = 0; ${each('if (error && ++failed >= MAX) stop()')}`,
  `let read = 0; ${each('if (++read >= 10) done()')}`,
  'for (const x of xs) { let left = x.parts.length; fs.readFile(x, () => { if (!--left) done() }) }',
  'function read(x) { let left = x.length; fs.readFile(x, () => { if (!--left) done() }) } for (const x of xs) read(x)',
  // Before a task waits.
  `${LEFT}xs.forEach(async (x) => { if (--left === 0) done(); await fetch(x) })`,
  `${LEFT}for (const x of xs) { fetch(x).then(use); if (--left === 0) done() }`,
  // Another number is asked.
  LEFT + each('left--; if (other === 0) done()'),
  LEFT + each('if (left === 0) done(); left--; use(data)'),
])('not counted: %s', (code) => {
  expect(of(code)).toEqual([false])
})
