import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isLetIn } from '../../rules/analysis/let-in-peers.ts'
import { ask } from '../code.ts'

const letIn = (code: string) =>
  ask(code, 'CallExpression[callee.name="read"]', (context, call: TSESTree.CallExpression) => isLetIn(context, call))

test.each([
  `serve((req, res) => { if (!known(req)) { res.writeHead(401).end(); return } read(req) })`,
  `serve((req, res) => { if (!known(req)) return res.status(403).end(); void (async () => { read(req) })() })`,
])('isLetIn: %s', (code) => {
  expect(letIn(code)).toBe(true)
})

test.each([
  `serve((req, res) => { read(req); if (!known(req)) return res.status(403).end() })`,
  `serve((req, res) => { if (req.method !== 'POST') return res.status(405).end(); read(req) })`,
  `serve((req, res) => { if (!known(req)) res.statusCode = 401; read(req) })`,
])('isLetIn: not %s', (code) => {
  expect(letIn(code)).toBe(false)
})
