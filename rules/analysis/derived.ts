import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './bindings.ts'
import { lastNameOf, spokenNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * The collection that this one is made of and no larger than: `xs` of `xs.filter(f)`, `Object.values(xs)`, `uniq(xs)`,
 * `new Set(xs)`; one step.
 */
export function derivedFrom(node: TSESTree.Node): TSESTree.Node | undefined {
  const value = unwrap(node, { awaits: true })
  if (value.type === 'NewExpression') {
    return COLLECTIONS.has(lastNameOf(value) ?? '') ? value.arguments[0] : undefined
  }
  if (value.type !== 'CallExpression') return undefined
  const callee = unwrap(value.callee)
  const name = lastNameOf(callee) ?? ''
  const [first] = value.arguments
  if (callee.type !== 'MemberExpression') return OF_ARGUMENT.has(name) ? first : undefined
  const isStatic = unwrap(callee.object).type === 'Identifier' && STATIC.has(lastNameOf(callee.object) ?? '')
  if (isStatic)
    return (OF_ARGUMENT.has(name) || OF_RECEIVER.has(name)) && first && !isCounted(first) ? first : undefined
  return OF_RECEIVER.has(propertyName(callee) ?? '') ? callee.object : undefined
}

/** What a chain of them starts from. */
export function sourceOf(node: TSESTree.Node): TSESTree.Node {
  let source = unwrap(node, { awaits: true })
  for (let from = derivedFrom(source); from; from = derivedFrom(source)) source = unwrap(from, { awaits: true })
  return source
}

/** The name by which a person knows it: `files` for `[...files.filter(isNew)]`. */
export function nameOfCollection(items: TSESTree.Node): string | undefined {
  const source = sourceOf(items)
  const [only] = source.type === 'ArrayExpression' ? source.elements : []
  if (only?.type === 'SpreadElement') return nameOfCollection(only.argument)
  return spokenNameOf(source.type === 'LogicalExpression' ? source.left : source)
}

/** `{ length: n }`, which `Array.from` makes a list of. */
export function isCounted(node: TSESTree.Node): boolean {
  const object = unwrap(node)
  return object.type === 'ObjectExpression' && object.properties.some(isLength)
}

function isLength(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'length'
}

const COLLECTIONS = new Set(['Set', 'Map'])
const STATIC = new Set(['Object', 'Array', 'Reflect', '_', 'lodash'])

const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

const OF_RECEIVER = words(`
  filter map sort toSorted reverse toReversed slice keys values entries toArray uniq uniqBy compact sortBy orderBy
  shuffle difference without with fill reject value trim
`)

const OF_ARGUMENT = words(`
  keys values entries getOwnPropertyNames ownKeys from uniq uniqBy compact sortBy orderBy shuffle
`)
