import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { pipeChainOf } from '../../rules/analysis/pipe-chains.ts'
import { settlesByItsEnd } from '../../rules/analysis/settled-by-streams.ts'
import { ask } from '../code.ts'

const settles = (code: string): boolean | undefined =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) => {
    const chain = pipeChainOf(call)
    return chain && settlesByItsEnd(context, chain)
  })

const save = (body: string): string => `function save(source) { return new Promise((resolve, reject) => { ${body} }) }`

test.each([
  save(`source.pipe(open()).on('error', reject).on('finish', resolve)`),
  save(`const out = open(); out.on('error', reject); out.on('close', () => resolve(path)); source.pipe(out)`),
  save(`source.data.pipe(unzip()).pipe(open()).once('finish', resolve).once('error', (e) => { log(e); reject(e) })`),
  `const save = (source) => new Promise((ok, fail) => source.pipe(open()).on('error', fail).on('finish', ok))`,
])('by its end alone: %s', (code) => {
  expect(settles(code)).toBe(true)
})

test.each([
  save(`const own = read(); own.pipe(open()).on('error', reject).on('finish', resolve)`),
  save(`source.pipe(open()).on('error', log).on('finish', resolve)`),
  save(`source.pipe(open()).on('error', reject); resolve()`),
  save(`source.pipe(other).on('x', f); out.on('error', reject); out.on('finish', resolve)`),
  `function save(source, done) { source.pipe(open()).on('error', done).on('finish', done) }`,
  `new Promise((resolve, reject) => source.pipe(open()).on('error', reject).on('finish', resolve))`,
])('not: %s', (code) => {
  expect(settles(code)).toBe(false)
})
