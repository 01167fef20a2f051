import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName, variableOf } from './bindings.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { originOf } from './origin.ts'
import { samePlace } from './places.ts'
import { readsOf } from './unread.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'

/** A stream in two branches, of which one is never read, or not before the other has come to its end. */
export interface UnreadBranch {
  readonly branch: string
  readonly other: string
  readonly form: 'unread' | 'inTurn'
}

/**
 * What becomes of the branches that the call makes: `stream.tee()`, `response.clone()`, the second `source.pipe(b)`.
 * Branches that leave the function may be read elsewhere.
 */
export function unreadBranchOf(context: Context, call: TSESTree.CallExpression): UnreadBranch | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return undefined
  switch (propertyName(callee)) {
    case 'tee':
      return call.arguments.length === 0 ? ofTee(context, call) : undefined
    case 'clone':
      return call.arguments.length === 0 ? ofClone(context, call, callee.object) : undefined
    case 'pipe':
      return ofPipes(context, call, callee.object)
    default:
      return undefined
  }
}

/** `const [a, b] = stream.tee()` */
function ofTee(context: Context, call: TSESTree.CallExpression): UnreadBranch | undefined {
  const holder = outer(call)
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'ArrayPattern') return undefined
  const [one, other, ...more] = holder.id.elements
  if (more.length > 0 || (one && one.type !== 'Identifier') || (other && other.type !== 'Identifier')) return undefined
  if (!one || !other) return { branch: `branch ${one ? 2 : 1}`, other: nameOf(one ?? other), form: 'unread' }
  return ofTwo(context, one, other, [])
}

/** `const copy = response.clone()`, where only one of them is read. */
function ofClone(context: Context, call: TSESTree.CallExpression, from: TSESTree.Node): UnreadBranch | undefined {
  const holder = outer(call)
  const head = originOf(context, from)?.thing.held?.head
  const original = unwrap(from)
  if (!head || original.type !== 'Identifier') return undefined
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return undefined
  const copy = variableOf(context, holder.id)
  const whole = variableOf(context, original)
  if (!copy || !whole) return undefined
  if (readsOf(copy, head).length === 0) return { branch: holder.id.name, other: original.name, form: 'unread' }
  // A parameter is its caller's, who reads the original.
  if (whole.defs[0]?.type === 'Parameter' || readsOf(whole, head).some((read) => read !== original)) return undefined
  return { branch: original.name, other: holder.id.name, form: 'unread' }
}

/** `source.pipe(a)` and `source.pipe(b)`, where `b` was made here to be read. */
function ofPipes(context: Context, call: TSESTree.CallExpression, source: TSESTree.Node): UnreadBranch | undefined {
  const target = call.arguments[0] && unwrap(call.arguments[0])
  if (target?.type !== 'Identifier' || !isMadeToRead(context, target)) return undefined
  for (const member of membersNamed(context, 'pipe')) {
    const pipe = outer(member)
    if (pipe?.type !== 'CallExpression' || pipe === call || pipe.range[0] > call.range[0]) continue
    if (functionAround(pipe) !== functionAround(call) || !samePlace(context, member.object, source)) continue
    const first = pipe.arguments[0] && unwrap(pipe.arguments[0])
    if (first?.type !== 'Identifier' || outer(call)?.type !== 'ExpressionStatement') continue
    const found = ofTwo(context, first, target, [first, target])
    if (found && (found.branch === target.name || isMadeToRead(context, first))) return found
  }
  return undefined
}

/** A stream that holds what it was given until somebody reads it. */
function isMadeToRead(context: Context, id: TSESTree.Identifier): boolean {
  const definition = variableOf(context, id)?.defs[0]?.node
  const made = definition?.type === 'VariableDeclarator' ? definition.init : undefined
  return made?.type === 'NewExpression' && originOf(context, made)?.thing.kinds.includes('node-readable') === true
}

function ofTwo(
  context: Context,
  one: TSESTree.Identifier,
  other: TSESTree.Identifier,
  pipes: readonly TSESTree.Node[],
): UnreadBranch | undefined {
  const [first, second] = [variableOf(context, one), variableOf(context, other)]
  if (!second) return undefined
  const reads = (variable: TSESLint.Scope.Variable): TSESTree.Identifier[] =>
    readsOf(variable).filter((use) => !pipes.includes(use))
  const ofSecond = reads(second)
  if (ofSecond.length === 0) return { branch: other.name, other: one.name, form: 'unread' }
  // A name that is declared elsewhere is read elsewhere.
  if (!first) return undefined
  const ofFirst = reads(first)
  if (ofFirst.length === 0) return { branch: one.name, other: other.name, form: 'unread' }
  if (isReadFirst(context, ofFirst, ofSecond)) return { branch: other.name, other: one.name, form: 'inTurn' }
  return isReadFirst(context, ofSecond, ofFirst) ? { branch: one.name, other: other.name, form: 'inTurn' } : undefined
}

/** `await read(a)` stands in front of all that reads `b`, in the same function. */
function isReadFirst(context: Context, early: TSESTree.Identifier[], late: TSESTree.Identifier[]): boolean {
  const [read] = early
  const waits = read && early.length === 1 ? waitAround(context, read) : undefined
  return (
    waits !== undefined &&
    late.every((use) => use.range[0] > waits.range[1] && functionAround(use) === functionAround(waits))
  )
}

/** The statement that waits until the branch is read: `await text(a)`, `for await (const c of a) …`. */
function waitAround(context: Context, read: TSESTree.Identifier): TSESTree.Node | undefined {
  const call = outer(read)
  if (call?.type === 'ForOfStatement') return call.await && unwrap(call.right) === read ? call : undefined
  const statement = closest(read, (node): node is TSESTree.Node => /Statement$|Declaration$/.test(node.type))
  if (!statement || functionAround(read) !== functionAround(statement)) return undefined
  return findBelow(context, statement, 'own', (node) => {
    if (node.type !== 'AwaitExpression') return false
    const awaited = unwrap(node.argument)
    return awaited.type === 'CallExpression' && awaited.arguments.some((argument) => unwrap(argument) === read)
  }) && isInside(read, statement)
    ? statement
    : undefined
}

function nameOf(node: TSESTree.Node | null | undefined): string {
  return node?.type === 'Identifier' ? node.name : 'the other'
}
