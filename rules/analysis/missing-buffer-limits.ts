import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { SELDOM_EVENTS } from '../knowledge/event-names.ts'
import type { BufferFact } from '../knowledge/schema.ts'
import { keyName, referencesOf, variableOf } from './bindings.ts'
import { walkAround } from './element-walks.ts'
import { boundOfFanOut } from './fan-out-bounds.ts'
import { functionAround } from './functions.ts'
import { givenLimit, objectBehind } from './given-limits.ts'
import { isOneValue } from './piped-values.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { isPause } from './pauses.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

/** A call that makes a buffer which takes a limit and is given none. */
export interface MissingBufferLimit {
  readonly call: Call
  readonly buffer: BufferFact
  /** The value that says so: `undefined`, or the 0 of `queueLimit: 0`. */
  readonly value?: TSESTree.Expression
}

/** The limit that the buffer of this call lacks: `on(x, 'data')`, `new ReplaySubject()`, `new Pool({ max: 5 })`. */
export function missingBufferLimitOf(context: Context, call: Call): MissingBufferLimit | undefined {
  const buffer = bufferOf(context, call)
  if (!buffer || isSeldom(call)) return undefined
  if (buffer.holds === 'items' && isTakenAtOnce(context, call)) return undefined
  if (buffer.holds === 'past' && (isShort(context, call) || isSplit(call))) return undefined
  if (buffer.holds === 'callers' && isEndedHere(context, call)) return undefined
  if (buffer.holds === 'sockets' && isOfOneCall(context, call)) return undefined
  if (buffer.limitedAs) return { call, buffer }
  const { place, onlyIf, unless } = buffer
  if (!place) return undefined
  const options = place.argument === 'last' ? call.arguments.at(-1) : call.arguments[place.argument]
  if (onlyIf && optionIn(context, options, onlyIf.option) !== onlyIf.is) return undefined
  const other = unless && optionIn(context, options, unless.option)
  if (other !== undefined && (other === unless?.is || other === 'unknown')) return undefined
  const given = givenLimit(context, call, place)
  if (given?.is !== 'absent' && given?.is !== 'infinite') return undefined
  return { call, buffer, ...(given.value && { value: given.value }) }
}

/** What a call holds by the tables; a bound in items that may be left away is one of a buffer, too. */
function bufferOf(context: Context, call: Call): BufferFact | undefined {
  const fact = callMeaning(context, call)?.fact
  if (fact?.buffer) return fact.buffer
  const { bound } = fact ?? {}
  return bound?.unit === 'items' && bound.absent === 'unbounded'
    ? { holds: 'items', usual: 1000, place: bound }
    : undefined
}

/** What the option says; `undefined` where it is not there. */
function optionIn(context: Context, options: TSESTree.Node | undefined, name: string): boolean | 'unknown' | undefined {
  const object = options && objectBehind(context, options)
  const property = object?.properties.find((p) => p.type === 'Property' && keyName(p.key) === name)
  if (property?.type !== 'Property') return undefined
  const value = unwrap(property.value)
  return value.type === 'Literal' && typeof value.value === 'boolean' ? value.value : 'unknown'
}

/** `on(process, 'SIGTERM')` */
function isSeldom({ arguments: [, event] }: Call): boolean {
  return event?.type === 'Literal' && typeof event.value === 'string' && SELDOM_EVENTS.test(event.value)
}

/** `for await (const [x] of on(port, 'data')) handle(x)`: a loop that waits for nothing takes what comes at once. */
function isTakenAtOnce(context: Context, call: Call): boolean {
  const loop = outer(call)
  return loop?.type === 'ForOfStatement' && loop.await && !findBelow(context, loop.body, 'own', isPause)
}

/** `partition(xs$.pipe(shareReplay()), test)`: both halves begin at the first value, and a limit would lose it. */
function isSplit(call: Call): boolean {
  const pipe = outer(call)
  const holder = pipe?.type === 'CallExpression' && lastNameOf(pipe.callee) === 'pipe' ? outer(pipe) : undefined
  return holder?.type === 'CallExpression' && lastNameOf(holder.callee) === 'partition'
}

/** A past that ends soon: one value comes, or whoever fills it says in the same function that this was all. */
function isShort(context: Context, call: Call): boolean {
  if (call.type === 'CallExpression') return isOneValue(context, call)
  const holder = outer(call)
  const place =
    holder?.type === 'VariableDeclarator'
      ? holder.id
      : holder?.type === 'PropertyDefinition'
      ? holder.key
      : holder?.type === 'AssignmentExpression'
      ? holder.left
      : undefined
  const isIt = (node: TSESTree.Node): boolean =>
    place !== undefined && (samePlace(context, node, place) || isField(node, place))
  const fills = membersNamed(context, 'next').filter(({ object }) => isIt(object))
  const ends = membersNamed(context, 'complete').filter(({ object }) => isIt(object))
  const isLast = (fill: TSESTree.Node): boolean => ends.some((end) => isInside(end, functionAround(fill) ?? end))
  return fills.length > 0 && fills.every((fill) => isLast(fill) || isCountedOnce(context, fill))
}

/** So many when it is made: `constructor(n) { Array.from({ length: n }).forEach(() => this.tokens.next(1)) }`. */
function isCountedOnce(context: Context, fill: TSESTree.Node): boolean {
  const around = walkAround(context, fill)
  const maker = around && functionAround(around.walk)
  const holder = maker && outer(maker)
  if (!around || holder?.type !== 'MethodDefinition' || holder.kind !== 'constructor') return false
  return boundOfFanOut(context, { ...around, mapper: around.walk }) !== undefined
}

/** A pool or client that the function which makes it also ends: a script's, or a test's, with few callers. */
function isEndedHere(context: Context, call: Call): boolean {
  const around = functionAround(call)
  const holder = outer(call)
  if (!around || holder?.type !== 'VariableDeclarator') return false
  return ENDS.some((name) =>
    membersNamed(context, name).some(({ object }) => isInside(object, around) && samePlace(context, object, holder.id)),
  )
}

/** `fetch(url, { dispatcher: new Agent() })`: a pool that a function makes for itself has the sockets of one call. */
function isOfOneCall(context: Context, call: Call): boolean {
  return functionAround(call) !== undefined && !isKept(context, call)
}

/** Whether the value gets out of its function by more than a call that it is handed to. */
function isKept(context: Context, value: TSESTree.Node): boolean {
  let holder = outer(value)
  while (holder && WRAPPING.has(holder.type)) holder = outer(holder)
  switch (holder?.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'MemberExpression':
      return false
    case 'VariableDeclarator': {
      const variable = holder.id.type === 'Identifier' ? variableOf(context, holder.id) : undefined
      return !variable || referencesOf(variable).some((id) => isKept(context, id))
    }
    default:
      return true
  }
}

const WRAPPING = new Set(['Property', 'ObjectExpression', 'ConditionalExpression', 'LogicalExpression'])

const ENDS = ['end', 'quit', 'close', 'disconnect', 'destroy', 'terminate']

/** `this.seen` for a field that is declared as `seen`. */
function isField(node: TSESTree.Node, key: TSESTree.Node): boolean {
  const member = unwrap(node)
  return (
    member.type === 'MemberExpression' &&
    member.object.type === 'ThisExpression' &&
    key.parent?.type === 'PropertyDefinition' &&
    keyName(member.property) === keyName(key)
  )
}
