import * as typescript from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'
import type { Linter } from 'eslint'
import { expect, it } from 'vitest'
import { bringIn } from '../../rules/edits/imports.ts'
import { edited } from './edited.ts'

/** Reads what stands in `<script>` in the form of the parser for Svelte: elements in the body, one the script. */
function component(scriptType: string): Linter.Parser {
  return {
    parseForESLint(text: string) {
      const start = text.indexOf('<script>') + '<script>'.length
      const end = text.indexOf('</script>')
      const blank = (part: string): string => part.replace(/[^\n]/g, ' ')
      const code = blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end))
      const parsed = typescript.parseForESLint(code, { range: true, loc: true, tokens: true, comment: true })
      const { ast, visitorKeys } = parsed
      const element = (type: string, body: unknown[], from: number, to: number): unknown => ({
        type,
        body,
        range: [from, to],
        loc: ast.loc,
      })
      const script = element(scriptType, ast.body, text.indexOf('<script>'), end)
      const markup = element('SvelteText', [], end, text.length)
      const program = { ...ast, body: [script, markup] }
      return {
        ...parsed,
        ast: program as never,
        visitorKeys: { ...visitorKeys, [scriptType]: ['body'], SvelteText: [] } as never,
      }
    },
  }
}

function swapped(code: string, scriptType: string): string | null {
  return edited<TSESTree.CallExpression>(
    code,
    'CallExpression[callee.name="LIMIT"]',
    (context, node) => {
      const helper = bringIn(context, 'mapLimit', node)
      return helper && ((fixer) => [...helper.fix(fixer), fixer.replaceText(node.callee, helper.local)])
    },
    { filename: 'code.svelte', parser: component(scriptType) },
  )
}

it('writes an import inside the script of a component', () => {
  expect(swapped('<p>\n<script>\n  let a = LIMIT()\n</script>\n', 'SvelteScriptElement')).toBe(
    "<p>\n<script>\n  import { mapLimit } from 'backpressure-runtime'\n\n  let a = mapLimit()\n</script>\n",
  )
})

it('joins the imports of the script', () => {
  expect(swapped("<script>\n  import a from 'a'\n  LIMIT()\n</script>\n", 'SvelteScriptElement')).toBe(
    "<script>\n  import a from 'a'\n  import { mapLimit } from 'backpressure-runtime'\n  mapLimit()\n</script>\n",
  )
})

it('writes nothing beside markup where there is no script', () => {
  expect(swapped('<script>\n  LIMIT()\n</script>\n', 'SvelteElement')).toBeNull()
})
