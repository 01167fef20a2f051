import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { ignoredPushOf } from '../../rules/analysis/ignored-pushes.ts'
import { breakWhenFull } from '../../rules/edits/break-when-full.ts'
import { edited } from './edited.ts'

/** The code with the body of a `_read()` changed. */
const broken = (body: string) =>
  edited(inRead(body), 'CallExpression[callee.property.name="push"]', (context, call: TSESTree.CallExpression) => {
    const found = ignoredPushOf(context, call)
    return found ? breakWhenFull(context, call, found.loop.node, found.read) : null
  })

const inRead = (body: string) => `class A extends Readable { async _read() { ${body} } }`

describe('breakWhenFull', () => {
  test.each([
    [
      'a statement of a block',
      `for (;;) { const c = take(); this.push(c) }`,
      `for (;;) { const c = take(); if (!this.push(c)) break }`,
    ],
    [
      'a loop without a block',
      `let c; while ((c = take())) this.push(c)`,
      `let c; while ((c = take())) if (!this.push(c)) break`,
    ],
    [
      'a branch',
      `for (;;) { const c = take(); if (c) this.push(c) }`,
      `for (;;) { const c = take(); if (c) if (!this.push(c)) break }`,
    ],
  ])('%s', (_, body, output) => {
    expect(broken(body)).toBe(inRead(output))
  })

  test.each([
    ['for await, which would close its source', `for await (const c of s) this.push(c)`],
    ['what follows the loop', `let c; while ((c = take())) this.push(c); this.push(null)`],
    ['a count of its own', `let i = 0; while (more()) { const c = make(i++); this.push(c) }`],
    ['a place of its own', `let at = start; while (at) { const c = at.value; this.push(c); at = at.next }`],
    ['a switch', `for (;;) { const c = take(); switch (c.kind) { case 'a': this.push(c) } }`],
    ['an else', `for (;;) { const c = take(); if (c) this.push(c); else rest() }`],
  ])('not %s', (_, body) => {
    expect(broken(body)).toBeNull()
  })
})
