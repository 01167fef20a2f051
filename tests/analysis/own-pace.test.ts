import { expect, test } from 'vitest'
import { floodOf } from '../../rules/analysis/floods.ts'
import { keepsWithin } from '../../rules/analysis/own-pace.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { ask } from '../code.ts'

/** Whether what the `write()` of the code floods its receiver with keeps within a pace of its own. */
const isWithin = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="write"]', (context, call) => {
    const put = putOf(context, call)
    const reason = put && floodOf(context, put)
    return reason && keepsWithin(context, put, reason)
  })

const FILE = `import fs from 'fs'; const file = fs.createWriteStream('x');`
const SERVER = `import http from 'http'; http.createServer(async (req, res) => {`

test.each([
  ['turns that wait', `${FILE} async function f() { for (const id of ids) file.write(await load(id)) }`, true],
  ['a loop around the caller', `${FILE} const say = (c) => { file.write(c) }; for (const c of cs) say(c)`, true],
  ['one answer, event by event', 'for await (const e of run) res.write(`data: ${JSON.stringify(e)}\\n\\n`)', true],
  ['turns that do not wait', `${FILE} for (const c of rows()) file.write(c)`, false],
  ['turns that wait, to a client', `${SERVER} for (const id of ids) res.write(await load(id)) })`, false],
  ['a name of one', 'async function f(res) { for (const id of ids) res.write(await load(id)) }', false],
  ['what is read, into a file', `${FILE} for await (const c of source) file.write(c)`, false],
  ['a feed of news', "bus.on('data', (e) => res.write(`data: ${JSON.stringify(e)}\\n\\n`))", false],
])('%s', (_, code, expected) => {
  expect(isWithin(code)).toBe(expected)
})
