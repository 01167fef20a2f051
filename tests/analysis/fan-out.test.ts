import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { fanOutsOf } from '../../rules/analysis/fan-out.ts'
import { ask } from '../code.ts'

/** The walks that the last join of the code waits for: `form items`. */
const of = (code: string): string[] =>
  ask(
    code,
    'CallExpression[callee.property.name=/^(all|allSettled|race)$/]',
    (context, node: TSESTree.CallExpression) =>
      fanOutsOf(context, node).map(({ form, items }) => `${form} ${items ? context.sourceCode.getText(items) : '-'}`),
  )

test.each([
  ['Promise.all(xs.map((x) => f(x)))', ['map xs']],
  ['Promise.all(xs.map(f))', ['map xs']],
  ['Promise.all(xs.filter(g).map(f).flat())', ['map xs.filter(g)']],
  ['Promise.all((xs || []).map(f))', ['map xs || []']],
  ['Promise.all(xs.map(f).map((p) => p.then(g)))', ['map xs.map(f)', 'map xs']],
  ['Promise.all([...xs.map(f), ...ys.map(f), g()])', ['spread xs', 'spread ys']],
  ['Promise.all([first].concat(xs.map(f)))', ['map xs']],
  ['Promise.all(Array.from(xs, f))', ['from xs']],
  ['Promise.all(Array.from(xs).map(f))', ['map Array.from(xs)']],
  ['Promise.all(new Set(xs.map(f)))', ['map xs']],
  ['Promise.all(ok ? xs.map(f) : [])', ['map xs']],
  ['Promise.all(xs.reduce((all, x) => { all.push(f(x)); return all }, []))', ['reduce xs']],
  ['const t = xs.map(f); Promise.all(t)', ['map xs']],
  ['let t; t = xs.map(f); Promise.allSettled(t)', ['map xs']],
  ['const start = (xs) => xs.map(f); Promise.all(start(ys))', ['map xs']],
  ['const t = []; for (const x of xs) t.push(f(x)); Promise.all(t)', ['pushed xs']],
  ['const t = []; xs.forEach((x) => t.push(f(x))); Promise.all(t)', ['forEach xs']],
  ['const t = []; while (more()) t.push(f()); Promise.all(t)', ['pushed -']],
  ['const t = []; for (const x of xs) t.push(...x.ys.map(f)); Promise.all(t)', ['map x.ys']],
  ["import _ from 'lodash'; Promise.all(_.map(xs, f))", ['map xs']],
  // What is mapped is a list of tasks only where the mapper takes promises.
  ['Promise.all(xs.map(g).map(f))', ['map xs.map(g)']],
  ['const ys = []; for (const x of xs) ys.push(x.map(g)); Promise.all(ys.flat().map(f))', ['map ys.flat()']],
  // Fixed, or no tasks.
  ['Promise.all([f(), g()])', []],
  ['Promise.all(xs)', []],
  ['db.all(xs.map(f))', []],
  ['const t = []; t.push(f()); Promise.all(t)', []],
  ['const t = []; for (const x of xs) t.push(() => f(x)); Promise.all(t)', []],
  ['async () => { const t = []; for (const x of xs) t.push(await f(x)); Promise.all(t) }', []],
  ["import { mapLimit } from 'backpressure-runtime'; Promise.all(mapLimit(xs, 2, f))", []],
  // Emptied on the way.
  [
    'async () => { let t = []; for (const x of xs) { t.push(f(x)); if (g()) { await h(t); t = [] } } Promise.all(t) }',
    [],
  ],
  ['const t = []; for (const x of xs) { t.push(f(x)); t.length = 0 } Promise.all(t)', []],
])('%s → %j', (code, expected) => {
  expect(of(code)).toEqual(expected)
})

test('tells the join, what starts a task, and the variable that holds the promises', () => {
  const code = 'const t = []; for (const x of xs) { const p = f(x); t.push(p) } Promise.race(t)'
  const [found] = ask(code, 'CallExpression[callee.property.name="race"]', (context, node: TSESTree.CallExpression) =>
    fanOutsOf(context, node).map(({ join, settles, mapper, walk, held }) => ({
      join: join === node,
      settles,
      mapper: context.sourceCode.getText(mapper),
      walk: walk.type,
      held: held?.name,
    })),
  )
  expect(found).toEqual({ join: true, settles: 'race', mapper: 'f(x)', walk: 'ForOfStatement', held: 't' })
})
