import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { looseStartOf } from '../../rules/analysis/loose-starts.ts'
import { toForEachLimit } from '../../rules/edits/for-each-limit.ts'
import { edited } from './edited.ts'

const IMPORT = "import { forEachLimit } from 'backpressure-runtime'\n\n"

it.each([
  {
    name: 'an inline callback',
    code: 'export async function f(xs: string[]) { xs.forEach(async (x) => { await fetch(x) }) }',
    output: 'export async function f(xs: string[]) { await forEachLimit(xs, 10, async (x) => { await fetch(x) }) }',
  },
  {
    name: 'a function by its name',
    code: 'async function g(x) { await fetch(x) }\nexport async function f(xs: string[]) { xs.forEach(g) }',
    output:
      'async function g(x) { await fetch(x) }\nexport async function f(xs: string[]) { await forEachLimit(xs, 10, g) }',
  },
])('$name', ({ code, output }) => expect(limited(code)).toBe(IMPORT + output))

it.each([
  { name: 'a sync function', code: 'export function f(xs: string[]) { xs.forEach(async (x) => { await fetch(x) }) }' },
  {
    name: 'a list of unknown kind',
    code: 'export async function f(xs) { xs.forEach(async (x) => { await fetch(x) }) }',
  },
  {
    name: 'a callback that takes the list',
    code: 'export async function f(xs: string[]) { xs.forEach(async (x, i, all) => { await fetch(x) }) }',
  },
  {
    name: 'a comment between',
    code: 'export async function f(xs: string[]) { xs /* all */.forEach(async (x) => { await fetch(x) }) }',
  },
  {
    name: 'a this for the callback',
    code: 'export async function f(xs: string[]) { xs.forEach(async function (x) { await fetch(x) }, this) }',
  },
])('nothing for $name', ({ code }) => expect(limited(code)).toBeNull())

function limited(code: string): string | null {
  return edited<TSESTree.CallExpression>(code, 'CallExpression[callee.property.name="forEach"]', (context, call) => {
    const start = looseStartOf(context, call)
    return start ? toForEachLimit(context, start) : null
  })
}
