import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { fitsName } from '../kit/name-globs.ts'
import { settingsOf } from '../kit/settings.ts'
import { REGISTRIES } from '../knowledge/telling-names.ts'
import { bindingOf, propertyName, referencesOf, variableOf } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import type { Bound, FunctionNode } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { growthOf } from './growth.ts'
import { lengthCheckOn } from './length-checks.ts'
import { fullNameOf, lastNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { isPaged } from './paging.ts'
import { isPiece } from './pieces.ts'
import { typedTuple } from './typed-values.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

const MAX_DEPTH = 8

/**
 * Why the size of this collection is limited: a literal list, a constant, a slice or chunk, a paged query, a length check
 * before, a list that people fill by hand, a name in `settings.bounded`. `undefined` where it can grow.
 */
export function boundOf(context: Context, collection: TSESTree.Node): Bound | undefined {
  return sized(context, collection, 0) ?? checked(context, collection)
}

function checked(context: Context, collection: TSESTree.Node): Bound | undefined {
  const node = lengthCheckOn(context, sourceOf(collection), collection)
  return node && { why: 'its length is checked', node, unit: 'items' }
}

/** What a chain of methods starts from: `xs` in `xs.filter(f).map(g)`. */
function sourceOf(collection: TSESTree.Node): TSESTree.Node {
  const node = unwrap(collection)
  if (node.type !== 'CallExpression') return node
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' && KEEPING_SIZE.has(propertyName(callee) ?? '') ? sourceOf(callee.object) : node
}

function sized(context: Context, collection: TSESTree.Node, depth: number): Bound | undefined {
  if (depth > MAX_DEPTH) return undefined
  const node = unwrap(collection, { awaits: true })
  const bound = (why: string): Bound => ({ why, node, unit: 'items' })
  const name = lastNameOf(node)
  if (fitsName(settingsOf(context).bounded, fullNameOf(node.type === 'CallExpression' ? node.callee : node) ?? name)) {
    return bound('settings.bounded names it')
  }
  if (name !== undefined && REGISTRIES.test(name) && !showsGrowth(context, node, depth)) return bound('people fill it by hand')
  if (isPiece(context, node)) return bound('it is a piece of constant size')
  switch (node.type) {
    case 'ArrayExpression': {
      const spreads = node.elements.filter((element) => element?.type === 'SpreadElement')
      return spreads.every((spread) => sized(context, spread.argument, depth + 1)) ? bound('it is a literal list') : undefined
    }
    case 'ObjectExpression': {
      const spreads = node.properties.filter((property) => property.type === 'SpreadElement')
      return spreads.every((spread) => sized(context, spread.argument, depth + 1)) ? bound('it is a literal') : undefined
    }
    case 'Identifier':
      return SCREAMING.test(node.name) ? bound('it is a constant') : variable(context, node, depth)
    case 'MemberExpression':
      return member(context, node, depth)
    case 'ConditionalExpression':
      return sized(context, node.consequent, depth + 1) && sized(context, node.alternate, depth + 1)
    case 'LogicalExpression':
      if (node.operator === '&&') return sized(context, node.right, depth + 1)
      return sized(context, node.right, depth + 1) && sized(context, node.left, depth + 1)
    case 'NewExpression': {
      const [from] = node.arguments
      if (!/^(?:Set|Map|Array)$/.test(name ?? '') || !from) return undefined
      return name === 'Array' ? bound('it is counted') : sized(context, from, depth + 1)
    }
    case 'CallExpression':
      return call(context, node, depth)
    case 'TaggedTemplateExpression':
      return isPaged(context, node) ? bound('its query is paged') : undefined
    default:
      return undefined
  }
}

const SCREAMING = /^_?[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_?$/

function variable(context: Context, id: TSESTree.Identifier, depth: number): Bound | undefined {
  const found = variableOf(context, id)
  const definition = found?.defs.at(-1)
  if (!found || !definition) return undefined
  const bound = (why: string): Bound => ({ why, node: definition.node, unit: 'items' })
  if (definition.type === 'ImportBinding') return bound('it is a constant of another module')
  if (definition.node.type === 'TSEnumDeclaration') return bound('it is an enum')
  if (typedTuple(context, id)) return bound('its type is a tuple')
  if (definition.type === 'Parameter') {
    const parameter = definition.name
    const type = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined
    return type && isTuple(type) ? bound('its type is a tuple') : undefined
  }
  if (definition.node.type !== 'VariableDeclarator') return undefined
  const declarator = definition.node
  const type = declarator.id.typeAnnotation?.typeAnnotation
  if (type && isTuple(type)) return bound('its type is a tuple')
  // Pushed to once here and once there it stays small; pushed to in a loop it can grow.
  for (const { walk, values } of growthOf(context, found)) {
    if (walk && !(walk.items && sized(context, walk.items, depth + 1))) return undefined
    for (const value of values) if (value.type === 'SpreadElement' && !sized(context, value.argument, depth + 1)) return undefined
  }
  const written = found.references.flatMap((r) => (r.isWrite() && r.writeExpr ? [r.writeExpr as TSESTree.Expression] : []))
  if (written.length === 0) return undefined
  // `const { items } = await list({ limit: 20 })`
  if (declarator.id.type !== 'Identifier') return written.every((w) => isPaged(context, w)) ? bound('its query is paged') : undefined
  if (written.every(isEmptyLiteral) && isHandedOn(referencesOf(found))) return undefined
  const bounds = written.map((w) => sized(context, w, depth + 1))
  return bounds.every((b) => b !== undefined) ? bounds[0] : undefined
}

/** Whether this file shows that data fills the list: then its name tells nothing. */
function showsGrowth(context: Context, node: TSESTree.Node, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  const value = sourceOf(unwrap(node, { awaits: true }))
  if (value.type === 'CallExpression') {
    const [first] = value.arguments
    if (OF_ARGUMENT.has(lastNameOf(value) ?? '') && first) return showsGrowth(context, first, depth + 1)
    const fn = functionOf(context, value.callee)
    return fn !== undefined && returnsOf(context, fn).some((returned) => showsGrowth(context, returned, depth + 1))
  }
  if (value.type !== 'Identifier') return false
  const binding = bindingOf(context, value)
  if (binding?.from === 'parameter' && binding.path.length === 0) {
    return callsOf(context, binding.fn).some(({ arguments: { [binding.index]: argument } }) => argument && showsGrowth(context, argument, depth + 1))
  }
  if (binding?.from !== 'variable' || binding.path.length > 0) return false
  const grown = growthOf(context, binding.variable).some(({ walk }) => walk && !(walk.items && sized(context, walk.items, depth + 1)))
  return grown || (binding.declarator.init !== null && showsGrowth(context, binding.declarator.init, depth + 1))
}

/** An empty list that somebody else may fill: `collect(xs)`. */
function isHandedOn(names: readonly TSESTree.Node[]): boolean {
  return names.some((name) => outer(name)?.type === 'CallExpression')
}

function isEmptyLiteral(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'ArrayExpression' && value.elements.length === 0
}

function member(context: Context, node: TSESTree.MemberExpression, depth: number): Bound | undefined {
  const name = propertyName(node)
  const bound = (why: string): Bound => ({ why, node, unit: 'items' })
  // `LIMITS.regions`, `config.REGIONS`
  const root = fullNameOf(node)?.split('.')[0] ?? ''
  if (SCREAMING.test(root) && root.length > 1) return bound('it belongs to a constant')
  if (name !== undefined && SCREAMING.test(name)) return bound('it is a constant')
  if (typedTuple(context, node)) return bound('its type is a tuple')
  if (node.object.type === 'ThisExpression' && name !== undefined) {
    const owner = classAround(node)
    // `get files() { return ['a', 'b'] }`
    const getter = functionOf(context, node)
    if (getter?.parent.type === 'MethodDefinition' && getter.parent.kind === 'get') return answersBounded(context, getter, depth)
    const field = owner && fieldOf(owner, name)
    const isFixed = field?.declaration?.type === 'PropertyDefinition' && field.declaration.readonly
    if (isFixed && field.values.length > 0 && field.values.every((v) => !isEmptyLiteral(v) && sized(context, v, depth + 1))) {
      return bound('it is a literal list')
    }
    return undefined
  }
  // `page.items` of `const page = await list({ limit: 20 })`
  return isPagedAnswer(context, node.object) ? bound('its query is paged') : undefined
}

function isPagedAnswer(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node, { awaits: true })
  if (value.type === 'MemberExpression') return isPagedAnswer(context, value.object)
  if (value.type !== 'Identifier') return isPaged(context, value)
  const definition = variableOf(context, value)?.defs.at(-1)?.node
  return definition?.type === 'VariableDeclarator' && definition.init !== null && isPaged(context, definition.init)
}

function call(context: Context, node: TSESTree.CallExpression, depth: number): Bound | undefined {
  const bound = (why: string): Bound => ({ why, node, unit: 'items' })
  const callee = unwrap(node.callee)
  const name = lastNameOf(callee) ?? ''
  const fact = callMeaning(context, node)?.fact
  const [first] = node.arguments
  if (fact?.caps || name === 'cpus' || TAKING.has(name)) return bound('it is cut to a size')
  if (isPaged(context, node)) return bound('its query is paged')
  if (name === 'Array') return bound('it is counted')
  // `Promise.all([a(), b()])` answers as many as it was given.
  if (fact?.joins && first) return sized(context, first, depth + 1)
  if (callee.type === 'MemberExpression') {
    const receiver = lastNameOf(callee.object)
    const isStatic = unwrap(callee.object).type === 'Identifier' && (receiver === 'Object' || receiver === 'Array' || receiver === 'Reflect' || receiver === '_' || receiver === 'lodash')
    if (isStatic && first) {
      if (name === 'from' && isCounted(first)) return bound('it is counted')
      return KEEPING_SIZE.has(name) || OF_ARGUMENT.has(name) ? sized(context, first, depth + 1) : undefined
    }
    if (name === 'concat') {
      return node.arguments.every((a) => sized(context, a, depth + 1)) ? sized(context, callee.object, depth + 1) : undefined
    }
    if (KEEPING_SIZE.has(name)) return sized(context, callee.object, depth + 1)
  } else if (OF_ARGUMENT.has(name) && first) {
    return sized(context, first, depth + 1)
  }
  const fn = functionOf(context, callee)
  return fn && answersBounded(context, fn, depth)
}

function answersBounded(context: Context, fn: FunctionNode, depth: number): Bound | undefined {
  const returned = returnsOf(context, fn)
  if (returned.length === 0 || fn.generator || returned.every(isEmptyLiteral)) return undefined
  return returned.every((value) => sized(context, value, depth + 1)) ? { why: 'it is a literal list', node: fn, unit: 'items' } : undefined
}

/** `{ length: n }` */
function isCounted(node: TSESTree.Node): boolean {
  const object = unwrap(node)
  return object.type === 'ObjectExpression' && object.properties.some((p) => p.type === 'Property' && p.key.type === 'Identifier' && p.key.name === 'length')
}

function isTuple(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSTypeOperator') return type.typeAnnotation !== undefined && isTuple(type.typeAnnotation)
  return type.type === 'TSTupleType' && type.elementTypes.every((element) => element.type !== 'TSRestType')
}

/** Methods whose answer is no larger than what they are called on. */
const KEEPING_SIZE = new Set([
  'filter', 'map', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'keys', 'values', 'entries', 'toArray', 'uniq', 'uniqBy', 'compact',
  'sortBy', 'orderBy', 'shuffle', 'difference', 'without', 'with', 'fill', 'map', 'from', 'reject', 'value', 'trim',
])

/** The same, where the collection is the first argument: `Object.keys(o)`, `uniq(xs)`. */
const OF_ARGUMENT = new Set(['keys', 'values', 'entries', 'getOwnPropertyNames', 'ownKeys', 'from', 'uniq', 'uniqBy', 'compact', 'sortBy', 'orderBy', 'shuffle'])

const TAKING = new Set(['take', 'takeRight', 'sampleSize'])
