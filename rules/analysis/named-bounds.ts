import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, referencesOf, valuesOf, variableOf } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import { isCountedWalk } from './counted-walks.ts'
import { sourceOf } from './derived.ts'
import type { Bound } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { growthOf } from './growth.ts'
import { boundOfCallers } from './handed-bounds.ts'
import { fullNameOf } from './names.ts'
import { callMeaning } from './origin.ts'
import { isPaged } from './paging.ts'
import { typedTuple } from './typed-values.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'

/** How the size of another collection is asked for: by whoever asks about this one. */
export type Sizing = (node: TSESTree.Node) => Bound | undefined

/**
 * Why what a name holds is limited: a constant (`REGIONS`, one of another module, an enum), a tuple, a literal list
 * that no loop adds to, the answer of a paged query.
 */
export function boundOfName(
  context: Context,
  node: TSESTree.Identifier | TSESTree.MemberExpression,
  sizeOf: Sizing,
): Bound | undefined {
  const why = node.type === 'Identifier' ? whyVariable(context, node, sizeOf) : whyMember(context, node, sizeOf)
  return why === undefined ? undefined : { why, node, unit: 'items' }
}

/** Whether this file shows that data fills the list: then its name tells nothing of its size. */
export function isFilledByData(context: Context, node: TSESTree.Node, sizeOf: Sizing, depth = 0): boolean {
  if (depth > 5) return false
  const within = (inner: TSESTree.Node): boolean => isFilledByData(context, inner, sizeOf, depth + 1)
  const value = sourceOf(node)
  if (value.type === 'CallExpression') {
    const fn = functionOf(context, value.callee)
    return fn !== undefined && returnsOf(context, fn).some(within)
  }
  if (value.type !== 'Identifier') return false
  const binding = bindingOf(context, value)
  if (binding?.from === 'parameter' && binding.path.length === 0) {
    const handedIn = callsOf(context, binding.fn).map((call) => call.arguments[binding.index])
    return handedIn.some((argument) => argument !== undefined && within(argument))
  }
  if (binding?.from !== 'variable' || binding.path.length > 0) return false
  const { init } = binding.declarator
  return growsWithData(context, binding.variable, sizeOf) || (init !== null && within(init))
}

const SCREAMING = /^_?[A-Z][A-Z\d]*(?:_[A-Z\d]+)*_?$/

function whyVariable(context: Context, id: TSESTree.Identifier, sizeOf: Sizing): string | undefined {
  if (SCREAMING.test(id.name)) return 'it is a constant'
  const variable = variableOf(context, id)
  const definition = variable?.defs.at(-1)
  if (!variable || !definition) return undefined
  if (definition.type === 'ImportBinding' || isRequired(definition.node)) return 'it is a constant of another module'
  if (definition.node.type === 'TSEnumDeclaration') return 'it is an enum'
  if (isTuple(definition.name) || typedTuple(context, id)) return 'its type is a tuple'
  if (isListByDefault(definition.name, sizeOf)) return 'its default is a literal list'
  if (definition.type === 'Parameter') return boundOfCallers(context, id, sizeOf)
  if (definition.node.type !== 'VariableDeclarator' || growsWithData(context, variable, sizeOf)) return undefined
  const written = valuesOf(variable)
  if (written.length === 0) return undefined
  // `const { items } = await list({ limit: 20 })`
  if (definition.node.id.type !== 'Identifier') {
    return written.every((value) => isPaged(context, value)) ? 'its query is paged' : undefined
  }
  if (written.every(isEmptyList) && isHandedOn(context, variable)) return undefined
  const bounds = written.map(sizeOf)
  return bounds.every((bound) => bound !== undefined) ? bounds[0]?.why : undefined
}

/** `(regions = ['eu', 'us'])`: what is handed in instead is of that kind. An empty default tells nothing. */
function isListByDefault({ parent }: TSESTree.Node, sizeOf: Sizing): boolean {
  return parent?.type === 'AssignmentPattern' && !isEmptyList(parent.right) && sizeOf(parent.right) !== undefined
}

/** `const CONFIGS = require('./configs')` */
function isRequired(node: TSESTree.Node): boolean {
  const init = node.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : undefined
  return init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require'
}

/** Pushed to once here and once there a list stays small; pushed to in a loop over something that grows, it grows. */
function growsWithData(context: Context, variable: TSESLint.Scope.Variable, sizeOf: Sizing): boolean {
  return growthOf(context, variable).some(({ walk, values }) => {
    if (walk && !(walk.items ? sizeOf(walk.items) : isCountedWalk(context, walk.node))) return true
    return values.some((value) => value.type === 'SpreadElement' && !sizeOf(value.argument))
  })
}

/** An empty list that somebody else may fill: `collect(xs)`. Who walks it (`async.each(xs, f)`) does not. */
function isHandedOn(context: Context, variable: TSESLint.Scope.Variable): boolean {
  return referencesOf(variable).some((name) => {
    const call = outer(name)
    if (call?.type !== 'CallExpression') return false
    const fact = callMeaning(context, call)?.fact
    return !(fact?.maps || fact?.runs !== undefined)
  })
}

/** `[]` */
export function isEmptyList(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'ArrayExpression' && value.elements.length === 0
}

function whyMember(context: Context, node: TSESTree.MemberExpression, sizeOf: Sizing): string | undefined {
  const name = propertyName(node)
  // `LIMITS.regions`, `config.REGIONS`
  const root = fullNameOf(node)?.split('.')[0] ?? ''
  if (root.length > 1 && SCREAMING.test(root)) return 'it belongs to a constant'
  if (name !== undefined && SCREAMING.test(name)) return 'it is a constant'
  if (typedTuple(context, node)) return 'its type is a tuple'
  if (node.object.type !== 'ThisExpression' || name === undefined) {
    // `page.items` of `const page = await list({ limit: 20 })`
    return isPagedAnswer(context, node.object) ? 'its query is paged' : undefined
  }
  // `get files() { return ['a', 'b'] }`
  const getter = functionOf(context, node)
  if (getter?.parent.type === 'MethodDefinition' && getter.parent.kind === 'get') {
    const returned = returnsOf(context, getter)
    return returned.length > 0 && returned.every((value) => sizeOf(value)) ? 'it is a literal list' : undefined
  }
  const owner = classAround(node)
  const field = owner && fieldOf(owner, name)
  const isFixed = field?.declaration?.type === 'PropertyDefinition' && field.declaration.readonly
  if (!isFixed || field.values.length === 0) return undefined
  return field.values.every((value) => !isEmptyList(value) && sizeOf(value)) ? 'it is a literal list' : undefined
}

function isPagedAnswer(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node, { awaits: true })
  if (value.type === 'MemberExpression') return isPagedAnswer(context, value.object)
  if (value.type !== 'Identifier') return isPaged(context, value)
  const definition = variableOf(context, value)?.defs.at(-1)?.node
  return definition?.type === 'VariableDeclarator' && definition.init !== null && isPaged(context, definition.init)
}

/** `xs: readonly [A, B]` */
function isTuple(name: TSESTree.Node): boolean {
  let type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined
  if (type?.type === 'TSTypeOperator') type = type.typeAnnotation
  return type?.type === 'TSTupleType' && type.elementTypes.every((element) => element.type !== 'TSRestType')
}
