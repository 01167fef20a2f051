import type { TSESTree } from '@typescript-eslint/utils'
import { expect, it } from 'vitest'
import { moduleConst } from '../../rules/edits/module-const.ts'
import { edited } from './edited.ts'

const made = (code: string): string | null =>
  edited<TSESTree.CallExpression>(code, 'CallExpression[callee.name="here"]', (context, node) => {
    const kept = moduleConst(context, 'slots', node)
    return kept && ((fixer) => [kept.fix(fixer, 'make()'), fixer.replaceText(node.callee, `${kept.name}.there`)])
  })

it('stands before the statement and its comments', () => {
  expect(made('const a = 1;\n\n/** Calls. */\nfunction f() { here() }')).toBe(
    'const a = 1;\n\nconst slots = make();\n\n/** Calls. */\nfunction f() { slots.there() }',
  )
})

it('takes a name that nothing in the file has', () => {
  expect(made("import 'slots'\nconst f = (slots) => here()")).toBe(
    "import 'slots'\nconst slots2 = make()\n\nconst f = (slots) => slots2.there()",
  )
})
