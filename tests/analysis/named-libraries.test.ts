import { expect, it } from 'vitest'
import { namesLibraryWith } from '../../rules/analysis/named-libraries.ts'
import { ask } from '../code.ts'

const namesLister = namesLibraryWith(({ lists }) => lists !== undefined)

it.each([
  ["import { PrismaClient } from '@prisma/client'", true],
  ["const knex = require('knex')", true],
  ["import pMap from 'p-map'", false],
  ["import { PrismaClient } from './prisma'", false],
])('sees whether a file names a library with such a call: %s', (code, names) => {
  expect(ask(code, 'Program', (context) => namesLister(context))).toBe(names)
})
