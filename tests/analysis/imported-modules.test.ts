import { expect, it } from 'vitest'
import { importedModules } from '../../rules/analysis/imported-modules.ts'
import { ask } from '../code.ts'

it.each([
  ["import async from 'async'", ['async']],
  ['const each = require("async/each")', ['async/each', 'async']],
  ["await import('@acme/pool.js')", ['@acme/pool.js', '@acme']],
  ["import 'async'", ['async']],
  ["import { on } from 'node:events'", ['events']],
  ["export * from './queue.ts'", ['./queue.ts', '.']],
  ["const name = 'async'", []],
])('finds what the text imports, with what it is a path below: %s', (code, modules) => {
  expect([...ask(code, 'Program', (context) => importedModules(context))!]).toEqual(modules)
})
