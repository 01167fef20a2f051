import { describe, expect, test } from 'vitest'
import { asyncWorkOf, nameOfWork } from '../../rules/analysis/async-work.ts'
import { ask } from '../code.ts'

/** The work of the function called `f`, as `name:where`. */
const work = (code: string) =>
  ask(code, ':function[id.name="f"]', (context, fn: never) =>
    asyncWorkOf(context, fn)
      .map((w) => `${nameOfWork(w)}:${w.where}`)
      .join(' '),
  )

describe('asyncWorkOf finds', () => {
  test.each<[name: string, code: string, expected: string]>([
    ['an awaited call', 'async function f() { await this.load() }', 'load:outside'],
    ['a bound function', 'async function f() { await load.bind(this)() }', 'load:outside'],
    ['a function that is called for another', 'async function f() { await load.call(this, x) }', 'load:outside'],
    ['a call that is dropped with void', 'function f() { void load() }', 'load:outside'],
    ['a chain by its first call', 'function f() { load().then(show).catch(() => log()) }', 'load:outside'],
    ['what an async function returns', 'async function f() { return load() }', 'load:outside'],
    ['known I/O that is dropped', 'function f() { fetch("/a") }', 'fetch:outside'],
    ['what a promise is joined from', 'async function f() { await Promise.all([a(), b()]) }', 'a:outside b:outside'],
    ['what a mapper starts', 'async function f() { await Promise.all(xs.map((x) => load(x))) }', 'load:outside'],
    ['a mapper by name', 'function load() {} async function f() { await Promise.all(xs.map(load)) }', 'map:inside'],
    ['a promise by hand', 'function f() { return new Promise((resolve) => client.ping(resolve)) }', 'Promise:outside'],
    ['a source that is walked', 'async function f() { for await (const x of rows()) x.y }', 'rows:outside'],
    ['the end of a promise', 'new Promise((done, fail) => { async function f() { return fail(e) } })', ''],
    ['calls of the file, whatever they do', 'function g() {} function f() { g() }', 'g:inside'],
    ['a function that is called where it stands', 'function f() { (async () => { await load() })() }', 'load:outside'],
    ['what follows a promise', 'function f() { Promise.resolve().then(async () => { await load() }) }', 'load:outside'],
    ['waiting for time', 'async function f() { await sleep(5) }', 'sleep:light'],
    ['waiting for time by hand', 'async function f() { await new Promise((r) => setTimeout(r, 5)) }', 'Promise:light'],
    ['an entry', 'import fs from "node:fs/promises"; async function f() { await fs.stat(p) }', 'stat:entry'],
    ['an entry by its name', 'async function f() { await fs.readdir(p) }', 'readdir:entry'],
    ['a name of another thing', 'async function f() { await store.exists(p) }', 'exists:outside'],
    ['a log line', 'async function f() { await logger.info("x") }', 'info:light'],
    ['nothing where nobody waits', 'function f() { xs.push(1); xs.map((x) => x.id); show() }', ''],
    ['nothing in listeners', 'function f() { s.on("x", async () => { await load() }) }', ''],
  ])('%s', (_, code, expected) => {
    expect(work(code)).toBe(expected)
  })
})
