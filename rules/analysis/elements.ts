import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { settingsOf } from '../kit/settings.ts'
import { thingNamed } from '../knowledge/index.ts'
import { thingOfTypeNode } from './annotations.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { sourceOf } from './derived.ts'
import type { Origin } from './facts.ts'
import { membersNamed } from './members.ts'
import { originOf } from './origin.ts'
import { usesOfPlace } from './place-uses.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'

type Part = 'key' | 'value'

/**
 * What a value is as an element of the collection that it is walked or taken from: `client` in `for (const client of
 * server.clients)`, in `sockets.forEach((client) => …)` over a `Set<WebSocket>`, in `const client = byId.get(id)`, and
 * `byId[id]`.
 */
export function elementOrigin(context: Context, node: TSESTree.Node): Origin | undefined {
  const taken = takenFrom(context, node)
  return taken && elementsOf(context, taken.collection, taken.part)
}

/** The same of an element that is walked, or taken by an index: what `get(id)` answers is one of many, for itself. */
export function walkedOrigin(context: Context, node: TSESTree.Node): Origin | undefined {
  const taken = takenFrom(context, node)
  return taken && !taken.isAsked ? elementsOf(context, taken.collection, taken.part) : undefined
}

/** The collection that the value is walked or taken from. */
export function collectionOf(context: Context, node: TSESTree.Node): TSESTree.Node | undefined {
  const taken = takenFrom(context, node)
  return taken && sourceOf(taken.collection)
}

interface Taken {
  readonly collection: TSESTree.Node
  readonly part: Part
  /** By `get(id)`. */
  readonly isAsked?: boolean
}

function takenFrom(context: Context, node: TSESTree.Node): Taken | undefined {
  const value = unwrap(node)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  if (binding?.from === 'parameter') {
    const call = outer(binding.fn)
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
    if (callee?.type !== 'MemberExpression' || !WALKING.has(propertyName(callee) ?? '')) return undefined
    const part = binding.path.length > 0 ? partAt(binding.path) : binding.index === 1 ? 'key' : 'value'
    return part && { collection: callee.object, part }
  }
  if (binding?.from !== 'variable') return lookedUp(value)
  const { declarator, path } = binding
  const part = partAt(path)
  const loop = declarator.parent.parent
  if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
    return part && { collection: loop.right, part }
  }
  return path.length === 0 && declarator.init ? lookedUp(unwrap(declarator.init)) : undefined
}

/** `byId.get(id)`, `byId[id]` */
function lookedUp(value: TSESTree.Node): Taken | undefined {
  const member = value.type === 'CallExpression' ? unwrap(value.callee) : value
  if (member.type !== 'MemberExpression') return undefined
  const name = propertyName(member)
  const isTaken = member === value ? member.computed && name === undefined : name === 'get'
  return isTaken ? { collection: member.object, part: 'value', isAsked: member !== value } : undefined
}

const WALKING = new Set(['forEach', 'each', 'map', 'filter'])

/** `[id, socket]` of an entry. */
function partAt(path: readonly string[]): Part | undefined {
  if (path.length === 0 || path.join('.') === '1') return 'value'
  return path.join('.') === '0' ? 'key' : undefined
}

function elementsOf(context: Context, collection: TSESTree.Node, part: Part): Origin | undefined {
  const isKeys = isCallOf(collection, 'keys')
  const source = sourceOf(collection)
  const [only] = source.type === 'ArrayExpression' ? source.elements : []
  if (only?.type === 'SpreadElement') return elementsOf(context, only.argument, part)
  const known = thing(context, originOf(context, source)?.thing.elements)
  return known ?? declared(context, source, isKeys ? 'key' : part) ?? contents(context, source, isKeys ? 'key' : part)
}

function isCallOf(node: TSESTree.Node, name: string): boolean {
  const call = unwrap(node)
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined
  return callee?.type === 'MemberExpression' && propertyName(callee) === name
}

/** `Set<WebSocket>`, `WebSocket[]`, `Map<string, WebSocket>`, as annotation or in `new Set<WebSocket>()`. */
function declared(context: Context, source: TSESTree.Node, part: Part): Origin | undefined {
  for (const type of typesOf(context, source)) {
    const element =
      type.type === 'TSArrayType'
        ? type.elementType
        : 'typeArguments' in type
        ? chosen(type.typeArguments, part)
        : undefined
    const found = element && thing(context, thingOfTypeNode(context, element))
    if (found) return found
  }
  return undefined
}

function chosen(
  types: TSESTree.TSTypeParameterInstantiation | null | undefined,
  part: Part,
): TSESTree.TypeNode | undefined {
  return part === 'key' ? types?.params[0] : types?.params.at(-1)
}

type Typed = TSESTree.TypeNode | TSESTree.NewExpression

function typesOf(context: Context, source: TSESTree.Node): Typed[] {
  const given = (value: TSESTree.Node | null | undefined): Typed[] => (value?.type === 'NewExpression' ? [value] : [])
  const told = (id: TSESTree.Node | undefined): Typed[] =>
    id && 'typeAnnotation' in id && id.typeAnnotation?.type === 'TSTypeAnnotation'
      ? [id.typeAnnotation.typeAnnotation]
      : []
  if (source.type === 'Identifier') {
    const binding = bindingOf(context, source)
    if (binding?.from === 'parameter' && binding.path.length === 0) return told(binding.id)
    if (binding?.from !== 'variable' || binding.path.length > 0) return []
    return [...told(binding.declarator.id), ...given(binding.declarator.init)]
  }
  if (source.type !== 'MemberExpression' || source.object.type !== 'ThisExpression') return []
  const owner = classAround(source)
  const field = owner && fieldOf(owner, propertyName(source) ?? '')
  const { declaration } = field ?? {}
  const id = declaration?.type === 'TSParameterProperty' ? declaration.parameter : declaration
  return [...told(id), ...(field?.values ?? []).flatMap(given)]
}

/** `clients.add(socket)`, `byId.set(id, socket)`, `byId[id] = socket` */
function contents(context: Context, source: TSESTree.Node, part: Part): Origin | undefined {
  for (const member of FILLING.flatMap((name) => membersNamed(context, name))) {
    const call = outer(member)
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) continue
    if (!samePlace(context, member.object, source)) continue
    const item = part === 'key' ? call.arguments[0] : call.arguments.at(-1)
    const found = item && originOf(context, item)
    if (found) return found
  }
  if (part === 'key') return undefined
  for (const use of usesOfPlace(context, source)) {
    const slot = outer(use)
    const filling = slot?.type === 'MemberExpression' && slot.computed && slot.object === use ? outer(slot) : undefined
    if (filling?.type !== 'AssignmentExpression' || filling.left !== slot) continue
    const found = originOf(context, filling.right)
    if (found) return found
  }
  return undefined
}

const FILLING = ['add', 'set', 'push']

function thing(context: Context, name: string | undefined): Origin | undefined {
  const found = name === undefined ? undefined : thingNamed(name, settingsOf(context).libraries)
  return found && name !== undefined ? { name, thing: found, evidence: 'known' } : undefined
}
