import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { consumerStandsLater } from '../../rules/edits/own-consumer.ts'
import { ask } from '../code.ts'

const HEAD = "import { PassThrough } from 'stream'\nimport { spawn } from 'child_process'\nimport fs from 'fs'\n"

it.each([
  { name: 'a duplex that is returned', code: 'const out = new PassThrough(); SINK(out); return out', answer: true },
  {
    name: 'a duplex that is read afterwards',
    code: 'const out = new PassThrough(); SINK(out); out.pipe(res)',
    answer: true,
  },
  {
    name: 'a duplex with other listeners',
    code: "const out = new PassThrough(); out.on('error', f); SINK(out)",
    answer: true,
  },
  {
    name: 'a duplex that is piped before',
    code: 'const out = new PassThrough(); out.pipe(res); SINK(out)',
    answer: false,
  },
  {
    name: 'a duplex that is listened to',
    code: "const out = new PassThrough(); out.on('data', f); SINK(out)",
    answer: false,
  },
  {
    name: 'a duplex handed to another',
    code: 'const out = new PassThrough(); const done = upload({ body: out }); SINK(out)',
    answer: false,
  },
  { name: 'a file', code: "const out = fs.createWriteStream('a'); SINK(out); return out", answer: false },
  {
    name: 'a child whose output is read afterwards',
    code: "const c = spawn('a'); SINK(c.stdin); c.stdout.pipe(res)",
    answer: true,
  },
  {
    name: 'a child that is only waited for',
    code: "const c = spawn('a'); const e = once(c, 'exit'); SINK(c.stdin)",
    answer: true,
  },
  {
    name: 'a child whose output is read',
    code: "const c = spawn('a'); c.stdout.on('data', f); SINK(c.stdin)",
    answer: false,
  },
  { name: 'a child in parts', code: "const { stdin, stdout } = spawn('a'); SINK(stdin)", answer: true },
  { name: 'a parameter', code: 'SINK(given)', answer: false },
])('$name: $answer', ({ code, answer }) => {
  const whole = `${HEAD}async function f(given: PassThrough) { ${code} }`
  const found = ask(whole, 'CallExpression[callee.name="SINK"]', (context, call: TSESTree.CallExpression) =>
    consumerStandsLater(context, call.arguments[0] as TSESTree.Node, call),
  )
  expect(found).toBe(answer)
})
