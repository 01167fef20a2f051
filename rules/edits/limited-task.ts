import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { variableOf } from '../analysis/bindings.ts'
import { isFunction } from '../analysis/functions.ts'
import { unwrap } from '../analysis/unwrap.ts'
import { findBelow, isInside } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import { fittingMapper } from './mapper-fit.ts'
import { textOf } from './text.ts'

/** Changes that put a task through a limiter. */
export type Limited = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix[]

/**
 * A mapper that gives each of its tasks to a limiter: `async (x) => f(x)` becomes `(x) => limit(async () => f(x))`,
 * `load` becomes `(item) => limit(() => load(item))`. `null` where a comment would be lost, or the function is not in
 * this file and takes who knows what.
 */
export function limitedMapper(context: Context, mapper: TSESTree.Node, run: string): Limited | null {
  const fn = unwrap(mapper)
  if (isFunction(fn)) return fn.type === 'ArrowFunctionExpression' ? limitedArrow(context, fn, run) : null
  const named = fittingMapper(context, mapper)
  const callee = named && calleeText(context, fn)
  if (!callee) return null
  const free = (name: string): string => (new RegExp(String.raw`\b${name}\b`).test(callee) ? `${name}2` : name)
  const given = [free('item'), free('index')].slice(0, Math.max(1, named.params.length)).join(', ')
  return (fixer) => [fixer.replaceText(mapper, `(${given}) => ${run}(() => ${callee}(${given}))`)]
}

function limitedArrow(context: Context, fn: TSESTree.ArrowFunctionExpression, run: string): Limited | null {
  const { sourceCode } = context
  const arrow = sourceCode.getTokenBefore(fn.body, ({ value }) => value === '=>')
  const [first, second] = sourceCode.getFirstTokens(fn, 2)
  if (!arrow || !first || !second || fn.typeParameters) return null
  const [from] = (fn.async ? second : first).range
  const [to] = (fn.returnType ?? arrow).range
  const answer = fn.returnType ? sourceCode.getText(fn.returnType) : ''
  const kept = [from, to] as const
  const isLost = sourceCode
    .getCommentsInside(fn)
    .some(({ range }) => range[1] <= arrow.range[0] && (range[0] < kept[0] || range[1] > kept[1]))
  if (isLost) return null
  const parameters = sourceCode.text.slice(from, to).trim()
  const head = `${parameters} => ${run}(${fn.async ? 'async ' : ''}()${answer} =>`
  return (fixer) => [
    fixer.replaceTextRange([fn.range[0], arrow.range[1]], head),
    fixer.insertTextAfterRange([arrow.range[1], fn.range[1]], ')'),
  ]
}

/** `load`, `this.load` of `this.load.bind(this)`. */
function calleeText(context: Context, fn: TSESTree.Node): string | undefined {
  if (fn.type === 'Identifier') return fn.name
  if (fn.type !== 'CallExpression' || fn.callee.type !== 'MemberExpression') return undefined
  const method = unwrap(fn.callee.object)
  const [self, ...more] = fn.arguments
  if (method.type !== 'MemberExpression' || !self || more.length > 0) return undefined
  const isOwn = textOf(context, method.object) === textOf(context, self)
  return isOwn ? textOf(context, method) : undefined
}

/**
 * A task that is started in a loop, given to a limiter: `f(x)` becomes `limit(() => f(x))`. `null` where it waits
 * itself, or reads a variable that holds something else when its turn comes.
 */
export function limitedTask(context: Context, task: TSESTree.Node, walk: TSESTree.Node, run: string): Limited | null {
  const isBound = findBelow(
    context,
    task,
    'own',
    ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression',
  )
  const changes = findBelow(
    context,
    task,
    'all',
    (node) =>
      node.type === 'Identifier' && !isInside(definitionOf(context, node), task) && mayChange(context, node, walk),
  )
  if (isBound || changes) return null
  const text = textOf(context, task)
  const body = text.startsWith('{') ? `(${text})` : text
  return (fixer) => [fixer.replaceText(task, `${run}(() => ${body})`)]
}

function definitionOf(context: Context, id: TSESTree.Identifier): TSESTree.Node {
  return variableOf(context, id)?.defs[0]?.name ?? context.sourceCode.ast
}

/** A `const`, or what each pass of the loop has of its own, stays as it is. */
function mayChange(context: Context, id: TSESTree.Identifier, walk: TSESTree.Node): boolean {
  const variable = variableOf(context, id)
  const definition = variable?.defs[0]
  if (!variable || !definition) return false
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init)
  if (definition.type === 'Variable' && definition.parent.kind === 'var')
    return isInside(definition.node, walk) || writes.length > 0
  // `for (let i = 0; …; i++)`: the closure of a pass keeps the `i` of that pass.
  const isOfHead = walk.type === 'ForStatement' && walk.init && isInside(definition.node, walk.init)
  return writes.some(({ identifier }) => !isOfHead || !walk.update || !isInside(identifier, walk.update))
}
