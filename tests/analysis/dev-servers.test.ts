import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isInDevServer } from '../../rules/analysis/dev-servers.ts'
import { ask } from '../code.ts'

test.each([
  [`export const mine = () => ({ configureServer(server) { const take = (req) => use(req) } })`, true],
  [`const plugin = { name, configurePreviewServer: (server) => { server.use((req) => use(req)) } }`, true],
  [`const server = { configure(app) { app.use((req) => use(req)) } }`, false],
  [`function configureServer(app) { app.use((req) => use(req)) }`, false],
])('isInDevServer: %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="use"]', (_, call: TSESTree.CallExpression) =>
    isInDevServer(call),
  )
  expect(found).toBe(expected)
})
