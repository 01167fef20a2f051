import { expect, test } from 'vitest'
import { isFileList, isSeenFileList } from '../../rules/analysis/scaling.ts'
import { ask } from '../code.ts'

test.each([
  ["import fs from 'fs/promises'; async () => walk(await fs.readdir(dir))", true],
  ["import fs from 'fs'; walk(fs.readdirSync(dir).filter(f))", true],
  ["import { globby } from 'globby'; async () => { const found = await globby(p); walk(found.map(f)) }", true],
  ["import { sync } from 'fast-glob'; const found = sync(p); walk(found)", true],
  ['function* f() { const found = yield* glob(p); walk(found) }', true],
  ["import * as glob from 'glob'; async () => walk(await glob.glob(p))", true],
  ['walk(this.rootFiles)', true],
  ['walk(filePaths ?? [])', true],
  ['walk(profiles2)', false],
  ['walk(users)', false],
  ['const found = find(p); walk(found)', false],
])('%s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    isFileList(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})

test.each([
  ['async () => { const files = await collect(dir); walk(files) }', true],
  ["'use client'; async () => { const files = await collect(dropped); walk(files) }", false],
  ["'use client'; async () => { const files = await readdir(dir); walk(files) }", true],
  ['const files = collect(dir); walk(files)', false],
])('seen: %s → %s', (code, expected) => {
  const found = ask(code, 'CallExpression[callee.name="walk"]', (context, node: { arguments: [never] }) =>
    isSeenFileList(context, node.arguments[0]),
  )
  expect(found).toBe(expected)
})
