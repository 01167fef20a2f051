import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { trySending } from '../../rules/edits/try-send.ts'
import { edited } from './edited.ts'

const HEAD = `import { trySend } from 'backpressure-runtime'\n\n`
const MAX = '{ maxBufferedBytes: 1_048_576 }'

const tried = (code: string, closes: boolean) =>
  edited(code, 'CallExpression[callee.property.name="send"]', (context, call: TSESTree.CallExpression) =>
    trySending(context, call, { closes }),
  )

describe('trySending', () => {
  test.each<[name: string, closes: boolean, code: string, output: string]>([
    ['a statement', false, 'ws.send(x)', `trySend(ws, x, ${MAX})`],
    ['a client that is closed', true, 'ws.send(x);', `if (!trySend(ws, x, ${MAX})) ws.close();`],
    ['a branch with an else', false, 'if (a) ws.send(x)\nelse b()', `if (a) trySend(ws, x, ${MAX})\nelse b()`],
    [
      'a branch with an else, closed',
      true,
      'if (a) ws.send(x)\nelse b()',
      `if (a) { if (!trySend(ws, x, ${MAX})) ws.close() }\nelse b()`,
    ],
    [
      'a loop within an if, and its else, closed',
      true,
      'if (a) for (const x of xs) ws.send(x); else b()',
      `if (a) for (const x of xs) { if (!trySend(ws, x, ${MAX})) ws.close(); } else b()`,
    ],
    [
      'a branch in a line of its own, with an else, closed',
      true,
      'if (a)\n  ws.send(x)\nelse b()',
      `if (a) {\n  if (!trySend(ws, x, ${MAX})) ws.close()\n}\nelse b()`,
    ],
    [
      'a message of lines',
      false,
      '{\n  ws.send(\n    pack(\n      x,\n    ),\n  )\n}',
      `{\n  trySend(ws, pack(\n    x,\n  ), ${MAX})\n}`,
    ],
    ['a branch, closed', true, 'if (a) ws.send(x)', `if (a && !trySend(ws, x, ${MAX})) ws.close()`],
  ])('%s', (_, closes, code, output) => {
    expect(tried(code, closes)?.replace(/^import.*\n\n/, HEAD)).toBe(HEAD + output)
  })

  test.each([
    ['an expression', 'const f = () => ws.send(x)'],
    ['a callback', 'ws.send(x, done)'],
    ['an optional call', 'ws?.send(x)'],
    ['a receiver that is made each time', 'open().send(x)'],
    ['a comment', 'ws.send(/* all */ x)'],
  ])('not %s', (_, code) => {
    expect(tried(code, true)).toBeNull()
  })
})
