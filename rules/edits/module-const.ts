import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SVELTE_SCRIPT } from './module-form.ts'

/** A const of the module, which every call of the function at `at` shares. */
export interface ModuleConst {
  readonly name: string
  /** Writes it before the statement that `at` belongs to. */
  readonly fix: (fixer: TSESLint.RuleFixer, value: string) => TSESLint.RuleFix
}

/** Makes a const of the module under the name, or one like it where that is taken. */
export function moduleConst(context: Context, wanted: string, at: TSESTree.Node): ModuleConst | null {
  const statement = topStatement(at)
  if (!statement) return null
  const { sourceCode } = context
  const name = unusedName(context, wanted)
  const end = sourceCode.getLastToken(statement)?.value === ';' || sourceCode.text.includes(';\n') ? ';' : ''
  const [above] = sourceCode.getCommentsBefore(statement)
  const [start] = (above ?? statement).range
  return {
    name,
    fix: (fixer, value) => fixer.insertTextBeforeRange([start, start], `const ${name} = ${value}${end}\n\n`),
  }
}

function topStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let top = node
  while (top.parent && top.parent.type !== 'Program' && (top.parent.type as string) !== SVELTE_SCRIPT) top = top.parent
  return top.parent ? top : undefined
}

function unusedName(context: Context, name: string): string {
  const used = new Set(context.sourceCode.ast.tokens.map(({ value }) => value))
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${name}${i}`
    if (!used.has(candidate)) return candidate
  }
}
