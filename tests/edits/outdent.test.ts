import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { outdented, outdentTo } from '../../rules/edits/outdent.ts'
import { ask } from '../code.ts'

const moved = (code: string) =>
  ask(code, 'CallExpression[callee.name="f"]', (context, call: TSESTree.CallExpression) => {
    const ranges = outdented(
      context,
      call.arguments.map((argument) => outdentTo(context, argument, argument, call)),
    )
    return ranges.reduceRight((text, [start, end]) => text.slice(0, start) + text.slice(end), code)
  })

it.each<[name: string, before: string, after: string]>([
  ['the lines of a node behind its first', 'f(\n  () => {\n    a\n\n  },\n)', 'f(\n  () => {\n  a\n\n},\n)'],
  ['tabs', 'f(\n\t() => {\n\t\ta\n\t},\n)', 'f(\n\t() => {\n\ta\n},\n)'],
  ['not the text of a template', 'f(\n  `\n    a${\n    b}`,\n)', 'f(\n  `\n    a${\n  b}`,\n)'],
  ['not what stands in the line of its target', 'f(() => {\n  a\n})', 'f(() => {\n  a\n})'],
])('moves %s', (_, before, after) => {
  expect(moved(before)).toBe(after)
})
