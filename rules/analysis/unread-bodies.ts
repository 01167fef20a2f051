import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { thingNamed } from '../knowledge/index.ts'
import { FETCHERS } from '../knowledge/telling-names.ts'
import { propertyName, referencesOf, variableOf } from './bindings.ts'
import type { Origin } from './facts.ts'
import { isFunction } from './functions.ts'
import { makerOf } from './makers.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { readsOf } from './unread.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/** A way out of a function on which nobody reads the response, while the way on does. */
export interface UnreadBody {
  readonly id: TSESTree.Identifier
  readonly origin: Origin
  /** The `return`, the `throw`, or the `continue` of a loop that asks again. */
  readonly leaves: TSESTree.Statement
}

/**
 * The early exits that leave a response unread: `const res = await fetch(url); if (!res.ok) throw new Error('bad')` in
 * front of `res.json()`. None where its status says that there is no body, or it was asked for with HEAD.
 */
export function unreadBodiesOf(context: Context, id: TSESTree.Identifier): UnreadBody[] {
  const variable = variableOf(context, id)
  const origin = originOf(context, id) ?? likelyResponse(context, id)
  const held = origin?.thing.held
  if (!variable || !held || variable.references.filter((r) => r.isWrite()).length > 1) return []
  const statements = statementsAfter(id)
  const reads = readsOf(variable, held.head)
  const isRead = (node: TSESTree.Node): boolean => reads.some((use) => isInside(use, node))
  const exits: TSESTree.Statement[] = []
  for (const statement of statements) {
    if (isRead(statement)) return exits.map((leaves) => ({ id, origin, leaves }))
    const exit = statement.type === 'IfStatement' && !statement.alternate ? exitOf(statement.consequent) : undefined
    if (exit && statement.type === 'IfStatement' && tells(context, variable, statement)) exits.push(exit)
  }
  return []
}

/** What a function answers that has the name of a `fetch()`, where `ok` is asked of it and its body is read. */
function likelyResponse(context: Context, id: TSESTree.Identifier): Origin | undefined {
  const call = makerOf(context, id)
  const variable = call && FETCHERS.test(lastNameOf(call.callee) ?? '') ? variableOf(context, id) : undefined
  const thing = variable && thingNamed(RESPONSE)
  if (!thing) return undefined
  const members = referencesOf(variable).map((use) => {
    const member = outer(use)
    return member?.type === 'MemberExpression' ? propertyName(member) ?? '' : ''
  })
  const isOfBody = (name: string): boolean =>
    [thing.methods, thing.members].some((known) => known && Object.hasOwn(known, name))
  const isResponse = members.includes('ok') && members.some((name) => name === '' || isOfBody(name))
  return isResponse ? { name: RESPONSE, thing, evidence: 'likely' } : undefined
}

const RESPONSE = 'fetch-response'

/** What follows the declaration in its block, or is the body of the callback that is handed the response. */
function statementsAfter(id: TSESTree.Identifier): readonly TSESTree.Statement[] {
  const { parent } = id
  if (isFunction(parent)) return parent.body.type === 'BlockStatement' ? parent.body.body : []
  const declaration = parent.type === 'VariableDeclarator' && parent.id === id ? parent.parent : undefined
  const block = declaration?.parent
  if (!declaration || block?.type !== 'BlockStatement') return []
  if (parent.type === 'VariableDeclarator' && parent.init && asksForHead(parent.init)) return []
  return block.body.slice(block.body.indexOf(declaration) + 1)
}

/** `fetch(url, { method: 'HEAD' })` */
function asksForHead(init: TSESTree.Node): boolean {
  const call = unwrap(init, { awaits: true })
  const options = call.type === 'CallExpression' ? call.arguments.at(-1) : undefined
  if (options?.type !== 'ObjectExpression') return false
  return options.properties.some((p) => p.type === 'Property' && p.value.type === 'Literal' && p.value.value === 'HEAD')
}

/** The `return` or `throw` that a branch ends with, or the `continue` with which a loop asks once more. */
function exitOf(branch: TSESTree.Statement): TSESTree.Statement | undefined {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch
  return last && EXITS.has(last.type) ? last : undefined
}

const EXITS = new Set(['ReturnStatement', 'ThrowStatement', 'ContinueStatement'])

/** A test of the response that says nothing of its body: `!res.ok`, and a way out that ends nothing by itself. */
function tells(
  context: Context,
  variable: TSESLint.Scope.Variable,
  { test, consequent }: TSESTree.IfStatement,
): boolean {
  if (!variable.references.some(({ identifier }) => isInside(identifier, test))) return false
  if (/\b(?:101|204|205|304)\b/.test(context.sourceCode.getText(test))) return false
  return !/\b(?:destroy|abort|cancel|exit)\(/.test(context.sourceCode.getText(consequent))
}
