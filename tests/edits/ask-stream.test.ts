import type { TSESTree } from '@typescript-eslint/utils'
import { expect, test } from 'vitest'
import { answerTestsOf } from '../../rules/analysis/answer-tests.ts'
import { putOf } from '../../rules/analysis/puts.ts'
import { askTheStream } from '../../rules/edits/ask-stream.ts'
import { edited } from './edited.ts'

const FS = `import fs from 'node:fs'\n`
const OUT = `${FS}const out = fs.createWriteStream('x')\n`

const asked = (code: string) =>
  edited(code, 'CallExpression[callee.property.name="write"]', (context, call: TSESTree.CallExpression) => {
    const put = putOf(context, call)
    const [found] = put ? answerTestsOf(context, call) : []
    return put && found ? askTheStream(context, found.test, found.answer, put) : null
  })

test.each([
  [
    'a const',
    `${OUT}const ok = out.write(x)\nif (!ok) f()`,
    `${OUT}const ok = out.write(x)\nif (out.writableNeedDrain) f()`,
  ],
  [
    'in a callback',
    `${OUT}const ok = out.write(x)\nsave(() => { if (!ok) f() })`,
    `${OUT}const ok = out.write(x)\nsave(() => { if (out.writableNeedDrain) f() })`,
  ],
])('%s', (_, code, output) => {
  expect(asked(code)).toBe(output)
})

test.each([
  ['more than the answer', `${OUT}const ok = out.write(x)\nif (!ok && !paused) f()`],
  ['a stream known by name only', `const ok = res.write(x)\nif (!ok) f()`],
  [
    'a stream out of sight',
    `${FS}let ok\nfunction g() { const out = fs.createWriteStream('x'); ok = out.write(x) }\nif (!ok) f()`,
  ],
  ['a comment', `${OUT}const ok = out.write(x)\nif (! /* full */ ok) f()`],
])('not %s', (_, code) => {
  expect(asked(code)).toBeNull()
})
