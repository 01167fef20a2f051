import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import type { ListFact } from '../knowledge/schema.ts'
import { GROWING_NAMES, SETTLED_TABLES } from '../knowledge/table-names.ts'
import { REGISTRIES } from '../knowledge/telling-names.ts'
import { keyName, propertyName, referencesOf } from './bindings.ts'
import { functionAround, isFunction } from './functions.ts'
import { namesLibraryWith } from './named-libraries.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { isPaged } from './paging.ts'
import { outer, unwrap } from './unwrap.ts'
import { usageOf } from './usage.ts'
import { closest, findBelow, isInside } from './walk.ts'

/** A call that loads all that there is into memory, where it is then walked. */
export interface WholeLoad {
  readonly call: TSESTree.CallExpression
  readonly lists: ListFact
}

/** Whether the file names a library that lists all that there is. */
export const namesLister = namesLibraryWith(({ lists }) => lists !== undefined)

const MAX_HOPS = 3

/**
 * The load of a whole table, collection, key space or file whose elements the same function walks:
 * `for (const user of await prisma.user.findMany())`. None where a filter, a page or a limit is in sight.
 */
export function wholeLoadOf(context: Context, call: TSESTree.CallExpression): WholeLoad | undefined {
  const lists = callMeaning(context, call)?.fact.lists
  if (!lists || !isWhole(context, call, lists) || isSettled(call)) return undefined
  const loaded = chainOf(call, lists)
  if (!loaded || isPaged(context, loaded) || !isWalked(context, loaded, lists)) return undefined
  return { call, lists }
}

/** Whether the arguments leave it whole. */
function isWhole(context: Context, { arguments: given }: TSESTree.CallExpression, lists: ListFact): boolean {
  if (lists.sql !== undefined) return isWholeStatement(given[lists.sql])
  if (lists.named !== undefined) return tellsOfGrowth(context, given[lists.named])
  const argument = lists.argument === undefined ? undefined : given[lists.argument]
  if (!argument) return true
  const options = unwrap(argument)
  if (options.type !== 'ObjectExpression') return false
  const { properties } = options
  return lists.filter === undefined
    ? properties.length === 0
    : properties.every((property) => property.type === 'Property' && keyName(property.key) !== lists.filter)
}

function isWholeStatement(argument: TSESTree.Node | undefined): boolean {
  const value = argument && unwrap(argument)
  const text =
    value?.type === 'Literal'
      ? value.value
      : value?.type === 'TemplateLiteral' && value.expressions.length === 0
      ? value.quasis[0]?.value.raw
      : undefined
  return typeof text === 'string' && SELECT.test(text) && !CUT.test(text) && !isSettledTable(text)
}

const SELECT = /^\s*select\b[^]*\bfrom\b/i
const CUT = new RegExp(
  String.raw`\b(?:where|limit|fetch|top|having|group\s+by|exists|information_schema|pg_\w+|sqlite_\w+)\b` +
    String.raw`|\b(?:count|sum|min|max|avg)\s*\(`,
  'i',
)

/** `'orders.csv'`, `path.join(dir, 'events.jsonl')`, `uploadsDir` */
function tellsOfGrowth(context: Context, argument: TSESTree.Node | undefined): boolean {
  return (
    argument !== undefined &&
    findBelow(context, argument, 'own', (node) => {
      const text = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? node.value.raw : undefined
      return GROWING_NAMES.test(typeof text === 'string' ? text : node.type === 'Identifier' ? node.name : '')
    }) !== undefined
  )
}

/** A table that people fill by hand: `prisma.role.findMany()`, `Setting.find()`, `db('countries')`. */
function isSettled({ callee, arguments: [first] }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee)
  const name = member.type === 'MemberExpression' ? lastNameOf(member.object) : undefined
  const table = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined
  return [name, table].some((word) => word !== undefined && (SETTLED_TABLES.test(word) || REGISTRIES.test(word)))
}

function isSettledTable(statement: string): boolean {
  const table = /\bfrom\s+["'`[]?(?:\w+\.)?(\w+)/i.exec(statement)?.[1]
  return table !== undefined && SETTLED_TABLES.test(table)
}

/** The end of the chain that begins with the call, where all of it leaves the answer whole. */
function chainOf(call: TSESTree.CallExpression, { by, whole = [] }: ListFact): TSESTree.CallExpression | undefined {
  let end = call
  let isLoaded = by === undefined
  for (;;) {
    const member = outer(end)
    if (member?.type !== 'MemberExpression' || unwrap(member.object) !== end) break
    const next = outer(member)
    if (next?.type !== 'CallExpression' || unwrap(next.callee) !== member) break
    const name = propertyName(member) ?? ''
    if (name === 'then' || name === 'catch' || name === 'finally') break
    if (name === by) isLoaded = true
    else if (!whole.includes(name)) return undefined
    end = next
  }
  return isLoaded ? end : undefined
}

function isWalked(context: Context, loaded: TSESTree.CallExpression, { text = false }: ListFact): boolean {
  const holder = outer(loaded)
  const around = functionAround(loaded) ?? context.sourceCode.ast
  if (holder?.type === 'AwaitExpression') {
    // Who starts a task for each element of it is told so by another rule.
    if (isJoined(context, holder)) return false
    return isWalkedFrom(context, holder, around, !text, 0)
  }
  // `find().then((users) => …)`
  const next = holder?.type === 'MemberExpression' && propertyName(holder) === 'then' ? outer(holder) : undefined
  const [then] = next?.type === 'CallExpression' ? next.arguments : []
  const fn = then && unwrap(then)
  if (!fn || !isFunction(fn)) return false
  return context.sourceCode
    .getDeclaredVariables(fn)
    .filter((variable) => variable.defs.some((def) => def.type === 'Parameter'))
    .some((variable) => referencesOf(variable).some((id) => isWalkedFrom(context, id, fn, !text, 1)))
}

/** Whether the value, or what is derived from it, is walked below `around`. Text is walked when it was split. */
function isWalkedFrom(
  context: Context,
  value: TSESTree.Node,
  around: TSESTree.Node,
  isList: boolean,
  hops: number,
): boolean {
  if (hops > MAX_HOPS || !isInside(value, around)) return false
  const holder = outer(value)
  switch (holder?.type) {
    case 'ForOfStatement':
      return isList && unwrap(holder.right) === unwrap(value)
    case 'MemberExpression': {
      if (unwrap(holder.object) !== unwrap(value)) return false
      const name = propertyName(holder) ?? ''
      const call = outer(holder)
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== holder) {
        return name === 'rows' && isWalkedFrom(context, holder, around, isList, hops)
      }
      if (isList && WALKS.has(name)) return !isHandedOn(call, name)
      return isWalkedFrom(context, call, around, isList || name === 'split', hops)
    }
    case 'VariableDeclarator':
      return context.sourceCode
        .getDeclaredVariables(holder)
        .some((variable) => referencesOf(variable).some((id) => isWalkedFrom(context, id, around, isList, hops + 1)))
    default:
      return false
  }
}

/** `return rows.map(toUser)`: all of it is what the caller asked for, in another form. */
function isHandedOn(call: TSESTree.CallExpression, name: string): boolean {
  const usage = usageOf(call)
  return FORMS.has(name) && (usage === 'returned' || usage === 'passed')
}

const FORMS = new Set(['map', 'flatMap', 'filter'])
const WALKS = new Set(['forEach', 'map', 'flatMap', 'filter', 'reduce', 'some', 'every', 'find', 'each'])

function isJoined(context: Context, node: TSESTree.Node): boolean {
  const join = closest(node, (parent): parent is TSESTree.CallExpression => {
    return parent.type === 'CallExpression' && callMeaning(context, parent)?.fact.joins !== undefined
  })
  return join !== undefined && functionAround(join) === functionAround(node)
}
