import { expect, test } from 'vitest'
import { nameOfWork } from '../../rules/analysis/async-work.ts'
import { outlastingWork } from '../../rules/analysis/outlasting-runs.ts'
import { overlapsOf } from '../../rules/analysis/overlap.ts'
import { intervalOf } from '../../rules/analysis/timers.ts'
import { ask } from '../code.ts'

const outlasts = (code: string) =>
  ask(code, 'CallExpression[callee.name="setInterval"]', (context, call) => {
    const interval = intervalOf(context, call)
    const overlaps = interval?.fn ? overlapsOf(context, interval.fn, interval.period) : []
    return interval && outlastingWork(context, interval, overlaps) !== undefined
  })

const run = (body: string, ms: string | number) => `setInterval(async () => { ${body} }, ${ms})`
const WALK = 'const rows = await store.due(); for (const row of rows) await work(row)'

test.each([
  // Through what there is.
  [run(WALK, 'every'), true],
  [run(WALK, 30_000), true],
  [run('await Promise.all((await db.query(sql)).map((row) => work(row)))', 'every'), true],
  [run('store.due().then((rows) => { rows.forEach((row) => work(row).catch(log)) })', 'every'), true],
  [run('while (await next()) await work()', 'every'), true],
  [run('const rows = await store.due(); for (const row of rows) await api.send(row)', 600_000), true],
  // By the minute, where nothing shows that the work for each is slow.
  [run(WALK, 60_000), false],
  [run('for (const id of await api.ids()) await api.getState(id)', 60_000), false],
  // Few by nature, or none at all.
  [run('for (const side of ["left", "right"]) await work(side)', 'every'), false],
  [run('for (let i = 0; i < 3; i++) await work()', 'every'), false],
  [run('while (attempts < 3) await work()', 'every'), false],
  [run('await safely(() => work())', 'every'), false],
])('a run that works through a list: %s', (code, expected) => {
  expect(outlasts(code)).toBe(expected)
})

test.each([
  [run('await fetch(login); await fetch(url)', 10_000), true],
  [run('await fetch(login); await fetch(url)', 10_001), false],
  [run('await fetch(login); await fetch(url)', 'every'), false],
  [run('if (own) await fetch(login); else await fetch(url)', 5000), false],
  [run('if (own) { await fetch(login); return } await fetch(url)', 5000), false],
  [run('if (old) await fetch(login); await fetch(url)', 5000), true],
  [run('await load(); await show()', 5000), false],
  ['let rows; ' + run('rows = []; const found = await load(); rows.push(...found)', 5000), true],
  ['let rows; ' + run('rows = []; const found = await load(); rows.push(...found)', 30_000), false],
  [run('rows = []; rows = await load()', 5000), false],
  // Reading the reply is no request of its own.
  [run('const r = await fetch(url); state = await r.json()', 5000), false],
  [run('const r = await fetch(url); state = await r.json()', 1000), true],
  [run('size = await db.getSize()', 1000), true],
  [run('size = await db.getSize()', 2000), false],
  [run('show(await this.auth.request({ url }))', 1000), true],
  [run('await fs.readFile(path)', 1000), false],
  [run('await appendFile(path, line)', 1000), false],
  [run('await refresh()', 1000), false],
  [run('const errors = await client.errors(); await client.logs(errors)', 500), true],
  [run('if (own) await a(); else await b()', 500), false],
  [run('switch (state) { case 1: await a(); break; case 2: await b() }', 500), false],
  // What a page asks.
  ['document.title = "x"; ' + run('show(await api.get(id))', 1000), false],
  ['document.title = "x"; ' + run('for (const id of ids) show(await api.get(id))', 1000), true],
  // One timer for each of many.
  ['for (const d of devices) setInterval(async () => { await d.write(x); await d.read() }, d.ms)', true],
  ['for (const d of devices) setInterval(async () => { await d.read() }, d.ms)', false],
  ['function f() { setInterval(async () => { await d.write(x); await d.read() }, d.ms) }', false],
])('a run that asks for a few things: %s', (code, expected) => {
  expect(outlasts(code)).toBe(expected)
})

test.each([
  [run(`await prepare(); ${WALK}`, 'every'), 'work'],
  [run('await prepare(); await db.query(sql)', 1000), 'query'],
  [run('await prepare(); await show()', 1000), 'prepare'],
])('says which work shows it: %s', (code, name) => {
  const found = ask(code, 'CallExpression[callee.name="setInterval"]', (context, call) => {
    const interval = intervalOf(context, call)
    const overlaps = interval?.fn ? overlapsOf(context, interval.fn, interval.period) : []
    const overlap = interval && outlastingWork(context, interval, overlaps)
    return overlap && nameOfWork(overlap.work)
  })
  expect(found).toBe(name)
})
