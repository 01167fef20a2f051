import { describe, expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

/** Each queue as `name: feeds/drains/uses`. */
const queues = (code: string) =>
  ask(code, 'Program', (context) =>
    queuesOf(context)
      .map(({ name, form, feeds, drains, uses }) => `${name} ${form} ${feeds.length}/${drains.length}/${uses.length}`)
      .join(', '),
  )

describe('queuesOf finds', () => {
  test.each<[name: string, code: string, expected: string]>([
    ['a module variable', 'const q = []; const add = (x) => q.push(x); const next = () => q.shift()', 'q list 1/1/2'],
    ['a field', 'class A { #q = []; add(x) { this.#q.push(x) } next() { return this.#q.splice(0) } }', '#q list 1/1/2'],
    ['a field set later', 'class A { constructor() { this.q = [] } add(x) { this.q.unshift(x) } }', 'q list 1/0/2'],
    [
      'a field through self',
      'class A { q = []; add(x) { const self = this; f(() => self.q.push(x)) } }',
      'q list 1/0/1',
    ],
    [
      'a field of an old class',
      'function A() { this.q = [] } A.prototype.add = function (x) { this.q.push(x) }',
      'q list 1/0/2',
    ],
    ['a property of a shared object', 'const s = { q: [] }; const add = (x) => s.q.push(x)', 'q list 1/0/1'],
    ['a variable that closures share', 'function f() { const q = []; return (x) => q.push(x) }', 'q list 1/0/1'],
    ['a copy', 'let q = []; const add = (x) => { q = [...q, x] }', 'q list 1/0/2'],
    ['a concat', 'let q = []; const add = (x) => { q = q.concat(x) }', 'q list 1/0/2'],
    ['the next index', 'const q = []; const add = (x) => { q[q.length] = x }', 'q list 1/0/2'],
    ['a class of lists', 'const q = new Denque(); const add = (x) => q.push(x)', 'q list 1/0/1'],
    [
      'lists in a map',
      'const m = new Map(); const add = (k, x) => m.get(k).push(x); const all = () => { send(m); m.clear() }',
      'm keyed 1/1/3',
    ],
    ['a set that is walked and cleared', 'const s = new Set(); const add = (x) => s.add(x)', 's keyed 1/0/1'],
    [
      'a list beside a map',
      'class A { constructor() { this.q = on ? 1 : 2; this.q = []; this.q = new Map() } add(x) { this.q.push(x) } }',
      'q list 1/0/4',
    ],
    ['nothing in a local list', 'function f(xs) { const out = []; for (const x of xs) out.push(x); return out }', ''],
    [
      'nothing in a list that a walk fills',
      'function f(xs) { let out = []; xs.forEach((x) => { out.push(x) }); out = out.slice(1); return out }',
      '',
    ],
    [
      'a list that a walk of tasks fills',
      'function f(xs) { const out = []; xs.forEach(async (x) => { out.push(await x) }); return () => out.shift() }',
      'out list 1/1/2',
    ],
    ['nothing in a list of somebody else', 'function add(bg, x) { bg.output.push(x) }', ''],
    ['nothing in a list with content', 'const q = [1]; const add = (x) => q.push(x)', ''],
    [
      'nothing in a registry',
      'const m = new Map(); const add = (k, x) => m.set(k, x); const end = (k) => m.delete(k)',
      '',
    ],
    ['nothing in a queue that is told something', 'const q = new Queue({ max: 5 }); const add = (x) => q.push(x)', ''],
  ])('%s', (_, code, expected) => {
    expect(queues(code)).toBe(expected)
  })
})
