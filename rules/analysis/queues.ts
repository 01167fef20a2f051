import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { LIST_CLASSES } from '../knowledge/queue-names.ts'
import { bindingOf, keyName, propertyName, variableOf } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { drainsAmong } from './drains.ts'
import type { Feed, FunctionNode, Queue } from './facts.ts'
import { functionAround } from './functions.ts'
import { listWritesIn } from './list-writes.ts'
import { membersNamed } from './members.ts'
import { usesOfPlace } from './place-uses.ts'
import { placeOf, samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * The collections of the file that outlive the function which feeds them: fields, module variables, variables that
 * closures share, lists kept in a shared Map. A list that one function fills and hands back is none.
 */
export const queuesOf: (context: Context) => readonly Queue[] = perProgram((context) => {
  const found = new Map<TSESTree.Node, { collection: TSESTree.Expression; feeds: Feed[] }>()
  for (const { node, into, item } of listWritesIn(context)) {
    const collection = collectionOf(context, into)
    const made = collection && madeAt(context, collection)
    if (!collection || !made || !outlives(made, node)) continue
    const known = found.get(made)
    if (known) known.feeds.push({ node, item })
    else found.set(made, { collection, feeds: [{ node, item }] })
  }
  return [...found].flatMap(([made, { collection, feeds }]) => {
    const uses = usesOfPlace(context, collection)
    const form = isKeyed(made) ? 'keyed' : 'list'
    if (form === 'keyed' && isRegistry(uses)) return []
    return { name: nameOf(collection), form, made, feeds, drains: drainsAmong(context, uses, made), uses }
  })
})

/** The shared collection that a list belongs to: `lanes` of `lanes.get(key).push(x)`, also through a const. */
function collectionOf(context: Context, node: TSESTree.Node, depth = 0): TSESTree.Expression | undefined {
  if (depth > 4) return undefined
  const value = unwrap(node)
  switch (value.type) {
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const init = binding?.from === 'variable' && binding.path.length === 0 && binding.declarator.init
      const kept = init ? unwrap(init) : undefined
      const isLookup =
        kept?.type === 'CallExpression' ||
        kept?.type === 'LogicalExpression' ||
        (kept?.type === 'MemberExpression' && kept.computed)
      return (kept && isLookup ? collectionOf(context, kept, depth + 1) : undefined) ?? value
    }
    case 'MemberExpression':
      return propertyName(value) === undefined ? collectionOf(context, value.object, depth + 1) : value
    case 'LogicalExpression':
      return collectionOf(context, value.left, depth + 1)
    case 'CallExpression': {
      const callee = unwrap(value.callee)
      return callee.type === 'MemberExpression' && propertyName(callee) === 'get'
        ? collectionOf(context, callee.object, depth + 1)
        : undefined
    }
    default:
      return undefined
  }
}

/** Where the collection is made, if it is made in this file: `[]`, `new Map()`, `new Denque()`. */
function madeAt(context: Context, collection: TSESTree.Expression): TSESTree.Node | undefined {
  const node = unwrap(collection)
  if (node.type === 'Identifier') {
    const declarator = variableOf(context, node)?.defs.at(-1)?.node
    const init =
      declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' ? declarator.init : undefined
    return init && isCollection(context, init) ? init : undefined
  }
  if (node.type !== 'MemberExpression') return undefined
  const name = propertyName(node)
  if (name === undefined) return undefined
  const place = placeOf(context, node)
  const owner = place?.path === `this.${name}` ? classAround(node) : undefined
  const values = owner ? fieldOf(owner, name)?.values ?? [] : assignedTo(context, node, name)
  const made = values.filter((value) => isCollection(context, value))
  return made.find((value) => !isKeyed(value)) ?? made[0]
}

/** `{ queue: [] }` of an object of this file, `this.queue = []` of a function that makes objects. */
function assignedTo(context: Context, node: TSESTree.MemberExpression, name: string): TSESTree.Expression[] {
  const object = unwrap(node.object)
  if (object.type !== 'ThisExpression') {
    const declarator = object.type === 'Identifier' ? variableOf(context, object)?.defs.at(-1)?.node : undefined
    const init = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : undefined
    if (init?.type === 'ObjectExpression') return valuesOf(init, name)
    // `const self = this; self.queue.push(x)`
    if (init?.type !== 'ThisExpression') return []
  }
  return membersNamed(context, name).flatMap((member) => {
    const assignment = outer(member)
    const isTarget = assignment?.type === 'AssignmentExpression' && unwrap(assignment.left) === member
    return isTarget && samePlace(context, member, node) ? [assignment.right] : []
  })
}

function valuesOf(object: TSESTree.ObjectExpression, name: string): TSESTree.Expression[] {
  return object.properties.flatMap((property) =>
    property.type === 'Property' && keyName(property.key) === name ? [property.value as TSESTree.Expression] : [],
  )
}

function isCollection(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  if (value.type === 'ArrayExpression') return value.elements.length === 0
  if (value.type !== 'NewExpression' || value.callee.type !== 'Identifier') return false
  const { name } = value.callee
  if (BUILT_IN.test(name)) return true
  // A class of this file holds a list of its own, which is looked at there.
  return value.arguments.length === 0 && LIST_CLASSES.test(name) && bindingOf(context, value.callee)?.from !== 'class'
}

const BUILT_IN = /^(?:Array|Map|Set)$/

function isKeyed(made: TSESTree.Node): boolean {
  const value = unwrap(made)
  return value.type === 'NewExpression' && value.callee.type === 'Identifier' && /^(?:Map|Set)$/.test(value.callee.name)
}

/** Who removes single keys, or asks for them, keeps things there that live; a batch is only filled and emptied. */
function isRegistry(uses: readonly TSESTree.Expression[]): boolean {
  return uses.some((use) => {
    const member = outer(use)
    const name = member?.type === 'MemberExpression' && unwrap(member.object) === use ? propertyName(member) : undefined
    if (name === 'delete') return true
    // `lanes.get(key).push(x)` fills; `timers.get(key)` asks.
    const called = name === 'get' && member ? outer(member) : undefined
    return called !== undefined && !FILLING.has(outer(called)?.type ?? '')
  })
}

const FILLING = new Set(['LogicalExpression', 'MemberExpression', 'VariableDeclarator'])

/** A field lives as long as its object, a variable as long as the function that declares it: longer than one inside. */
function outlives(made: TSESTree.Node, feed: TSESTree.Node): boolean {
  const home = functionAround(made)
  if (!home) return true
  const isOfObject = outer(made)?.type === 'PropertyDefinition' || isField(made)
  return isOfObject || functionInTime(feed) !== home
}

/** The function in whose time the node runs: `xs.forEach((x) => out.push(x))` is over when its own function goes on. */
function functionInTime(node: TSESTree.Node): FunctionNode | undefined {
  const fn = functionAround(node)
  const call = fn && !fn.async && !fn.generator ? outer(fn) : undefined
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined
  const isWalk = callee?.type === 'MemberExpression' && WALKS.has(propertyName(callee) ?? '')
  return fn && isWalk ? functionInTime(fn) : fn
}

const WALKS = new Set(['forEach', 'map', 'flatMap', 'filter', 'reduce', 'some', 'every'])

/** `this.queue = []` */
function isField(made: TSESTree.Node): boolean {
  const assignment = outer(made)
  return assignment?.type === 'AssignmentExpression' && unwrap(assignment.left).type === 'MemberExpression'
}

function nameOf(collection: TSESTree.Expression): string {
  const node = unwrap(collection)
  return (
    (node.type === 'MemberExpression' ? propertyName(node) : node.type === 'Identifier' ? node.name : undefined) ??
    'the list'
  )
}
