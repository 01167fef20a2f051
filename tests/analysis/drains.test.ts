import { describe, expect, test } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { ask } from '../code.ts'

/** How often the queue `q` is drained by the code. */
const drains = (code: string) =>
  ask(`let q = []; const add = (x) => q.push(x); ${code}`, 'Program', (context) => queuesOf(context)[0]?.drains.length)

describe('a drain is', () => {
  test.each<[name: string, code: string]>([
    ['shift', 'const f = () => q.shift()'],
    ['splice from the start', 'const f = () => q.splice(0, 10)'],
    ['the rest', 'const f = () => { q = q.slice(10) }'],
    ['the rest up to its end', 'const f = () => { q = q.slice(10, q.length) }'],
    ['a swap', 'const f = () => { [batch, q] = [q, []] }'],
    ['a walk and a new list', 'const f = () => { for (const x of q) go(x); q = [] }'],
    ['a walk and length 0', 'const f = () => { q.forEach(go); q.length = 0 }'],
    ['a walk under another test', 'on((e) => { if (e.kind === "tick") { q.forEach(go); q = [] } })'],
    ['a batch and a new list', 'const f = () => { const batch = q; q = []; go(batch) }'],
    ['both in one case', 'on((e) => { switch (e.kind) { case "tick": q.forEach(go); q = []; break } })'],
    ['a case that goes on', 'on((e) => { switch (e.kind) { case "a": q.forEach(go); case "b": q = [] } })'],
    ['one text of all', 'const f = () => { go(q.join("\\n")); q = [] }'],
    ['one list of all', 'const f = () => { go(q.reduce((a, b) => a.concat(b), [])); q = [] }'],
    ['a number of all, and all', 'const f = () => { go(q.reduce((a, b) => a + b.size, 0), q); q = [] }'],
    ['a hand-over and a clearing', 'const f = () => { go(q); q.splice(0) }'],
  ])('%s', (_, code) => {
    expect(drains(code)).toBe(1)
  })
})

describe('no drain is', () => {
  test.each<[name: string, code: string]>([
    ['a removal by index', 'const f = (x) => q.splice(q.indexOf(x), 1)'],
    ['an insertion', 'const f = (x) => q.splice(0, 0, x)'],
    ['a stack', 'const f = () => q.pop()'],
    ['a filter', 'const f = (x) => { q = q.filter((y) => y !== x) }'],
    ['a walk alone', 'const f = () => { for (const x of q) go(x) }'],
    ['an emptying alone', 'const f = () => { q = [] }'],
    ['the end of all', 'function stop() { for (const x of q) clearTimeout(x); q = [] }'],
    ['the end of a run', 'steps.subscribe((e) => { if (e.kind == "phase-end") { q.forEach(log); q = [] } })'],
    ['one of several ends', 'on((e) => { switch (e.type) { case "done": for (const x of q) go(x); q = [] } })'],
    ['what is given out when all is done', 'class A { done(f) { f(q); q = [] } }'],
    ['the end of a stream', 's.on("end", () => { done(Buffer.concat(q)); q = [] })'],
    ['another case', 'on((e) => { switch (e.kind) { case "a": q = []; break; case "b": { go(q.join()); break } } })'],
    ['the mean of all', 'const f = () => { go(q.reduce((a, b) => a + b, 0) / q.length); q = [] }'],
    ['the most of all', 'const f = () => { go(Math.max(...q)); q = [] }'],
    ['a page of all', 'const f = (a, n) => { q = q.slice(a, a + n); go(q) }'],
    ['another list that is cut', 'const f = (xs) => { q = xs.slice(1) }'],
  ])('%s', (_, code) => {
    expect(drains(code)).toBe(0)
  })
})
