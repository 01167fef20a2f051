import { expect, it } from 'vitest'
import { importTextOf } from '../../rules/analysis/import-text.ts'

const pattern = importTextOf(['async', '@acme/pool.js', 'events'])

it.each([
  ["import async from 'async'", true],
  ['const each = require("async/each")', true],
  ["await import('@acme/pool.js')", true],
  ["import 'async'", true],
  ["import { on } from 'node:events'", true],
  ["import x from 'async-es'", false],
  ["import x from '@acme/poolXjs'", false],
  ["const name = 'async'", false],
])('finds the text of an import: %s', (code, isImport) => {
  expect(pattern.test(code)).toBe(isImport)
})
