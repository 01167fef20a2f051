import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isProcess, looseStartOf } from '../../rules/analysis/loose-starts.ts'
import { ask } from '../code.ts'

const formOf = (code: string, selector = 'CallExpression, NewExpression'): string[] => {
  const forms: string[] = []
  ask(code, selector, (context, call: TSESTree.CallExpression) => {
    const start = looseStartOf(context, call)
    if (start) forms.push(`${start.form}: ${context.sourceCode.getText(start.start)}, ${start.io.evidence}`)
  })
  return forms
}

test.each([
  ['xs.forEach(async (x) => { await fetch(x) })', ['forEach: xs.forEach(async (x) => { await fetch(x) }), known']],
  ['xs.forEach(fetchPage)', ['forEach: xs.forEach(fetchPage), likely']],
  ['for (const x of xs) void fetch(x)', ['call: fetch(x), known']],
  ['for (const x of xs) fetchPage(x).then(show).catch(log)', ['call: fetchPage(x), likely']],
  ["import fs from 'fs'; for (const x of xs) fs.readFile(x, done)", ['call: fs.readFile(x, done), known']],
  ["import { fork } from 'child_process'; for (const x of xs) children.push(fork(x))", ['process: fork(x), known']],
  [
    "import fs from 'fs'; fs.readdir(d, (e, xs) => { for (const x of xs) parse(x).then(f) })",
    ['call: parse(x), likely'],
  ],
])('%s starts %j', (code, forms) => {
  expect(formOf(code)).toEqual(forms)
})

test.each([
  'for (const x of xs) fetchPage(x)',
  'for (const x of xs) cache.set(x, 1)',
  'for (const x of xs) this.save(x)',
  'async () => { for (const x of xs) await fetch(x) }',
  'xs.forEach((x) => { tasks.push(fetch(x)) })',
  'xs.forEach(async (x) => { group.add(fetch(x)) })',
  'for (const x of xs) logger.info(x).catch(f)',
  'for (const x of xs) void captureException(x)',
  "import { fork } from 'child_process'; for (let i = 0; i < n; i++) pool.push(fork('a'))",
  'void fetch(x)',
])('%s starts nothing loose', (code) => {
  expect(formOf(code)).toEqual([])
})

test.each([
  ["import { Worker } from 'worker_threads'; new Worker(x)", true],
  ["import { spawn } from 'node:child_process'; spawn(x)", true],
  ['/a/.exec(x)', false],
  ["import { Worker } from 'bullmq'; new Worker(x)", false],
])('%s makes a process: %s', (code, expected) => {
  const found = ask(code, 'CallExpression, NewExpression', (context, call: TSESTree.CallExpression) =>
    isProcess(context, call),
  )
  expect(found).toBe(expected)
})
