import { expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { isOfTimeWindow } from '../../rules/analysis/time-windows.ts'
import { ask } from '../code.ts'

const asked = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isOfTimeWindow(context, queue, feed)
  })

const TAKE = 'const all = q; q = []; work(all)'

const cleared = (now: string): string =>
  `let q = [], t; const flush = () => { ${TAKE} }; s.on('message', (m) => { q.push(m); ` +
  `if (idle()) { if (t) { clearTimeout(t); t = null } ${now} } if (!t) t = setTimeout(flush, 10) })`

const putOff = (set: string, ms: string): string =>
  `let q = [], t, since = 0; const flush = () => { ${TAKE} }; s.on('message', (m) => { q.push(m); if (!t) { ` +
  `since = Date.now(); t = setTimeout(flush, 100); return } clearTimeout(t); ${set} ` +
  `const passed = Date.now() - since; t = setTimeout(flush, ${ms}) })`

const armed = (arm: string, put = 'q.push(m); arm()'): string =>
  `let q = [], t, due; const flush = () => { t = null; ${TAKE} }; function arm() { ${arm} } ` +
  `s.on('message', (m) => { ${put} })`

test.each([
  armed('if (t) return; t = setTimeout(flush, 100)'),
  armed('if (!due) { due = true; setTimeout(flush, 100) }'),
  armed('t ??= setTimeout(flush, 100)', 'if (m.ok) q.push(m); log(m); arm()'),
  `let q = [], t; s.on('message', (m) => { q.push(m); t ??= setTimeout(() => { t = undefined; ${TAKE} }, 100) })`,
  `let q = [], t; const flush = () => { ${TAKE} }; s.on('message', (m) => { q.push(m); ` +
    `if (!t) t = setTimeout(flush, wait) })`,
  putOff('', 'Math.min(100, Math.max(0, most - passed))'),
  putOff('', 'Math.min(100, 1000 - (Date.now() - since))'),
  `let q = [], t; watcher.on('all', (e, p) => { q.push(p); clearTimeout(t); t = setTimeout(async () => { ` +
    `const all = q.slice(); q.length = 0; await work(all) }, 100) })`,
  `let q = []; function flush() { ${TAKE} } s.on('message', (m) => { q.push(m); ` +
    `if (q.length === 1) setTimeout(() => flush(), 10) })`,
  `class A { q = []; add(m) { this.q.push(m); this.t ??= setTimeout(() => { this.t = null; void this.flush() }, 9) } ` +
    `async flush() { const all = this.q; this.q = []; await save(all) } }`,
  cleared('flush(); return'),
  cleared('if (q.length > 0) flush(); return'),
])('holds what comes in a time: %s', (code) => {
  expect(asked(code)).toBe(true)
})

test.each([
  `let q = [], t; s.on('message', (m) => { q.push(m); clearTimeout(t); t = setTimeout(() => { ${TAKE} }, 100) })`,
  `let q = [], t; s.on('message', (m) => { q.push(m); t ??= setTimeout(() => { if (!open) return; ${TAKE} }, 100) })`,
  `let q = [], t; s.on('message', (m) => { q.push(m); t ??= setTimeout(async () => { await ready; ${TAKE} }, 100) })`,
  `let q = [], t; s.on('message', (m) => { q.push(m); t ??= setTimeout(() => work(q.shift()), 100) })`,
  `let q = []; s.on('message', (m) => { q.push(m) }); setTimeout(() => { ${TAKE} }, 100)`,
  putOff('', 'Math.min(100, most)'),
  putOff('', 'Math.max(100, most - passed)'),
  putOff('since = Date.now();', 'Math.min(100, most - passed)'),
  `let q = [], t; watcher.on('all', (e, p) => { q.push(p); clearTimeout(t); t = setTimeout(async () => { ` +
    `await ready; ${TAKE} }, 100) })`,
  `let q = [], t; function flush() { ${TAKE} } s.on('message', (m) => { q.push(m); ` +
    `t ??= setTimeout(() => open && flush(), 10) })`,
  `let q = [], t; function flush() { ${TAKE} } s.on('message', (m) => { q.push(m); ` +
    `t ??= setTimeout(() => { if (open) flush() }, 10) })`,
  `let q = [], t; function flush() { if (!open) return; ${TAKE} } s.on('message', (m) => { q.push(m); ` +
    `t ??= setTimeout(() => flush(), 10) })`,
  armed('if (!open) return; t ??= setTimeout(flush, 100)'),
  armed('if (open && !t) t = setTimeout(flush, 100)'),
  armed('clearTimeout(t); t = setTimeout(flush, 100)'),
  armed('t ??= setTimeout(flush, 100)', 'q.push(m); if (!open) return; arm()'),
  armed('t ??= setTimeout(flush, 100)', 'if (open) arm(); else q.push(m)'),
  cleared(''),
  cleared('if (open) flush()'),
  cleared('return'),
])('may hold more: %s', (code) => {
  expect(asked(code)).toBe(false)
})
