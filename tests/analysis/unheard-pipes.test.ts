import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { unheardPipeOf } from '../../rules/analysis/unheard-pipes.ts'
import { ask } from '../code.ts'

const unheard = (code: string) =>
  ask(code, 'CallExpression[callee.property.name="pipe"]:exit', (context, call: TSESTree.CallExpression) => {
    const found = unheardPipeOf(context, call)
    return found && { lost: context.sourceCode.getText(found.lost), isUneven: found.isUneven, isHeard: found.isHeard }
  })

describe('unheardPipeOf', () => {
  test.each([
    ['one end', `const a = open(); a.pipe(make()).on('error', f)`, { lost: 'a', isUneven: true, isHeard: false }],
    [
      'no end',
      `import fs from 'fs'; fs.createReadStream(a).pipe(fs.createWriteStream(b))`,
      { lost: 'fs.createReadStream(a)', isUneven: false, isHeard: false },
    ],
    [
      'no end, where somebody else has the sink',
      `import fs from 'fs'; fs.createReadStream(a).pipe(b)`,
      { lost: 'fs.createReadStream(a)', isUneven: true, isHeard: false },
    ],
    [
      'a source that stands',
      `class T extends Transform { _transform(c, e, cb) { cb() } }; a.pipe(new T()).pipe(b).on('error', f)`,
      { lost: 'b', isUneven: true, isHeard: true },
    ],
  ])('%s', (_, code, expected) => {
    expect(unheard(code)).toEqual(expected)
  })

  test.each([
    ['all ends', `const a = open(); a.on('error', f); a.pipe(make()).on('error', f)`],
    ['what nothing tells for a stream', `const a = open(); a.pipe(make())`],
    ['steps of a build', `src('*').pipe(make()).on('error', f).pipe(dest('x'))`],
  ])('not %s', (_, code) => {
    expect(unheard(code)).toBeUndefined()
  })
})
