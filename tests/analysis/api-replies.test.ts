import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isTextOfApi } from '../../rules/analysis/api-replies.ts'
import { isFunction } from '../../rules/analysis/functions.ts'
import { repetitionsOf } from '../../rules/analysis/repetition.ts'
import { ask } from '../code.ts'

/** Whether what a listener keeps in `all` becomes the text of an API. */
const isText = (code: string) =>
  ask(code, 'CallExpression[arguments.0.value="data"]', (context, call: TSESTree.CallExpression) => {
    const [, listener] = call.arguments
    const id = context.sourceCode.getScope(call).set.get('all')?.identifiers[0] as TSESTree.Identifier | undefined
    const [reading] = listener && isFunction(listener) ? repetitionsOf(context, listener.body) : []
    return reading && id ? isTextOfApi(context, id, reading) : undefined
  })

const JSON_TYPE = `{ headers: { 'Content-Type': 'application/json' } }`
const LIST = `const all = []; res.on('data', (c) => all.push(c));`
const TEXT = `let all = ''; res.on('data', (c) => { all += c });`
const send = (then: string, options = JSON_TYPE) =>
  `function send(url) { return new Promise((ok) => { https.request(url, ${options}, (res) => { ${then} }) }) }`

test.each([
  ['a text', send(`${TEXT} res.on('end', () => ok(all))`)],
  ['a text that is put together', send(`let all = ''; res.on('data', (c) => { all = all + c }); done(() => ok(all))`)],
  ['a list that becomes text', send(`${LIST} res.on('end', () => ok({ body: Buffer.concat(all).toString('utf8') }))`)],
  ['a list of texts', send(`${LIST} res.on('end', () => ok(all.join('')))`)],
  ['bytes that are decoded', send(`${LIST} res.on('end', () => ok(decoder.decode(Buffer.concat(all))))`)],
  [
    'bytes in a variable',
    send(`${LIST} done(() => { const b = all.length === 1 ? all[0] : Buffer.concat(all); ok(b.toString()) })`),
  ],
  ['what it accepts', send(`${TEXT} ok(all)`, `{ headers: { ...h, accept: 'application/json' } }`)],
  [
    'a function of this file that posts',
    `${send(
      `${TEXT} ok(all)`,
      'options',
    )} function post(x) { return send(url, { headers: { 'content-type': 'application/json' } }) }`,
  ],
  ['a host that the code names', send(`${TEXT} res.on('end', () => ok(all))`, `{ host: 'ws.example.org', path }`)],
])('a text of an API: %s', (_, code) => {
  expect(isText(code)).toBe(true)
})

test.each([
  ['bytes', send(`${LIST} res.on('end', () => ok(Buffer.concat(all)))`)],
  ['a list', send(`${LIST} res.on('end', () => ok(all))`)],
  [
    'bytes beside the text',
    send(`${LIST} done(() => { ok(Buffer.concat(all).toString()); save(Buffer.concat(all)) })`),
  ],
  [
    'bytes that are added to bytes',
    send(`let all = b; res.on('data', (c) => { all = Buffer.concat([all, c]) }); ok(all)`),
  ],
  ['bytes of such a host', send(`${LIST} ok(Buffer.concat(all))`, `{ host: 'ws.example.org', path }`)],
  ['a host that the caller may name', send(`${TEXT} ok(all)`, `{ host: host || 'ws.example.org', path }`)],
  ['nobody says JSON', send(`${TEXT} ok(all)`, '{ method }')],
  ['another type', send(`${TEXT} ok(all)`, `{ headers: { accept: 'text/html' } }`)],
  [
    'the type of an answer',
    send(`${TEXT} done(() => { out.writeHead(200, { 'Content-Type': 'application/json' }); out.end(all) })`, '{}'),
  ],
  [
    'the type of a response',
    send(`${TEXT} ok(new Response(all, { headers: { 'Content-Type': 'application/json' } }))`, '{}'),
  ],
  [
    'a request that another one makes',
    `app.get('/preview', (req, out) => { https.get(req.query.url, ${JSON_TYPE}, (res) => { ${TEXT} out.send(all) }) })`,
  ],
  [
    'another function that speaks JSON',
    `${send(`${TEXT} ok(all)`, 'options')} function post(x) { other({ headers: { accept: 'application/json' } }) }`,
  ],
  ['no function', `https.get(url, ${JSON_TYPE}); ${TEXT} use(all)`],
])('no text of an API: %s', (_, code) => {
  expect(isText(code)).toBe(false)
})
