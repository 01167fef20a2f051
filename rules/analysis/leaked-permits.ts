import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import type { Put } from './facts.ts'
import { endsInFinally, LEAVING } from './final-releases.ts'
import { functionAround, isFunction } from './functions.ts'
import { givenBack } from './lent-connections.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { putOf } from './puts.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, findBelow, isInside } from './walk.ts'
import { wayOutBeforeUse } from './ways-out.ts'

/** A permit, or a connection of a pool, that is not given back on every way through the function that got it. */
export interface LeakedPermit {
  readonly what: 'permit' | 'connection'
  /** The statement that acquires. */
  readonly statement: TSESTree.Statement
  /** Where it is given back in that function; empty where it never is, or somebody else does. */
  readonly releases: readonly TSESTree.CallExpression[]
  /**
   * What leaves the function, or may, before that: an `await` that fails, a `return`, a `throw`. Absent where the
   * permit is never given back, or in handlers of errors alone.
   */
  readonly risk: TSESTree.Node | undefined
}

/**
 * The acquire of a semaphore whose permit may be lost: `await slots.acquire(); await work(); slots.release()` without
 * `finally`. A permit that is handed on, or given back in another function, is somebody else's to give back, and lost
 * where the function leaves before that. So is a connection that a pool lends, where this function gives it back.
 */
export function leakedPermit(context: Context, call: TSESTree.CallExpression): LeakedPermit | undefined {
  const releasesOfLoan = givenBack(context, call)
  if (releasesOfLoan) return lostConnection(context, call, releasesOfLoan)
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'acquire') return undefined
  const put = putOf(context, call)
  if (!put?.origin.thing.kinds.includes('semaphore')) return undefined
  const awaited = outer(call)
  const holder = awaited?.type === 'AwaitExpression' ? outer(awaited) : undefined
  const names = namesOf(holder)
  const statement = names && statementOf(holder)
  if (!names || !statement) return undefined
  const what = 'permit'
  const home = functionAround(call)?.body ?? context.sourceCode.ast
  const releases = releasesOf(context, put, names)
  if (!releases) {
    const isOfSemaphore = membersNamed(context, 'release').some((m) => samePlace(context, m.object, put.receiver))
    const risk = isOfSemaphore ? undefined : wayOutBeforeUse(context, names, statement, home)
    return risk && { what, statement, releases: [], risk }
  }
  if (releases.some((release) => endsInFinally(context, release, statement))) return undefined
  if (releases.length === 0) return { what, statement, releases, risk: undefined }
  const risk = findBelow(context, home, 'own', (node) => isRisk(context, node, statement, releases))
  const isLost = risk ?? (isHeldByName(context, put, names) && releases.every(isOnErrorOnly))
  return isLost ? { what, statement, releases, risk } : undefined
}

/** A script that ends with its pool has nobody who waits, and a handler that fails has failed twice. */
function lostConnection(
  context: Context,
  call: TSESTree.CallExpression,
  releases: readonly TSESTree.CallExpression[],
): LeakedPermit | undefined {
  const home = functionAround(call)
  const statement = statementOf(outer(outer(call) ?? call))
  if (!home || !statement || releases.some((release) => endsInFinally(context, release, statement))) return undefined
  const { callee } = call
  const isOver = (member: TSESTree.MemberExpression): boolean =>
    functionAround(member) === home &&
    callee.type === 'MemberExpression' &&
    samePlace(context, member.object, callee.object)
  if (membersNamed(context, 'end').some(isOver)) return undefined
  const risk = findBelow(context, home.body, 'own', (node) => {
    if (releases.some((release) => isInside(release, node)) || isInHandler(node, home)) return false
    return isRisk(context, node, statement, releases)
  })
  return risk && { what: 'connection', statement, releases, risk }
}

function isInHandler(node: TSESTree.Node, home: TSESTree.Node): boolean {
  const handler = closest(node, (parent): parent is TSESTree.CatchClause => parent.type === 'CatchClause')
  return handler !== undefined && isInside(handler, home)
}

/** The names that hold the permit; none where the semaphore itself takes it back. `using` gives it back by itself. */
function namesOf(holder: TSESTree.Node | undefined): TSESTree.Identifier[] | undefined {
  if (holder?.type === 'ExpressionStatement') return []
  if (holder?.type !== 'VariableDeclarator' || /using/.test(holder.parent.kind)) return undefined
  const { id } = holder
  if (id.type === 'Identifier') return [id]
  if (id.type !== 'ArrayPattern') return undefined
  const names = id.elements.filter((element) => element !== null)
  return names.every((name) => name.type === 'Identifier') ? names : undefined
}

function statementOf(holder: TSESTree.Node | undefined): TSESTree.Statement | undefined {
  const statement = holder?.type === 'VariableDeclarator' ? holder.parent : holder
  const isOne = statement?.type === 'ExpressionStatement' || statement?.type === 'VariableDeclaration'
  return isOne && /^(?:BlockStatement|Program)$/.test(statement.parent.type) ? statement : undefined
}

/** The calls that give the permit back in the function that got it; `undefined` where somebody else may. */
function releasesOf(
  context: Context,
  { call, receiver }: Put,
  names: readonly TSESTree.Identifier[],
): TSESTree.CallExpression[] | undefined {
  const home = functionAround(call)
  const found: TSESTree.CallExpression[] = []
  for (const name of names) {
    for (const { identifier, init } of variableOf(context, name)?.references ?? []) {
      if (init) continue
      const release = releaseBy(identifier)
      if (!release || functionAround(release) !== home) return undefined
      found.push(release)
    }
  }
  for (const member of membersNamed(context, 'release')) {
    if (!samePlace(context, member.object, receiver)) continue
    const release = outer(member)
    if (release?.type !== 'CallExpression') return undefined
    const place = functionAround(release)
    if (place === home) found.push(release)
    // A function that acquires for itself gives its own back.
    else if ((home && isInside(release, home)) || !acquiresIn(context, receiver, place)) return undefined
  }
  if (found.length > 0) return [...new Set(found)].sort((a, b) => a.range[0] - b.range[0])
  return isHeldByName(context, { call, receiver }, names) ? [] : undefined
}

/** Nobody but this function can give it back: a name of it holds the permit, or the semaphore. */
function isHeldByName(
  context: Context,
  { call, receiver }: Pick<Put, 'call' | 'receiver'>,
  names: readonly TSESTree.Identifier[],
): boolean {
  return names.length > 0 || isOfThisFunction(context, receiver, functionAround(call))
}

/** In the handler of a `try` whose block may come to its end: what goes well keeps the permit. */
function isOnErrorOnly(release: TSESTree.Node): boolean {
  for (let inner: TSESTree.Node = release, parent = release.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement' && inner === parent.handler) {
      return !/^(?:Throw|For|While|DoWhile)Statement$/.test(parent.block.body.at(-1)?.type ?? '')
    }
    if (isFunction(parent)) return false
  }
  return false
}

function acquiresIn(
  context: Context,
  receiver: TSESTree.Expression,
  place: ReturnType<typeof functionAround>,
): boolean {
  return membersNamed(context, 'acquire').some(
    (member) => functionAround(member) === place && samePlace(context, member.object, receiver),
  )
}

/** `permit.release()`, `release()` */
function releaseBy(name: TSESTree.Node): TSESTree.CallExpression | undefined {
  const user = outer(name)
  const called = user?.type === 'MemberExpression' && propertyName(user) === 'release' ? outer(user) : user
  return called?.type === 'CallExpression' && isInside(name, called.callee) ? called : undefined
}

/** A semaphore that nobody else knows: its permit is never given back. */
function isOfThisFunction(
  context: Context,
  receiver: TSESTree.Expression,
  home: ReturnType<typeof functionAround>,
): boolean {
  const value = unwrap(receiver)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from !== 'variable' || !home || functionAround(binding.declarator) !== home) return false
  return binding.variable.references.every(
    ({ identifier, init }) => init || outer(identifier)?.type === 'MemberExpression',
  )
}

function isRisk(
  context: Context,
  node: TSESTree.Node,
  statement: TSESTree.Statement,
  releases: readonly TSESTree.CallExpression[],
): boolean {
  const last = releases.at(-1)
  if (!last || !LEAVING.has(node.type)) return false
  if (node.range[0] < statement.range[1] || node.range[1] > last.range[0]) return false
  if (node.type === 'ReturnStatement') return !releases.some((release) => isBefore(release, node))
  if (releases.some((release) => isBefore(release, node))) return false
  return !isCaught(context, node, releases)
}

/** Given back on the way there: earlier in the same block, or in a block around. */
function isBefore(release: TSESTree.Node, node: TSESTree.Node): boolean {
  const block = blockAround(release)
  return release.range[1] <= node.range[0] && block !== undefined && isInside(node, block)
}

function blockAround(node: TSESTree.Node): TSESTree.Node | undefined {
  let parent = node.parent
  while (parent && parent.type !== 'BlockStatement' && parent.type !== 'Program') parent = parent.parent
  return parent
}

/** In a `try` whose handler gives the permit back, or goes on to where it is given back. */
function isCaught(context: Context, node: TSESTree.Node, releases: readonly TSESTree.CallExpression[]): boolean {
  for (let inner = node, parent = node.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type !== 'TryStatement' || inner !== parent.block || !parent.handler) continue
    const { handler } = parent
    if (releases.some((release) => isInside(release, handler))) return true
    if (!findBelow(context, handler.body, 'own', (part) => LEAVING.has(part.type))) return true
  }
  return false
}
