import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isFunction } from '../../rules/analysis/functions.ts'
import { isPromisedText } from '../../rules/analysis/promised-texts.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether what a listener keeps in `all` settles a promise as a text. */
const isText = (code: string) =>
  ask(code, 'CallExpression[arguments.0.value="data"]', (context, call: TSESTree.CallExpression) => {
    const [, listener] = call.arguments
    const id = context.sourceCode.getScope(call).set.get('all')?.identifiers[0] as TSESTree.Identifier | undefined
    const [reading] = listener && isFunction(listener) ? repetitionsOf(context, listener.body) : []
    return reading && id ? isPromisedText(context, id, reading) : undefined
  })

const LIST = `const all = []; res.on('data', (c) => all.push(c));`
const TEXT = `let all = ''; res.on('data', (c) => { all += c });`
const get = (then: string) => `const f = (url) => new Promise((ok, fail) => { https.get(url, (res) => { ${then} }) })`

test.each([
  ['a text', get(`${TEXT} res.on('end', () => ok(all))`)],
  ['a text beside its status', get(`${TEXT} res.on('end', () => ok({ ok: res.statusCode < 300, body: all }))`)],
  ['bytes that are decoded', get(`${LIST} res.on('end', () => { ok({ text: Buffer.concat(all).toString() }) })`)],
  ['through a const', get(`${LIST} res.on('end', () => { const text = all.join(''); ok(text) })`)],
  [
    'by a function that settles once',
    `new Promise((ok, fail) => { const pass = (r) => { if (timer) ok(r) }\n` +
      `  get(url, (res) => { ${TEXT} res.on('end', () => pass({ status: res.statusCode, body: all })) }) })`,
  ],
  [
    'in a function that is handed what settles',
    `function read(res, ok) { ${TEXT} res.on('end', () => { ok({ body: all }) }) }\n` +
      `new Promise((ok, fail) => { get(url, (res) => read(res, ok)) })`,
  ],
])('isPromisedText: %s', (_, code) => {
  expect(isText(code)).toBe(true)
})

test.each([
  ['bytes', get(`${LIST} res.on('end', () => ok(Buffer.concat(all)))`)],
  ['a callback', get(`${TEXT} res.on('end', () => { done(all); ok() })`)],
  [
    'in a function that is handed a callback too',
    `function read(res, ok) { ${TEXT} res.on('end', () => { ok({ body: all }) }) }\n` +
      `new Promise((ok, fail) => { get(url, (res) => read(res, ok)) }); get(url, (res) => read(res, save))`,
  ],
  ['an object of its own', get(`${TEXT} res.on('end', () => ok(new Reply(res, all)))`)],
  ['a failure', get(`${TEXT} res.on('end', () => fail(all))`)],
  ['no promise', `https.get(url, (res) => { ${TEXT} res.on('end', () => ok(all)) })`],
  [
    'whom a request names',
    `app.get('/x', (req, out) => { ${get(`${TEXT} res.on('end', () => ok(all))`)}; f(req.query.url) })`,
  ],
])('isPromisedText: not %s', (_, code) => {
  expect(isText(code)).toBe(false)
})
