import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { isCollected } from '../../rules/analysis/collected-outputs.ts'
import { ask } from '../code.ts'

const collected = (code: string) =>
  ask(
    `import zlib from 'zlib'; import concat from 'concat-stream'; const gz = zlib.createGzip(); ${code}; gz.write(x)`,
    'CallExpression[callee.property.name="write"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isCollected(context, member.object),
  )

test.each([
  ['a list', `gz.on('data', (c) => all.push(c))`, true],
  ['a text', `gz.on('data', (c) => { all += c })`, true],
  ['one buffer', `gz.on('data', (c) => { all = Buffer.concat([all, c]) })`, true],
  ['a function by name', `function keep(c) { all.push(c) } gz.on('data', keep)`, true],
  [
    'a method of what the file makes',
    `const make = () => ({ write(c) { all.push(c) } }); const w = make(); gz.on('data', w.write)`,
    true,
  ],
  ['a collector', 'gz.pipe(concat(done))', true],
  ['another sink', 'gz.pipe(out)', false],
  ['the end', `gz.on('end', (c) => all.push(c))`, false],
  ['its size', `gz.on('data', (c) => sizes.push(c.length))`, false],
  ['another stream', `other.on('data', (c) => all.push(c))`, false],
  ['a listener of another file', `gz.on('data', keep)`, false],
])('%s: %s', (_, code, expected) => {
  expect(collected(code)).toBe(expected)
})

const flows = (code: string) =>
  ask(
    `import { PassThrough } from 'stream'; const pt = new PassThrough(); ${code}; pt.write(x)`,
    'CallExpression[callee.property.name="write"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isCollected(context, member.object),
  )

test.each([
  ['a listener', `pt.on('data', (c) => use(c))`, true],
  ['a listener of another file', `pt.on('data', take)`, true],
  ['a listener of another event', `pt.on('end', take)`, false],
  ['a listener of another stream', `other.on('data', take)`, false],
  ['a listener that it is paused for', `pt.on('data', (c) => { pt.pause() })`, false],
  ['a sink beside the listener', `pt.on('data', take); pt.pipe(out)`, false],
  ['nobody', '', false],
])('a PassThrough with %s: %s', (_, code, expected) => {
  expect(flows(code)).toBe(expected)
})

test('a sink without an output', () => {
  const asked = ask(
    `import fs from 'fs'; const f = fs.createWriteStream('x'); f.on('data', (c) => all.push(c)); f.write(x)`,
    'CallExpression[callee.property.name="write"] > MemberExpression',
    (context, member: TSESTree.MemberExpression) => isCollected(context, member.object),
  )
  expect(asked).toBe(false)
})
