import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perNode } from '../kit/per-node.ts'
import { settingsOf } from '../kit/settings.ts'
import { thingNamed } from '../knowledge/index.ts'
import { annotatedThing } from './annotations.ts'
import { bindingOf, propertyName, type Binding } from './bindings.ts'
import { callbackAt, handingOf, moduleHandlerOf } from './callbacks.ts'
import { classAround, fieldOf } from './classes.ts'
import { externalOf } from './externals.ts'
import type { CallMeaning, Evidence, FunctionNode, Origin } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { isNoValue } from './no-value.ts'
import { typedThing } from './typed-things.ts'
import { unwrap } from './unwrap.ts'
import { callsOf, usesOf } from './uses.ts'

const MAX_HOPS = 6
/** A value with more places to come from has no origin that could be named: in code of a bundler they are millions. */
const MAX_PLACES = 200

/** The ways back from a value to who made it. */
interface Trail {
  /** How far this one has come. */
  readonly hops: number
  /** How many places all of them have seen. */
  readonly seen: { places: number }
}

/**
 * Who made this value, and so what it is: through imports, `new`, calls that make things, const aliases, fields of the
 * same class, handler parameters, annotations, and type information where the parser offers it.
 */
export const originOf = perNode(
  (context, node: TSESTree.Node): Origin | undefined => tracedBack(context, node) ?? typedOrigin(context, node),
)

function tracedBack(context: Context, node: TSESTree.Node): Origin | undefined {
  const seen = { places: 0 }
  const origin = traced(context, node, { hops: 0, seen })
  return seen.places > MAX_PLACES ? undefined : origin
}

/** What the call does, as far as the tables know: `fs.readFile(…)`, `limit(…)`, `db.query(…)`, `new Worker(…)`. */
export const callMeaning = perNode((context, call: NewOrCall): CallMeaning | undefined => {
  const external = externalOf(context, call.callee)
  if (external) {
    const fact = call.type === 'NewExpression' ? external.export.construct : external.export.call
    if (fact) return { fact, evidence: external.evidence }
  }
  if (call.type === 'NewExpression') return undefined
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') {
    const name = propertyName(callee)
    const origin = name === undefined ? undefined : originOf(context, callee.object)
    const methods = origin?.thing.methods
    const fact = name !== undefined && methods && (ownFact(methods, name) ?? methods['*'])
    return fact && origin ? { fact, evidence: origin.evidence } : undefined
  }
  const origin = originOf(context, callee)
  return origin?.thing.call && { fact: origin.thing.call, evidence: origin.evidence }
})

type NewOrCall = TSESTree.CallExpression | TSESTree.NewExpression

function thing(context: Context, name: string | undefined, evidence: Evidence = 'known'): Origin | undefined {
  const found = name === undefined ? undefined : thingNamed(name, settingsOf(context).libraries)
  return found && name !== undefined ? { name, thing: found, evidence } : undefined
}

function typedOrigin(context: Context, node: TSESTree.Node): Origin | undefined {
  return settingsOf(context).types === 'off' ? undefined : thing(context, typedThing(context, node))
}

function traced(context: Context, node: TSESTree.Node, trail: Trail): Origin | undefined {
  const expression = unwrap(node, { awaits: true })
  if (trail.hops > MAX_HOPS || ++trail.seen.places > MAX_PLACES) return undefined
  switch (expression.type) {
    case 'NewExpression':
    case 'CallExpression':
      return made(context, expression, trail)
    case 'Identifier': {
      const external = externalOf(context, expression)
      if (external?.export.is) return thing(context, external.export.is, external.evidence)
      const binding = bindingOf(context, expression)
      return binding && bound(context, binding, trail)
    }
    case 'MemberExpression':
      return member(context, expression, trail)
    case 'AssignmentExpression':
      return traced(context, expression.right, further(trail))
    case 'LogicalExpression':
      return traced(context, expression.left, further(trail)) ?? traced(context, expression.right, further(trail))
    case 'ConditionalExpression':
      return (
        traced(context, expression.consequent, further(trail)) ?? traced(context, expression.alternate, further(trail))
      )
    case 'ThisExpression': {
      const owner = classAround(expression)
      return owner?.superClass ? instanceOf(context, owner.superClass) : undefined
    }
    default:
      return undefined
  }
}

function further({ hops, seen }: Trail): Trail {
  return { hops: hops + 1, seen }
}

/** `new Writable()`, `fs.createWriteStream()`, `stream.getWriter()`, `makeSink()` of this file, `x.on(…)`. */
function made(context: Context, call: NewOrCall, trail: Trail): Origin | undefined {
  const meaning = callMeaning(context, call)
  if (meaning?.fact.makes) return thing(context, meaning.fact.makes, meaning.evidence)
  if (call.type === 'NewExpression') return instanceOf(context, call.callee)
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression' && CHAINING.has(propertyName(callee) ?? '')) {
    return traced(context, callee.object, further(trail))
  }
  const fn = functionOf(context, callee)
  return fn && agreed(returnsOf(context, fn).map((value) => traced(context, value, further(trail))))
}

/** What an instance of the class is: by the tables, or by what it extends. */
function instanceOf(context: Context, callee: TSESTree.Node): Origin | undefined {
  const external = externalOf(context, callee)
  if (external?.export.construct?.makes) return thing(context, external.export.construct.makes, external.evidence)
  if (callee.type !== 'Identifier') return undefined
  const binding = bindingOf(context, callee)
  return binding?.from === 'class' && binding.node.superClass ? instanceOf(context, binding.node.superClass) : undefined
}

function bound(context: Context, binding: Binding, trail: Trail): Origin | undefined {
  switch (binding.from) {
    case 'variable': {
      const { declarator, path, variable } = binding
      // `for (const socket of sockets)`: an element is another thing than what holds it.
      if (!declarator.init && /^For(?:Of|In)/.test(declarator.parent.parent.type)) return undefined
      const values = variable.references
        .filter((r) => r.isWrite() && r.writeExpr)
        .map((r) => r.writeExpr as TSESTree.Node)
      const from = values.length > 0 ? values : declarator.init ? [declarator.init] : []
      const origins = from.filter((v) => !isNoValue(v)).map((v) => traced(context, v, further(trail)))
      const origin = path.reduce<Origin | undefined>((outer, key) => memberOf(context, outer, key), agreed(origins))
      // What is assigned tells more than the annotation: `const out: Writable = process.stdout`.
      return origin ?? (path.length === 0 ? thing(context, annotatedThing(context, declarator.id)) : undefined)
    }
    case 'parameter':
      return parameter(context, binding, trail)
    default:
      return undefined
  }
}

function parameter(context: Context, binding: Binding & { from: 'parameter' }, trail: Trail): Origin | undefined {
  const { fn, index, path, id } = binding
  const parameterNode = fn.params[index]
  const annotated = annotatedThing(context, path.length === 0 ? parameterNode ?? id : id, path, fn, index)
  if (annotated) return thing(context, annotated)
  const position = parameterNode && callbackPosition(context, parameterNode)
  if (position) return path.reduce<Origin | undefined>((origin, key) => memberOf(context, origin, key), position)
  // A function of this file that is called here and there: what its callers hand in.
  return path.length === 0 ? handedIn(context, fn, index, trail) : undefined
}

/** The thing that the callee of a callback hands to its parameter: `createServer((req, res) => …)`. */
const callbackPosition = perNode((context, slot: TSESTree.Parameter): Origin | undefined => {
  const fn = slot.parent as FunctionNode
  const index = fn.params.indexOf(slot)
  for (const use of usesOf(context, fn)) {
    const handing = handingOf(use)
    if (!handing) continue
    const { call, member } = handing
    const callback = callbackAt(callMeaning(context, call)?.fact, handing, fn)
    const event = member === undefined ? eventParameter(context, call, index) : undefined
    const found = thing(context, event ?? callback?.parameters[index])
    if (found) return found
  }
  return thing(context, moduleHandlerOf(fn)?.[index])
})

/** `server.on('connection', socket => …)` */
function eventParameter(context: Context, call: NewOrCall, index: number): string | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || !LISTENING.has(propertyName(callee) ?? '')) return undefined
  const [event] = call.arguments
  if (event?.type !== 'Literal' || typeof event.value !== 'string') return undefined
  const events = originOf(context, callee.object)?.thing.events
  return events && Object.hasOwn(events, event.value) ? events[event.value]?.[index] : undefined
}

/** What the calls of this file hand in at the position, where they agree. */
function handedIn(context: Context, fn: FunctionNode, index: number, trail: Trail): Origin | undefined {
  const handed = callsOf(context, fn).map((call) => call.arguments[index])
  const values = handed.filter((argument) => argument !== undefined && argument.type !== 'SpreadElement')
  return agreed(values.map((value) => traced(context, value, further(trail))))
}

function member(context: Context, node: TSESTree.MemberExpression, trail: Trail): Origin | undefined {
  const name = propertyName(node)
  if (name === undefined) return undefined
  const external = externalOf(context, node)
  if (external?.export.is) return thing(context, external.export.is, external.evidence)
  if (node.object.type === 'ThisExpression') {
    const owner = classAround(node)
    const field = owner && fieldOf(owner, name)
    if (field) {
      const values = field.values.filter((v) => !isNoValue(v))
      const found = agreed(values.map((v) => traced(context, v, further(trail))))
      if (found) return found
      const declared = field.declaration && annotatedThing(context, field.declaration)
      if (declared) return thing(context, declared)
    }
  }
  return memberOf(context, traced(context, node.object, further(trail)), name)
}

function memberOf(context: Context, origin: Origin | undefined, name: string): Origin | undefined {
  const members = origin?.thing.members
  return members && thing(context, ownFact(members, name) ?? members['*'], origin.evidence)
}

/** One origin for several values: the first known one, unless two known ones differ. */
function agreed(origins: readonly (Origin | undefined)[]): Origin | undefined {
  const known = origins.filter((o) => o !== undefined)
  const [first] = known
  return first && known.every((o) => o.name === first.name) ? first : undefined
}

function ownFact<Fact>(facts: Readonly<Record<string, Fact>>, name: string): Fact | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined
}

/** Methods that answer the object they are called on. */
const CHAINING = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'setEncoding',
  'resume',
  'pause',
  'unref',
  'ref',
  'setTimeout',
  'catch',
])
const LISTENING = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener'])
