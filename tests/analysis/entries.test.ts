import { describe, expect, test } from 'vitest'
import { entriesTo } from '../../rules/analysis/entries.ts'
import { ask } from '../code.ts'

/** The names by which `q.push()` is reached from outside, with the hops on the way. */
const entries = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="push"]', (context, call: never) =>
    entriesTo(context, call)
      .map(({ name, via }) => `${name}/${via.length}`)
      .join(' '),
  )

describe('entriesTo finds', () => {
  test.each<[name: string, code: string, expected: string]>([
    ['an exported function', 'export function add(x) { q.push(x) }', 'add/0'],
    ['an exported const', 'export const add = (x) => q.push(x)', 'add/0'],
    ['a name that is exported', 'function add(x) { q.push(x) } export { add }', 'add/0'],
    ['a default', 'export default function add(x) { q.push(x) }', 'add/0'],
    ['module.exports', 'function add(x) { q.push(x) } module.exports = { add }', 'add/0'],
    ['a method', 'class A { add(x) { q.push(x) } }', 'add/0'],
    ['a method of a prototype', 'A.prototype.add = function (x) { q.push(x) }', 'add/0'],
    ['a closure that is returned', 'function make() { const add = (x) => { q.push(x) }; return add }', 'add/0'],
    ['a closure in an object', 'const make = () => ({ add(x) { q.push(x) } })', 'add/0'],
    ['a private method by its public one', 'class A { #add(x) { q.push(x) } send(x) { this.#add(x) } }', 'send/1'],
    ['a function in a promise', 'export const run = (f) => new Promise((done) => { q.push(done) })', 'run/0'],
    ['a walk', 'export function add(xs) { xs.forEach((x) => q.push(x)) }', 'add/0'],
    ['nothing private', 'class A { private add(x) { q.push(x) } }', ''],
    ['nothing inner', 'function add(x) { q.push(x) }', ''],
    ['no listener', 'export function start(s) { s.on("x", (x) => { q.push(x) }) }', ''],
    ['no handler', 'socket.onmessage = (m) => { q.push(m) }', ''],
  ])('%s', (_, code, expected) => {
    expect(entries(code)).toBe(expected)
  })
})
