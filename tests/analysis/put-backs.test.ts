import { expect, test } from 'vitest'
import { isPutBack, wasTaken } from '../../rules/analysis/put-backs.ts'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

/** Whether the first put into the first list of the code puts back what it held. */
const isBack = (code: string): boolean | undefined =>
  ask(code, 'Program', (context) => {
    const [queue] = queuesOf(context)
    const [feed] = queue?.feeds ?? []
    return queue && feed && isPutBack(context, feed, queue)
  })

/** A pool that runs tasks on idle workers. */
const pool = (free: string, calls: string): string =>
  `class Pool { q = []; _run(id, task) { const w = this.workers[id]; w.once('message', () => { ${free} }) } ` +
  `start(task) { ${calls} } }`

test.each([
  'const q = []; export const f = () => { const x = q.shift(); q.push(x) }',
  'const q = []; export const f = () => { for (const x of q.splice(0)) q.push(x) }',
  'class A { q = []; f() { const all = [...this.q]; this.q = []; ping(); all.forEach((x) => { this.q.push(x) }) } }',
  'class A { q = []; f() { const all = this.q; this.q = []; for (const x of all) this.q.push(x) } }',
  'class A { q = []; f() { this.q.push(this.waiting.shift()) } }',
  pool('this.q.push(id)', 'this._run(this.q.shift(), task)'),
  pool('this.q.push(id); this._run(id, this.next())', 'this._run(this.q.shift(), task)'),
  pool('this.q.push(id)', 'const id = this.q.shift(); this._run(id, task)'),
])('was held before: %s', (code) => {
  expect(isBack(code)).toBe(true)
})

test.each([
  'const q = []; s.on("message", (m) => { q.push(m) }); const next = () => q.shift()',
  'class A { q = []; f(all) { this.q = []; all.forEach((x) => { this.q.push(x) }) } }',
  'class A { q = []; f() { const all = [...this.q]; all.forEach((x, i) => { this.q.push(i) }) } }',
  'class A { q = []; f() { const all = [...this.q]; all.map((x) => more(x)).forEach((x) => { this.q.push(x) }) } }',
  pool('this.q.push(task)', 'this._run(this.q.shift(), task)'),
  pool('this.q.push(id)', 'this._run(this.q.shift(), task); this._run(task.id, task)'),
  pool('this.q.push(id)', 'this._run(task.id, task); this.q.shift()'),
  pool('this.q.push(id)', 'this._run(this.q.shift(), task)').replaceAll('_run', 'run'),
])('may be new: %s', (code) => {
  expect(isBack(code)).toBe(false)
})

test('of a retry, only what is taken out here counts', () => {
  const taken = (code: string): boolean | undefined =>
    ask(code, 'Program', (context) => {
      const [queue] = queuesOf(context)
      const [feed] = queue?.feeds ?? []
      return queue && feed && wasTaken(context, feed, queue)
    })
  expect(taken('const q = []; export const f = () => { const x = q.shift(); go(x).catch(() => q.push(x)) }')).toBe(true)
  expect(taken(pool('this.q.push(id)', 'this._run(this.q.shift(), task)'))).toBe(false)
})
