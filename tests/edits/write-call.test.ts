import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { awaitTestedWrite, awaitWrite } from '../../rules/edits/write-call.ts'
import { edited } from './edited.ts'

const IMPORT = /^import \{ write \} from 'backpressure-runtime';?\n\n/

const WRITES: { name: string; code: string; output: string }[] = [
  {
    name: 'a statement of a loop',
    code: 'async function f(res, xs) { for (const x of xs) res.write(x) }',
    output: 'async function f(res, xs) { for (const x of xs) await write(res, x) }',
  },
  {
    name: 'an encoding',
    code: "async function f(res, x) { this.res.write(x, 'utf8') }",
    output: "async function f(res, x) { await write(this.res, x, { encoding: 'utf8' }) }",
  },
  {
    name: 'void and a condition',
    code: 'async function f(res, x) { res.open && res.write((a, b)); void res.write(x) }',
    output: 'async function f(res, x) { res.open && await write(res, (a, b)); await write(res, x) }',
  },
  {
    name: 'a comment in the chunk is kept',
    code: 'async function f(res, x) { res.write({ a: 1 /* one */ }) }',
    output: 'async function f(res, x) { await write(res, { a: 1 /* one */ }) }',
  },
  {
    name: 'a chunk of lines',
    code: 'async function f(res, x) {\n  res.write(\n    pack(\n      x,\n    ),\n  )\n}',
    output: 'async function f(res, x) {\n  await write(res, pack(\n    x,\n  ))\n}',
  },
  {
    name: 'a socket',
    code: 'async function f(ws, x) { ws.send(x) }',
    output: 'async function f(ws, x) { await write(ws, x) }',
  },
  {
    name: 'a duplex that is piped before',
    code:
      "const { PassThrough } = require('stream')\n" +
      'async function f(to, xs) { const out = new PassThrough(); out.pipe(to); for (const x of ' +
      'xs) out.write(x) }',
    output:
      "const { PassThrough } = require('stream')\n" +
      "const { write } = require('backpressure-runtime')\n" +
      'async function f(to, xs) { const out = new PassThrough(); out.pipe(to); for (const x of ' +
      'xs) await write(out, x) }',
  },
]

it.each(WRITES)('$name', ({ code, output }) => {
  expect(write(code)?.replace(IMPORT, '')).toBe(output)
})

const NONE: { name: string; code: string }[] = [
  { name: 'a sync function', code: 'function f(res, x) { res.write(x) }' },
  {
    name: 'a listener in an async function',
    code: "async function f(res, s) { s.on('data', (x) => { res.write(x) }) }",
  },
  { name: 'a generator', code: 'function* f(res, x) { res.write(x) }' },
  { name: 'a default of a parameter', code: 'async function f(res, x = () => { res.write(1) }) {}' },
  { name: 'a static block', code: 'async function f(res) { class A { static { res.write(1) } } }' },
  { name: 'a callback', code: 'async function f(res, x, done) { res.write(x, done) }' },
  { name: 'an encoding and a callback', code: "async function f(res, x, done) { res.write(x, 'utf8', done) }" },
  { name: 'a spread', code: 'async function f(res, x) { res.write(...x) }' },
  { name: 'a result that is looked at', code: 'async function f(res, x) { const ok = res.write(x); return ok }' },
  { name: 'an optional receiver', code: 'async function f(res, x) { res?.write(x) }' },
  { name: 'super', code: 'class A extends B { async f(x) { super.write(x) } }' },
  { name: 'a comment that would be lost', code: 'async function f(res, x) { res /* the client */ .write(x) }' },
  {
    name: 'a duplex that is returned',
    code:
      "import { PassThrough } from 'stream'\n" +
      'async function f(xs) { const out = new PassThrough(); for (const x of xs) out.write(x); ' +
      'out.end(); return out }',
  },
  {
    name: 'a child whose output is read afterwards',
    code:
      "import { spawn } from 'child_process'\n" +
      "async function f(xs) { const c = spawn('sort'); c.on('exit', f); for (const x of xs) " +
      'c.stdin.write(x); for await (const y of c.stdout) f(y) }',
  },
  {
    name: 'a child in parts',
    code:
      "import { spawn } from 'child_process'\n" +
      "async function f(xs) { const { stdin, stdout } = spawn('sort'); for (const x of xs) " +
      'stdin.write(x); for await (const y of stdout) f(y) }',
  },
]

it.each(NONE)('nothing for $name', ({ code }) => expect(write(code)).toBeNull())

function write(code: string): string | null {
  return edited<TSESTree.CallExpression>(code, 'CallExpression[callee.property.name=/^(write|send)$/]', awaitWrite)
}

it.each([
  ['a condition', 'if (!res.write(x)) stop()', 'if (!(await write(res, x))) stop()'],
  ['a comparison', 'if (res.write(x) === false) stop()', 'if ((await write(res, x)) === false) stop()'],
  ['a plain test', 'if (res.write(x)) go()', 'if (await write(res, x)) go()'],
  ['a dropped answer', 'res.write(x)', undefined],
  ['a kept answer', 'const ok = res.write(x)', undefined],
])('an answer that is tested: %s', (_, code, expected) => {
  const whole = `async function f(res, x) { ${code} }`
  const output = edited(whole, 'CallExpression', (context, call: TSESTree.CallExpression) =>
    awaitTestedWrite(context, call),
  )
  expect(output?.replace(IMPORT, '')).toBe(expected && `async function f(res, x) { ${expected} }`)
})
