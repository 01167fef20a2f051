import { expect, it } from 'vitest'
import { namesBufferTaker, namesLimitTaker } from '../../rules/analysis/limit-takers.ts'
import { ask } from '../code.ts'

it.each([
  ["import pMap from 'p-map'", true],
  ["const each = require('async/each')", true],
  ["import fs from 'node:fs'", false],
  ["import pMap from './p-map-own'", false],
])('sees whether a file names a library that takes a limit: %s', (code, names) => {
  expect(ask(code, 'Program', (context) => namesLimitTaker(context))).toBe(names)
})

it.each([
  ["import { on } from 'node:events'", true],
  ["import { ReplaySubject } from 'rxjs'", true],
  ["import pMap from 'p-map'", false],
])('sees whether a file names a library that takes a limit of a buffer: %s', (code, names) => {
  expect(ask(code, 'Program', (context) => namesBufferTaker(context))).toBe(names)
})
