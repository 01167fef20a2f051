import { expect, it } from 'vitest'
import { namesLimitTaker } from '../../rules/analysis/limit-takers.ts'
import { ask } from '../code.ts'

it.each([
  ["import pMap from 'p-map'", true],
  ["const each = require('async/each')", true],
  ["import fs from 'node:fs'", false],
  ["import pMap from './p-map-own'", false],
])('sees whether a file names a library that takes a limit: %s', (code, names) => {
  expect(ask(code, 'Program', (context) => namesLimitTaker(context))).toBe(names)
})
