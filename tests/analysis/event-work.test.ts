import { expect, test } from 'vitest'
import { nameOfWork } from '../../rules/analysis/async-work.ts'
import { droppedWorkOf, eventWorkOf } from '../../rules/analysis/event-work.ts'
import type { FunctionNode } from '../../rules/analysis/facts.ts'
import { ask } from '../code.ts'

const FIRST = 'CallExpression[callee.name="take"] > :function'

test.each([
  ['take(async (x) => { await save(x) })', 'save'],
  ['take(async (x) => { await fetch(x) })', 'fetch'],
  ['take((x) => { void fetch(x) })', 'fetch'],
  ['take((x) => { fetch(x).then(f).catch(g) })', 'fetch'],
  ['take(async (x) => { handle(x) }); function handle(x) { queue.add(x) }', 'handle'],
  ['take((x) => { handle(x) }); function handle(x) { queue.add(x) }', undefined],
  ['take((x) => { handle(x) }); async function handle(x) { await fetch(x) }', 'handle'],
  ['take(async (x) => { await parse(x) }); function parse(x) { return x }', undefined],
  ['take(async (x) => { await sleep(10) })', undefined],
  ['take(async (x) => { await logger.info(x) })', undefined],
  ['take(async (x) => { source.pause(); await save(x) })', undefined],
  ['take(async (x) => { await save(x); source.pause() })', 'save'],
  ['take(async (x) => { const p = save(x).then(f); if (n >= MAX) { s.pause(); await p; s.resume() } })', undefined],
  ['take(async (x) => { const p = save(x).then(f); if (n >= MAX) { await p; s.pause() } })', 'save'],
  ['take(async (x) => { const p = save(x).then(f); if (slow) { s.pause(); await p; s.resume() } })', 'save'],
  ['take(async (x) => { if (busy) return; busy = true; await save(x); busy = false })', undefined],
  [
    'take((x) => { void once(x) }); async function once(x) { if (done) return; done = true; await fetch(x) }',
    undefined,
  ],
  ['take((x) => { for (const line of x) void fetch(line) })', undefined],
  ["take((x) => { if (x.includes('ready')) void fetch(x) })", undefined],
  ['take((x) => { if (x.includes(text)) void fetch(x) })', 'fetch'],
  ["take(async (x) => { if (x.status === 'die' || x.status === 'start') await save(x) })", undefined],
  ["take(async (x) => { if (x.kind === 'chunk') await save(x) })", 'save'],
  ['take(async (x) => { if (!known) known = await greet(x) })', undefined],
  ['take(async (x) => { if (!known) last = await greet(x) })', 'greet'],
])('%s → %s', (code, name) => {
  const found = ask(code, FIRST, (context, fn: FunctionNode) => {
    const work = eventWorkOf(context, fn)
    return work && nameOfWork(work)
  })
  expect(found).toBe(name)
})

test.each([
  ['take(async (x) => { await fetch(x) })', undefined],
  ['take((x) => fetch(x))', undefined],
  ['take(async (x) => { void fetch(x) })', 'fetch'],
  ['take((x) => { fetch(x).catch(f) })', 'fetch'],
])('%s drops %s', (code, name) => {
  const found = ask(code, FIRST, (context, fn: FunctionNode) => {
    const work = droppedWorkOf(context, fn)
    return work && nameOfWork(work)
  })
  expect(found).toBe(name)
})
