import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isWorkerPerCall, requestBehind } from '../../rules/analysis/request-processes.ts'
import { ask } from '../code.ts'

const HEAD = "import http from 'http'; import { fork } from 'child_process'; import { Worker } from 'worker_threads'\n"
const MAKES = ':matches(CallExpression[callee.name="fork"], NewExpression[callee.name="Worker"])'

test.each([
  ['http.createServer((req, res) => { fork(f) })', 'per-request'],
  [
    'http.createServer((req, res) => run())\nfunction run() { return new Promise((r) => fork(f).on("exit", r)) }',
    'per-request',
  ],
  ['let child; http.createServer((req, res) => { if (!child) child = fork(f) })', undefined],
  ['let child; http.createServer((req, res) => { child ??= fork(f) })', undefined],
  ['http.createServer(async (req, res) => { await slots.acquire(); limit(() => fork(f)) })', undefined],
  ['http.createServer(listener); fork(f)', undefined],
  ['http.createServer(listener).on("connection", () => { fork(f) })', undefined],
])('%s → %s', (code, kind) => {
  const found = ask(HEAD + code, MAKES, (context, call: TSESTree.CallExpression) => requestBehind(context, call)?.kind)
  expect(found).toBe(kind)
})

test.each([
  ['export function run(x) { return new Promise((r) => { new Worker(x).on("message", r) }) }', true],
  ['export function start() { return new Promise((r) => { new Worker(f).on("online", r) }) }', false],
  ['function run(x) { return new Promise((r) => { new Worker(x).on("message", r) }) }', false],
  ['export function run(x) { return new Worker(x) }', false],
])('%s makes a worker for each call: %s', (code, expected) => {
  const found = ask(HEAD + code, MAKES, (context, call: TSESTree.NewExpression) => isWorkerPerCall(context, call))
  expect(found).toBe(expected)
})
