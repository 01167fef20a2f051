import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { skipFull } from '../../rules/edits/skip-full.ts'
import { edited } from './edited.ts'

const skip = (code: string) =>
  edited(code, 'CallExpression[callee.property.name="send"]', (context, call: TSESTree.CallExpression) =>
    context.sourceCode.text.includes('bufferedAmount') ? null : skipFull(context, call),
  )

describe('skipFull', () => {
  test.each([
    ['a statement', `ws.send(x)`, `if (ws.bufferedAmount <= 1_048_576) ws.send(x)`],
    ['a member', `this.ws.send(x)`, `if (this.ws.bufferedAmount <= 1_048_576) this.ws.send(x)`],
    ['a branch', `if (a) ws.send(x)`, `if (a && ws.bufferedAmount <= 1_048_576) ws.send(x)`],
    ['one of two', `if (a ?? b) ws.send(x)`, `if ((a ?? b) && ws.bufferedAmount <= 1_048_576) ws.send(x)`],
    ['a last else', `if (a) b()\nelse ws.send(x)`, `if (a) b()\nelse if (ws.bufferedAmount <= 1_048_576) ws.send(x)`],
    ['a loop', `for (const x of xs) ws.send(x)`, `for (const x of xs) if (ws.bufferedAmount <= 1_048_576) ws.send(x)`],
    [
      'an if within an if, and its else',
      `if (a) if (b) ws.send(x); else c()`,
      `if (a) if (b) { if (ws.bufferedAmount <= 1_048_576) ws.send(x); } else c()`,
    ],
    [
      'a loop within an if, and its else',
      `if (a) for (const x of xs) ws.send(x)\nelse b()`,
      `if (a) for (const x of xs) { if (ws.bufferedAmount <= 1_048_576) ws.send(x) }\nelse b()`,
    ],
    [
      'an else if within an if, and its else',
      `if (a) if (b) c(); else ws.send(x); else d()`,
      `if (a) if (b) c(); else { if (ws.bufferedAmount <= 1_048_576) ws.send(x); } else d()`,
    ],
    [
      'a branch in a line of its own, with an else',
      `if (a)\n  ws.send(x)\nelse b()`,
      `if (a) {\n  if (ws.bufferedAmount <= 1_048_576) ws.send(x)\n}\nelse b()`,
    ],
    [
      'a branch with an else',
      `if (a) ws.send(x)\nelse b()`,
      `if (a) { if (ws.bufferedAmount <= 1_048_576) ws.send(x) }\nelse b()`,
    ],
  ])('%s', (_, code, output) => {
    expect(skip(code)).toBe(output)
  })

  test.each([
    ['an expression', `const f = () => ws.send(x)`],
    ['an optional call', `ws?.send(x)`],
    ['a receiver that is made each time', `open().send(x)`],
  ])('not %s', (_, code) => {
    expect(skip(code)).toBeNull()
  })
})
