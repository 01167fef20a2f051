import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isParsedWhole } from '../../rules/analysis/parsed-wholes.ts'
import { samePlace } from '../../rules/analysis/places.ts'
import { ask } from '../code.ts'

/** Whether what `all` holds is parsed, outside of the listener `f`. */
const parsed = (code: string) =>
  ask(code, 'VariableDeclarator[id.name="all"]', (context, { id }: TSESTree.VariableDeclarator) => {
    const each = context.sourceCode.ast.body.find((s) => s.type === 'FunctionDeclaration' && s.id.name === 'each')
    return isParsedWhole(context, (node) => samePlace(context, node, id), each)
  })

test.each<[name: string, code: string, expected: boolean]>([
  ['itself', 'let all = ""; JSON.parse(all)', true],
  ['another form', 'const all = []; JSON.parse(Buffer.concat(all).toString("utf8").trim())', true],
  ['a list that holds it', 'let all = b; const d = Buffer.concat([all]).toString(); JSON.parse(d)', true],
  ['a list that holds another', 'let all = b; const d = Buffer.concat([head]).toString(); JSON.parse(d)', false],
  ['text around it', 'let all = ""; JSON.parse(`[${all}]`)', true],
  ['a sum', 'let all = ""; JSON.parse("[" + all + "]")', true],
  ['a fallback', 'let all = ""; JSON.parse(all || "{}")', true],
  ['a const', 'const all = []; const text = all.join(""); JSON.parse(text)', true],
  ['a variable that is given again', 'const all = []; let x = all.join(""); x = JSON.parse(String(x))', true],
  ['another parser', 'let all = ""; JSONbig.parse(all)', true],
  ['a parser by its name', 'let all = ""; this.safeParseJson(all)', true],
  ['a parser of XML', 'let all = ""; xml2js.parseString(all, done)', true],
  ['a parser of XML by its name', 'let all = ""; this.parseXml(all)', true],
  ['a function of this file', 'let all = ""; function done(text) { return JSON.parse(text) } done(all)', true],
  ['an answer of a function of this file', 'function f() { let all = ""; return all } JSON.parse(f())', true],
  [
    'a promise',
    'const read = () => new Promise((ok) => { let all = ""; s.on("end", () => ok(all)) }); JSON.parse(await read())',
    true,
  ],
  [
    'a promise that is chained',
    'const read = () => new Promise((ok) => { let all = ""; s.on("end", () => ok(all)) }); ' +
      'read().then((text) => JSON.parse(text))',
    true,
  ],
  ['something else', 'let all = ""; JSON.parse(head)', false],
  ['nothing', 'let all = ""; JSON.parse()', false],
  ['another use', 'let all = ""; parse(all)', false],
  ['its size', 'let all = ""; const n = count(); JSON.parse(n)', false],
  ['each chunk', 'let all = ""; function each(c) { all += c; JSON.parse(all) }', false],
  [
    'a promise that fails with it',
    'const read = () => new Promise((ok, fail) => { let all = ""; fail(all) }); JSON.parse(await read())',
    false,
  ],
  ['a circle', 'let all = ""; let x = y; let y = x; x = y; JSON.parse(x)', false],
])('%s', (_, code, expected) => {
  expect(parsed(code)).toBe(expected)
})
