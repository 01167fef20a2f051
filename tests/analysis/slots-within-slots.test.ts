import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { mayWaitForItself } from '../../rules/analysis/slots-within-slots.ts'
import { allBelow } from '../../rules/analysis/walk.ts'
import { ask } from '../code.ts'

const isLimiter = (node: TSESTree.Node): node is TSESTree.Identifier =>
  node.type === 'Identifier' && node.name === 'few' && node.parent.type === 'VariableDeclarator'

/** The work is what `here` is given. */
const waits = (code: string): boolean =>
  ask(
    `import pLimit from 'p-limit'; const few = pLimit(3); ${code}`,
    'CallExpression[callee.name="here"]',
    (context, call: TSESTree.CallExpression) => {
      const [limiter] = allBelow(context, context.sourceCode.ast, 'all', isLimiter)
      const [work = call] = call.arguments
      return limiter !== undefined && mayWaitForItself(context, limiter, call, work)
    },
  )

test.each([
  ['itself', 'here((x) => few(() => load(x)))'],
  ['in a function', 'here((x) => load(x)); const load = (x) => few(() => get(x))'],
  ['in a function that is handed over', 'here(load); async function load(x) { return few(() => get(x)) }'],
  ['in a bound method', 'class A { load(x) { return few(() => get(x)) } f() { return here(this.load.bind(this)) } }'],
  [
    'far away',
    'here((x) => a(x)); const a = (x) => b(x); const b = (x) => c(x); const c = (x) => d(x); ' +
      'const d = (x) => e(x); const e = (x) => few(() => get(x))',
  ],
  ['in a method of an object', 'here((x) => api.load(x)); class Api { load(x) { return few(() => get(x)) } }'],
  ['in a private method', 'class A { #load(x) { return few(() => get(x)) } f() { here((x) => this.#load(x)) } }'],
  ['in what makes an object', 'here((x) => new Page(x)); class Page { constructor(x) { this.p = few(() => get(x)) } }'],
  ['in a function that another makes', 'const load = memoize((x) => few(() => get(x))); here((x) => load(x))'],
  ['in a function that is put off', 'here(async (x) => { jobs.push(load) }); const load = () => few(get)'],
  ['by a function of its own', 'const limited = (task) => few(task); here((x) => limited(() => get(x)))'],
])('the work asks for a slot: %s', (_, code) => {
  expect(waits(code)).toBe(true)
})

test.each([
  ['itself', 'few(async () => { await here(get) })'],
  ['its function', 'few(() => a()); async function a() { await here(get) }'],
  ['its function by name', 'few(a); async function a() { await here(get) }'],
  [
    'its function far away',
    'few(() => a()); const a = () => b(); const b = () => c(); const c = () => d(); ' +
      'const d = () => e(); const e = async () => { await here(get) }',
  ],
  ['its method', 'class A { f() { return few(() => this.g()) } async g() { await here(get) } }'],
  ['its method by another object', 'few(() => api.g()); class Api { async g() { await here(get) } }'],
  ['by a function of its own', 'const limited = (task) => few(task); limited(() => a()); const a = () => here(get)'],
  [
    'by two',
    'const one = (task) => few(task); const two = (job) => one(() => job()); two(a); const a = () => here(get)',
  ],
  ['by a method of the limiter', 'few.map(xs, (x) => a(x)); const a = () => here(get)'],
  ['by who is handed the limiter', 'run(few, () => a()); const a = () => here(get)'],
])('a task comes here: %s', (_, code) => {
  expect(waits(code)).toBe(true)
})

test.each([
  ['nothing of the two', 'here((x) => get(x))'],
  ['another task of it', 'const a = (x) => few(() => get(x)); here((x) => load(x))'],
  ['a function beside', 'const a = (x) => few(() => get(x)); const f = async () => { await here(load); await a(1) }'],
  ['a task that this starts', 'const f = async () => { await here(load); await few(() => get(1)) }'],
  ['a name of an argument', 'here((few) => get(few))'],
  ['another limiter', 'const more = pLimit(2); here((x) => a(x)); const a = (x) => more(() => get(x))'],
])('neither: %s', (_, code) => {
  expect(waits(code)).toBe(false)
})
