import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { isFunction } from '../analysis/functions.ts'
import { findBelow } from '../analysis/walk.ts'

/** How a file takes in modules: `import {} from`, `import x = require()` or `require()`. */
export type ModuleForm = 'import' | 'import-equals' | 'require'

/**
 * How this file takes in modules, by what it does already, then by its extension, then by the configured source type;
 * `undefined` for a classic script and for code that runs with and without a module loader.
 */
export const moduleFormOf = perProgram<ModuleForm | undefined>((context) => {
  const { body } = context.sourceCode.ast
  const statements = body.flatMap((node) => statementsIn(node))
  if (statements.some((node) => MODULE_STATEMENTS.has(node.type))) return 'import'
  if (statements.some((node) => node.type === 'TSImportEqualsDeclaration' || node.type === 'TSExportAssignment')) {
    return 'import-equals'
  }
  const extension = /\.([cm]?[jt]sx?)$/.exec(context.filename)?.[1] ?? ''
  const free = freeNames(context)
  if (isModuleOnly(context)) return 'import'
  if (free.has('require') || free.has('module') || free.has('exports')) {
    return isUniversal(context) ? undefined : extension === 'cts' ? 'import-equals' : 'require'
  }
  if (extension === 'cts') return 'import-equals'
  if (extension === 'cjs') return 'require'
  if (extension === 'mjs' || extension === 'mts') return 'import'
  if (free.has('define')) return undefined
  switch (context.sourceCode.ast.sourceType === 'module' ? 'module' : context.languageOptions.sourceType) {
    case 'module':
      // A module is strict by itself: whoever says so wrote a script, whatever the configuration takes it for.
      return body.some(isUseStrict) ? undefined : 'import'
    case 'commonjs':
      return 'require'
    default:
      return undefined
  }
})

/** Names that the file uses and nothing in it declares. */
export const freeNames = perProgram<ReadonlySet<string>>((context) => {
  const names = new Set<string>()
  const global = context.sourceCode.scopeManager?.globalScope
  for (const reference of global?.through ?? []) names.add(reference.identifier.name)
  for (const variable of global?.variables ?? []) {
    if (variable.defs.length === 0 && variable.references.length > 0) names.add(variable.name)
  }
  return names
})

/** `import …` in any form that TypeScript knows. */
export function isImport(node: TSESTree.ProgramStatement | undefined): boolean {
  return node?.type === 'ImportDeclaration' || node?.type === 'TSImportEqualsDeclaration'
}

/** A statement that does nothing but `require`. */
export function isRequire(node: TSESTree.ProgramStatement | undefined): boolean {
  if (node?.type === 'ExpressionStatement') return requiredBy(node.expression) !== undefined
  return (
    node?.type === 'VariableDeclaration' &&
    node.declarations.every(({ init }) => init && requiredBy(init) !== undefined)
  )
}

/** The module of `require('m')`, `require('m').a` and `require('m')(…)`. */
export function requiredBy(node: TSESTree.Node): string | undefined {
  if (node.type === 'MemberExpression') return requiredBy(node.object)
  if (node.type !== 'CallExpression') return undefined
  const [source] = node.arguments
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return requiredBy(node.callee)
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined
}

/** The statements of a script block of a single-file component, or the statement itself. */
export function statementsIn(node: TSESTree.Node): TSESTree.ProgramStatement[] {
  const { type, body } = node as unknown as { type: string; body?: TSESTree.ProgramStatement[] }
  if (type === SVELTE_SCRIPT) return body ?? []
  return FOREIGN.test(type) ? [] : [node as TSESTree.ProgramStatement]
}

export const SVELTE_SCRIPT = 'SvelteScriptElement'

/** Nodes of parsers for components, which are no statements: nothing may be written beside them. */
const FOREIGN = /^(Svelte|Astro|V[A-Z])/

const MODULE_STATEMENTS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
])

/** `import.meta` or an `await` outside functions: only an ES module may hold them. */
function isModuleOnly(context: Context): boolean {
  const { ast, text } = context.sourceCode
  if (!/\bimport\s*\.\s*meta\b|\bawait\b/.test(text)) return false
  return ast.body.some((statement) => !isFunction(statement) && findBelow(context, statement, 'own', isOfModulesOnly))
}

function isOfModulesOnly(node: TSESTree.Node): boolean {
  if (node.type === 'ForOfStatement') return node.await
  return node.type === 'AwaitExpression' || (node.type === 'MetaProperty' && node.meta.name === 'import')
}

function isUseStrict(statement: TSESTree.ProgramStatement): boolean {
  return statement.type === 'ExpressionStatement' && statement.directive === 'use strict'
}

/** A file that asks which loader it runs under: a `require` at its top would break it elsewhere. */
function isUniversal(context: Context): boolean {
  return (
    freeNames(context).has('define') ||
    /\btypeof\s*\(?\s*(?:module|exports|require|define)\b/.test(context.sourceCode.text)
  )
}
