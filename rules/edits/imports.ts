import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { settingsOf } from '../kit/settings.ts'
import { isInside } from '../analysis/walk.ts'
import { headOf } from './head.ts'
import {
  freeNames,
  isImport,
  isRequire,
  moduleFormOf,
  requiredBy,
  statementsIn,
  SVELTE_SCRIPT,
  type ModuleForm,
} from './module-form.ts'
import { visibleNames, type Present } from './visible-imports.ts'

/** A name of the runtime, ready to be called. */
export interface BroughtIn {
  /** The text to call: `mapLimit`, `bp.mapLimit`, or `mapLimit2` where the name is taken. */
  readonly local: string
  /** What brings it in; empty when it is there already. */
  readonly fix: (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]
}

/** An export of a module: its name there, and the name that it is given here. */
export interface Wanted {
  readonly name: string
  readonly source: string
  readonly called: string
}

/** Brings the export `name` of the runtime (or of another source) in for use at `at`. */
export function bringIn(
  context: Context,
  name: string,
  at: TSESTree.Node,
  source = settingsOf(context).runtime,
): BroughtIn | null {
  return bringInAs(context, { name, source, called: name }, at)
}

/**
 * Brings an export in for use at `at`: what is imported already is used, an `import { a } from` or
 * `const { a } = require()` of the source is joined, else a line is added. `null` where none can be written.
 */
export function bringInAs(context: Context, { name, source, called }: Wanted, at: TSESTree.Node): BroughtIn | null {
  const present = presentAs(visibleNames(context, at, source), name)
  if (present !== undefined) return { local: present, fix: () => [] }

  const form = moduleFormOf(context)
  const statements = blockAround(context, at)
  if (!form || !statements) return null
  const isDefault = name === 'default'
  const isWhole = isDefault || form === 'import-equals'
  const local = freeName(context, isWhole && !isDefault ? 'backpressure' : called, at)
  const joined = isWhole ? undefined : lastJoinable(statements, source, form, at)
  const named = local === name ? name : form === 'import' ? `${name} as ${local}` : `${name}: ${local}`
  const clause = isWhole ? local : `{ ${named} }`
  return {
    local: isWhole && !isDefault ? `${local}.${name}` : local,
    fix: (fixer) => [
      joined
        ? fixer.insertTextAfter(joined, `,${lineOf(context, joined)}${named}`)
        : addLine(context, fixer, statements, form, clause, at, source),
    ],
  }
}

/** How the file names the export already. */
function presentAs(present: readonly Present[], name: string): string | undefined {
  const direct = present.find(({ path }) => path.length === 1 && path[0] === name)
  if (direct) return direct.local
  // `const pLimit = require('p-limit')`: the module is its default.
  if (name === 'default') return present.find(({ path, isNamespace }) => path.length === 0 && !isNamespace)?.local
  const whole =
    present.find(({ path }) => path.length === 0) ?? present.find(({ path }) => path.join('.') === 'default')
  return whole && `${whole.local}.${name}`
}

/** The statements among which an import for `at` may stand: the program's, or those of its script block. */
function blockAround(context: Context, at: TSESTree.Node): TSESTree.ProgramStatement[] | undefined {
  const { body } = context.sourceCode.ast
  const scripts = body.filter((node) => (node.type as string) === SVELTE_SCRIPT)
  const script = scripts.find((node) => isInside(at, node)) ?? scripts[0]
  const statements = script ? statementsIn(script) : body.flatMap(statementsIn)
  return statements.length > 0 ? statements : undefined
}

/** `name`, or `name2` and so on where `name` means something else at `at` or is a global of this file. */
function freeName(context: Context, name: string, at: TSESTree.Node): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? name : `${name}${i}`
    if (!freeNames(context).has(candidate) && !isDeclared(context, candidate, at)) return candidate
  }
}

function isDeclared(context: Context, name: string, at: TSESTree.Node): boolean {
  for (let scope: TSESLint.Scope.Scope | null = context.sourceCode.getScope(at); scope; scope = scope.upper) {
    if ((scope.set.get(name)?.defs.length ?? 0) > 0) return true
  }
  return false
}

/** The last name of an import or destructuring of the runtime, where another one can stand after it. */
function lastJoinable(
  statements: readonly TSESTree.ProgramStatement[],
  runtime: string,
  form: ModuleForm,
  at: TSESTree.Node,
): TSESTree.Node | undefined {
  for (const statement of statements) {
    if (statement.type === 'ImportDeclaration' && form === 'import') {
      if (statement.source.value !== runtime || statement.importKind === 'type') continue
      const last = statement.specifiers.at(-1)
      if (last?.type === 'ImportSpecifier') return last
    }
    if (statement.type === 'VariableDeclaration' && form === 'require' && statement.range[1] <= at.range[0]) {
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'ObjectPattern' || !init || requiredBy(init) !== runtime || init.type !== 'CallExpression')
          continue
        const last = id.properties.at(-1)
        if (last?.type === 'Property') return last
      }
    }
  }
  return undefined
}

/** What stands between a comma and the next name: a space, or a line break with the indentation of the last one. */
function lineOf(context: Context, last: TSESTree.Node): string {
  const indent = indentOf(context, last.range[0])
  return indent === undefined ? ' ' : `${lineBreakOf(context)}${indent}`
}

function addLine(
  context: Context,
  fixer: TSESLint.RuleFixer,
  statements: readonly TSESTree.ProgramStatement[],
  form: ModuleForm,
  clause: string,
  at: TSESTree.Node,
  from: string,
): TSESLint.RuleFix {
  const { text } = context.sourceCode
  const eol = lineBreakOf(context)
  const after = lastBefore(statements, form, at)
  const line = written(context, statements, form, clause, at, from, after)
  if (after) {
    const end = after.range[1]
    const rest = /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? ''
    const isAlone = /^\s*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/\s*)?$/.test(rest)
    const inserted = `${eol}${indentOf(context, after.range[0]) ?? ''}${line}`
    // Code that goes on in the same line needs an end of ours.
    return isAlone
      ? fixer.insertTextAfterRange([end, end + rest.length], inserted)
      : fixer.insertTextAfterRange([end, end], inserted.endsWith(';') ? inserted : `${inserted};`)
  }
  const start = headOf(context, statements[0] as TSESTree.ProgramStatement)
  return fixer.insertTextBeforeRange([start, start], `${line}${eol}${eol}${indentOf(context, start) ?? ''}`)
}

function written(
  context: Context,
  statements: readonly TSESTree.ProgramStatement[],
  form: ModuleForm,
  clause: string,
  at: TSESTree.Node,
  from: string,
  after: TSESTree.ProgramStatement | undefined,
): string {
  const { sourceCode } = context
  const strings = sourceCode.ast.tokens.filter((token) => (token.type as string) === 'String')
  const inAfter =
    after && strings.filter((token) => token.range[0] >= after.range[0] && token.range[1] <= after.range[1]).at(-1)
  const quote = (inAfter ?? strings[0])?.value.startsWith('"') ? '"' : "'"
  const source = `${quote}${from}${quote}`
  const end = sourceCode.getLastToken(after ?? statementAround(at))?.value === ';' ? ';' : ''
  if (form === 'import') return `import ${clause} from ${source}${end}`
  if (form === 'import-equals') return `import ${clause} = require(${source})${end}`
  const other = statements.find((node) => node.type === 'VariableDeclaration' && isRequire(node))
  return `${
    other?.type === 'VariableDeclaration' && other.kind === 'var' ? 'var' : 'const'
  } ${clause} = require(${source})${end}`
}

/** The statement after which the line goes: the last import, the last `require` at the top, or the last directive. */
function lastBefore(
  statements: readonly TSESTree.ProgramStatement[],
  form: ModuleForm,
  at: TSESTree.Node,
): TSESTree.ProgramStatement | undefined {
  const last = statements.findLast((node) => isImport(node) && (form === 'import' || node.range[1] <= at.range[0]))
  if (last && form !== 'require') return last
  let end = 0
  while (isDirective(statements[end])) end++
  const directive = statements[end - 1]
  if (form !== 'require') return directive
  // Later ones may depend on the code between.
  while (isRequire(statements[end]) || isImport(statements[end])) end++
  const required = statements[end - 1]
  return required && required.range[1] <= at.range[0] ? required : directive
}

function isDirective(node: TSESTree.ProgramStatement | undefined): boolean {
  return node?.type === 'ExpressionStatement' && typeof node.directive === 'string'
}

function statementAround(at: TSESTree.Node): TSESTree.Node {
  let node = at
  while (node.parent && !ENDED.has(node.type) && node.parent.type !== 'Program') node = node.parent
  return node
}

const ENDED = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'PropertyDefinition',
])

/** The white space before a place that is the first of its line. */
function indentOf(context: Context, place: number): string | undefined {
  return /(?:^|[\r\n])([ \t]*)$/.exec(context.sourceCode.text.slice(0, place))?.[1]
}

function lineBreakOf(context: Context): string {
  return /\r?\n/.exec(context.sourceCode.text)?.[0] ?? '\n'
}
