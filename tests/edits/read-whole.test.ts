import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { accumulationOf } from '../../rules/analysis/accumulations.ts'
import { readWhole } from '../../rules/edits/read-whole.ts'
import { edited } from './edited.ts'

type Growing = TSESTree.CallExpression | TSESTree.AssignmentExpression

const capped = (code: string) =>
  edited<Growing>(code, 'CallExpression, AssignmentExpression', (context, node) => {
    const found = accumulationOf(context, node)
    return found ? readWhole(context, node, found) : null
  })

const TEXT = `import { readText } from 'backpressure-runtime'\n\n`
const ALL = `import { readAll } from 'backpressure-runtime'\n\n`
const READ = 'await readText(req, { maxBytes: 1_000_000 })'

describe('a loop', () => {
  it.each<[name: string, before: string, after: string | null]>([
    ['of text', `let s = ''\nfor await (const c of req) s += c`, `${TEXT}let s = ${READ}`],
    [
      'that ends with a semicolon',
      `let s = '';\nfor await (const c of req) s += c;`,
      `${TEXT.replace('\n', ';\n')}let s = ${READ};`,
    ],
    ['of text by toString()', `let s = ''\nfor await (const c of req) { s += c.toString() }`, `${TEXT}let s = ${READ}`],
    [
      'of a list',
      `const a = []\nfor await (const c of req) a.push(c)\nuse(Buffer.concat(a))`,
      `${ALL}use(Buffer.from(await readAll(req, { maxBytes: 1_000_000 })))`,
    ],
    ['of bytes as text of another encoding', `let s = ''\nfor await (const c of req) s += c.toString('hex')`, null],
    ['with text before it', `let s = 'a'\nfor await (const c of req) s += c`, null],
    ['that does more', `let s = ''\nfor await (const c of req) { s += c; log(c) }`, null],
    ['that stands apart', `let s = ''\nlog(s)\nfor await (const c of req) s += c`, null],
    ['with a comment', `let s = ''\nfor await (const c of req) { /* all */ s += c }`, null],
    [
      'whose list is read twice',
      `const a = []\nfor await (const c of req) a.push(c)\nuse(Buffer.concat(a), a.length)`,
      null,
    ],
    [
      'whose list is joined in a function',
      `const a = []\nfor await (const c of req) a.push(c)\nf(() => Buffer.concat(a))`,
      null,
    ],
    ['whose list is text', `const a = []\nfor await (const c of req) a.push(c)\nuse(a.join(''))`, null],
    ['of two names', `let s = '', t = 1\nfor await (const c of req) s += c`, null],
    ['into a field', `for await (const c of req) this.s += c`, null],
  ])('%s', (_, before, after) => {
    expect(capped(before)).toBe(after)
  })
})

describe('a promise', () => {
  const promise = (inside: string) => `const p = new Promise((resolve, reject) => { ${inside} })`
  const data = `let s = ''; req.on('data', (c) => { s += c });`
  it.each<[name: string, inside: string, after: string | null]>([
    [
      'of text',
      `${data} req.on('end', () => resolve(s)); req.on('error', reject)`,
      `${TEXT}const p = readText(req, { maxBytes: 1_000_000 })`,
    ],
    ['that answers something else', `${data} req.on('end', () => resolve({ s })); req.on('error', reject)`, null],
    ['that hears no error', `${data} req.on('end', () => resolve(s))`, null],
    [
      'that does something with an error',
      `${data} req.on('end', () => resolve(s)); req.on('error', (e) => fail(e))`,
      null,
    ],
    ['that does more', `${data} req.resume(); req.on('end', () => resolve(s)); req.on('error', reject)`, null],
    ['of two streams', `${data} other.on('end', () => resolve(s)); req.on('error', reject)`, null],
    ['with a comment', `${data} /* all */ req.on('end', () => resolve(s)); req.on('error', reject)`, null],
  ])('%s', (_, inside, after) => {
    expect(capped(promise(inside))).toBe(after)
  })

  it.each<[name: string, before: string, after: string | null]>([
    [
      'with its list outside',
      `function f() {\n  const a: Buffer[] = []\n  return new Promise((resolve, reject) => {\n` +
        `    req.on('data', (c) => a.push(Buffer.from(c)))\n    req.on('error', reject)\n` +
        `    req.on('end', () => resolve(Buffer.concat(a).toString('utf8')))\n  })\n}`,
      `${TEXT}function f() {\n  return readText(req, { maxBytes: 1_000_000 })\n}`,
    ],
    [
      'with its text outside, at the top',
      `let s = ''\nconst p = new Promise((resolve, reject) => { req.on('data', (c) => { s += c })\n` +
        `req.on('end', () => resolve(s)); req.on('error', reject) })`,
      `${TEXT}const p = readText(req, { maxBytes: 1_000_000 })`,
    ],
    [
      'with its text outside, in a line with more',
      `{ let s = ''; f(new Promise((resolve, reject) => { req.on('data', (c) => { s += c })\n` +
        `req.on('end', () => resolve(s)); req.on('error', reject) })) }`,
      `${TEXT}{ f(readText(req, { maxBytes: 1_000_000 })) }`,
    ],
    [
      'whose text is read afterwards',
      `let s = ''\nawait new Promise((resolve, reject) => { req.on('data', (c) => { s += c })\n` +
        `req.on('end', () => resolve(s)); req.on('error', reject) })\nuse(s)`,
      null,
    ],
    [
      'whose text stands beside another name',
      `let s = '', t = 1\nf(t, new Promise((resolve, reject) => { req.on('data', (c) => { s += c })\n` +
        `req.on('end', () => resolve(s)); req.on('error', reject) }))`,
      null,
    ],
    [
      'whose text is exported',
      `export let s = ''\nf(new Promise((resolve, reject) => { req.on('data', (c) => { s += c })\n` +
        `req.on('end', () => resolve(s)); req.on('error', reject) }))`,
      null,
    ],
    [
      'whose text has a comment within',
      `let s = /* all */ ''\nf(new Promise((resolve, reject) => { req.on('data', (c) => { s += c })\n` +
        `req.on('end', () => resolve(s)); req.on('error', reject) }))`,
      null,
    ],
  ])('%s', (_, before, after) => {
    expect(capped(before)).toBe(after)
  })
})
