import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { namesLister, wholeLoadOf } from '../../rules/analysis/whole-loads.ts'
import { ask } from '../code.ts'

const loads = (code: string) => {
  let found = 0
  ask(
    `import { PrismaClient } from '@prisma/client'; import pg from 'pg';
    const prisma = new PrismaClient(); const pool = new pg.Pool(); ${code}`,
    'CallExpression',
    (context, call: TSESTree.CallExpression) => {
      if (wholeLoadOf(context, call)) found += 1
    },
  )
  return found
}

it.each([
  ['for (const u of await prisma.user.findMany()) f(u)', 1],
  ['const us = await prisma.user.findMany(); us.map(f)', 1],
  ['async () => { const us = await prisma.user.findMany(); return us.map(f) }', 0],
  ['async () => send((await prisma.user.findMany()).filter(f))', 0],
  ['prisma.user.findMany().then((us) => us.forEach(f))', 1],
  ['const { rows } = await pool.query("select * from users"); for (const r of rows) f(r)', 1],
  ['const { rows } = await pool.query("select * from roles"); for (const r of rows) f(r)', 0],
  ['const us = await prisma.user.findMany(); g(us)', 0],
  ['const us = await prisma.user.findMany({ take: 5 }); us.map(f)', 0],
  ['const us = await prisma.user.findMany({ where }); us.map(f)', 0],
  ['await Promise.all((await prisma.user.findMany()).map(f))', 0],
  ['const us = []; us.map(f)', 0],
])('finds what is loaded whole: %s', (code, found) => {
  expect(loads(code)).toBe(found)
})

it.each([
  ["import { PrismaClient } from '@prisma/client'", true],
  ["import pMap from 'p-map'", false],
])('sees whether a file names what lists: %s', (code, names) => {
  expect(ask(code, 'Program', (context) => namesLister(context))).toBe(names)
})
