import { describe, expect, test } from 'vitest'
import { externalOf, modulePathOf } from '../../rules/analysis/externals.ts'
import { ask } from '../code.ts'

const CALLEE = 'CallExpression:has(> Identifier[name="here"])'
/** The module path of `callee` in `callee(here)`. */
const place = (code: string) =>
  ask(code, CALLEE, (context, call: { callee: never }) => {
    const found = modulePathOf(context, call.callee)
    return found && [found.module, ...found.path].join(' ')
  })

describe('modulePathOf', () => {
  test.each([
    ['a named import', `import { readFile } from 'fs'; readFile(here)`, 'fs readFile'],
    ['a member of a namespace', `import * as fs from 'fs'; fs.promises.readFile(here)`, 'fs promises readFile'],
    ['a member of a default import', `import fs from 'fs'; fs['readFile'](here)`, 'fs default readFile'],
    ['require', `const fs = require('fs'); fs.readFile(here)`, 'fs readFile'],
    [
      'a destructured require',
      `const { promises: { readFile } } = require('fs'); readFile(here)`,
      'fs promises readFile',
    ],
    ['an inline require', `require('fs').readFile(here)`, 'fs readFile'],
    ['a dynamic import', `const { readFile } = await import('fs'); readFile(here)`, 'fs readFile'],
    [
      'an alias of an alias',
      `import fs from 'fs'; const p = fs.promises; const { readFile: r } = p; r(here)`,
      'fs default promises readFile',
    ],
    ['a global', `fetch(here)`, 'globals fetch'],
    ['a global of globalThis', `globalThis.fetch(here)`, 'globals fetch'],
  ])('%s', (_, code, expected) => {
    expect(place(code)).toBe(expected)
  })

  test.each([
    ['a name that is assigned again', `let r = require('fs').readFile; r = other; r(here)`],
    ['a parameter', `function f(readFile) { readFile(here) }`],
    ['a local function', `function fetch() {} fetch(here)`],
    ['a computed member', `import fs from 'fs'; fs[name](here)`],
    ['a call', `make()(here)`],
  ])('silent on %s', (_, code) => {
    expect(place(code)).toBeUndefined()
  })
})

describe('externalOf', () => {
  const known = (code: string) =>
    ask(code, CALLEE, (context, call: { callee: never }) => externalOf(context, call.callee)?.path)

  test.each([
    ['with the node: prefix', `import { Readable } from 'node:stream'; Readable.from(here)`, 'Readable.from'],
    ['without it', `const { Readable } = require('stream'); Readable.from(here)`, 'Readable.from'],
    ['unknown exports', `import { nothing } from 'stream'; nothing(here)`, undefined],
    ['unknown modules', `import { Readable } from './stream'; Readable.from(here)`, undefined],
    ['a promise class by its name', `import Promise from 'any-promise'; Promise.all(here)`, 'Promise.all'],
    ['the same, required', `const Promise = require('./promise'); new Promise(f); Promise.race(here)`, 'Promise.race'],
    ['the same under another name', `import P from 'any-promise'; P.all(here)`, undefined],
    ['a method that a promise class lacks', `import Promise from 'any-promise'; Promise.denodeify(here)`, undefined],
    ['names of Object.prototype', `import { constructor } from 'stream'; constructor(here)`, undefined],
  ])('%s', (_, code, expected) => {
    expect(known(code)).toBe(expected)
  })

  test('a class that only its name makes one of promises is likely, and of its module', () => {
    const code = `import Promise from 'any-promise'; Promise.all(here)`
    const answer = ask(code, CALLEE, (context, call: { callee: never }) => externalOf(context, call.callee))
    expect(answer).toMatchObject({ module: 'any-promise', evidence: 'likely', export: { call: { joins: 'all' } } })
  })

  test.each([
    ['inline', `import fs from 'fs'; import { promisify } from 'util'; promisify(fs.readFile)(here)`],
    ['in a const', `const { promisify } = require('util'); const r = promisify(require('fs').readFile); r(here)`],
  ])('sees through promisify, %s', (_, code) => {
    const answer = ask(code, CALLEE, (context, call: { callee: never }) => externalOf(context, call.callee))
    expect(answer).toMatchObject({ path: 'readFile', export: { call: { promise: true } } })
  })
})
