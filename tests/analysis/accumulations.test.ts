import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { accumulationOf, collectedBy } from '../../rules/analysis/accumulations.ts'
import { ask } from '../code.ts'

/** The source of what is collected, with who decides its size. */
const collected = (code: string, selector: string) =>
  ask(code, selector, (context, node: TSESTree.CallExpression | TSESTree.AssignmentExpression) => {
    const found =
      accumulationOf(context, node) ?? (node.type === 'CallExpression' ? collectedBy(context, node) : undefined)
    return found && `${context.sourceCode.getText(found.source)} ${found.remote ?? ''}`.trim()
  })

const GROWTH = 'CallExpression[callee.property.name="push"], AssignmentExpression'

describe('accumulationOf', () => {
  test.each<[name: string, code: string, expected: string | undefined]>([
    ['a list', 'const all = []; req.on("data", (c) => all.push(c))', 'req likely'],
    ['text', 'let all = ""; req.on("data", (c) => { all += c })', 'req likely'],
    ['a buffer', 'let all; s.on("data", (c) => { all = Buffer.concat([all, c]) })', 's'],
    ['a list by concat', 'let all = []; s.on("data", (c) => { all = all.concat(c) })', 's'],
    ['a template', 'let all = ""; s.on("data", (c) => { all = `${all}${c}` })', 's'],
    ['text of each chunk', 'let all = ""; s.on("data", (c) => { all += c.toString("utf8") })', 's'],
    ['a field of what a caller holds', 'function f(msg) { req.on("data", (c) => { msg.body += c }) }', 'req likely'],
    [
      'a file, by for await',
      'import fs from "fs"; const all = []; for await (const c of fs.createReadStream(p)) all.push(c)',
      'fs.createReadStream(p)',
    ],
    [
      'a reader',
      'let all = ""; const r = res.body.getReader(); for (;;) { const { value } = await r.read(); all += ' +
        'decode(value) }',
      'res.body likely',
    ],
    [
      'a decoder that answers what it made',
      'const r = res.body.getReader(); for (;;) { const { value } = await r.read(); ' +
        'for (const e of decoder.push(value)) take(e) }',
      undefined,
    ],
    [
      'a reader of unknown origin',
      'const all = []; for (;;) { const { value } = await r.read(); all.push(value) }',
      undefined,
    ],
    ['an iterable of unknown origin', 'const all = []; for await (const c of f()) all.push(c)', undefined],
    ['events of an answer', 'const all = []; for await (const c of response) all.push(c)', undefined],
    ['one turn only', 's.on("data", (c) => { const all = []; all.push(c) })', undefined],
    ['a part', 'const all = []; s.on("data", (c) => all.push(c.id))', undefined],
    ['another event', 'const all = []; s.on("row", (c) => all.push(c))', undefined],
    ['a stream', 'class A { f() { s.on("data", (c) => { this.push(c) }) } }', undefined],
    ['a stream that is made here', 'const r = new ReadableStream(o); s.on("data", (c) => r.push(c))', undefined],
    ['the other way round', 'let all = ""; s.on("data", (c) => { all = c + all })', undefined],
    ['taken out', 'const all = []; s.on("data", (c) => all.push(c)); f = () => all.splice(0)', undefined],
    ['set anew', 'let all = ""; s.on("data", (c) => { all = ""; all += c })', undefined],
    ['set before', 'class A { f() { this.all = ""; s.on("data", (c) => { this.all += c }) } }', 's'],
    ['set at the end', 'let all = ""; s.on("end", () => { all = "" }); s.on("data", (c) => { all += c })', 's'],
  ])('%s', (_, code, expected) => {
    expect(collected(code, GROWTH)).toBe(expected)
  })
})

describe('collectedBy', () => {
  test.each<[name: string, code: string, expected: string | undefined]>([
    ['the platform', 'import { text } from "stream/consumers"; text(req)', 'req likely'],
    ['a package', 'import rawBody from "raw-body"; rawBody(s)', 's'],
    ['a callback where options may be', 'import rawBody from "raw-body"; rawBody(s, (e, all) => use(all))', 's'],
    ['a limit', 'import rawBody from "raw-body"; rawBody(s, { limit: 9 })', undefined],
    ['options of elsewhere', 'import rawBody from "raw-body"; rawBody(s, options)', undefined],
    ['the end of a pipe', 'import concat from "concat-stream"; s.pipe(concat(f))', undefined],
    ['a sink that nothing is piped into here', 'import concat from "concat-stream"; concat(f)', undefined],
    ['another call', 'text(req)', undefined],
  ])('%s', (_, code, expected) => {
    expect(collected(code, 'ExpressionStatement > CallExpression')).toBe(expected)
  })

  test('a sink at the end of a pipe', () => {
    const code = 'import concat from "concat-stream"; s.pipe(concat(f))'
    expect(collected(code, 'CallExpression[callee.name="concat"]')).toBe('s')
  })
})
