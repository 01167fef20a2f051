import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { pipeChainOf } from '../../rules/analysis/pipe-chains.ts'
import { toPipeline } from '../../rules/edits/pipeline.ts'
import { edited } from './edited.ts'

const joined = (code: string) =>
  edited(code, 'CallExpression[callee.property.name="pipe"]', (context, call: TSESTree.CallExpression) => {
    const chain = pipeChainOf(call)
    return chain ? toPipeline(context, chain) : null
  })

const IMPORT = `import { pipeline } from 'node:stream'\n`

describe('toPipeline', () => {
  test.each([
    ['two', `${IMPORT}a.pipe(b).on('error', fail)`, `${IMPORT}pipeline(a, b, (error) => { if (error) fail(error) })`],
    [
      'three, with what comes after',
      `${IMPORT}a.pipe(b()).pipe(c).on('error', this.fail).on('finish', done)`,
      `${IMPORT}pipeline(a, b(), c, (error) => { if (error) this.fail(error) }).on('finish', done)`,
    ],
    [
      'a file that requires',
      `const { Readable } = require('stream')\na.pipe(b).on('error', fail)`,
      `const { Readable, pipeline } = require('stream')\npipeline(a, b, (error) => { if (error) fail(error) })`,
    ],
    [
      'an end that is answered',
      `${IMPORT}const open = (path) => read(path).pipe(unzip())`,
      `${IMPORT}const open = (path) => pipeline(read(path), unzip(), () => {})`,
    ],
    [
      'an end that is handed on',
      `${IMPORT}const cut = lines()\narchive.append(read(path).pipe(cut), { name })`,
      `${IMPORT}const cut = lines()\narchive.append(pipeline(read(path), cut, () => {}), { name })`,
    ],
  ])('%s', (_, code, output) => {
    expect(joined(code)).toBe(output)
  })

  test.each([
    ['without a listener', `a.pipe(b)`],
    ['a sink of somebody else, which is answered', `const send = (res) => read().pipe(res)`],
    ['an end that nobody takes', `read().pipe(unzip())`],
    ['an option', `a.pipe(b, { end: false }).on('error', fail)`],
    ['a listener in between', `a.on('error', f).pipe(b).on('error', fail)`],
    ['a listener that is written out', `a.pipe(b).on('error', (e) => { log(e) })`],
    ['a comment', `a.pipe(/* gzip */ b).on('error', fail)`],
  ])('not %s', (_, code) => {
    expect(joined(code)).toBeNull()
  })
})
