import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import {
  FILE_MAKERS,
  FILE_SINKS,
  LEAVING,
  LOGS,
  MAKERS,
  MESSAGES,
  NO_SINKS,
  SINK_CLASSES,
  SINK_TYPES,
  SINKS,
} from '../knowledge/sink-names.ts'
import { bindingOf, propertyName, valuesOf } from './bindings.ts'
import { isBrowserScript } from './browser-scripts.ts'
import { classAround, fieldOf } from './classes.ts'
import { isDeclaredSink } from './declared-sinks.ts'
import { isOfProject, modulePathOf } from './externals.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf, returnsOf } from './functions.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether the value, whose origin is in another file, is a byte sink by its name (`res`, `this.socket`), and nothing in
 * this file shows it to be something else: a class of the project with a `write()` of its own, an annotation that names
 * another type, a literal, a script for a page. A type of this file that says it all by itself needs no name.
 */
export function isLikelySink(context: Context, node: TSESTree.Node): boolean {
  const receiver = unwrap(node)
  const name = nameOf(receiver)
  if (name === undefined || NO_SINKS.test(name)) return false
  const told = declarationOf(context, receiver)
  const type = declaredTypeOf(context, receiver)
  if (type !== undefined) return SINK_TYPES.test(type) || isSinkOfFile(context, receiver)
  const values = told?.values ?? []
  if (!SINKS.test(name) && !values.some(isMadeAsSink)) return false
  return values.every((value) => !isSomethingElse(context, value)) && !isBrowserScript(context)
}

/** Whether a type that this file declares makes it a sink: its `write()` takes what that says, and may take no more. */
export function isSinkOfFile(context: Context, node: TSESTree.Node): boolean {
  const type = declarationOf(context, unwrap(node))?.type
  return type !== undefined && isDeclaredSink(context, type)
}

/** The name of the type that the variable or field is declared with, unless that says nothing: `any`, `unknown`. */
export function declaredTypeOf(context: Context, node: TSESTree.Node): string | undefined {
  const told = declarationOf(context, unwrap(node))
  const type = told?.type && typeName(told.type)
  return type === 'any' || type === 'unknown' ? undefined : type
}

/** Whether a peer stands behind the sink by its name, who may leave without an error. */
export function isLikelyToLeave(node: TSESTree.Node): boolean {
  return LEAVING.test(nameOf(unwrap(node)) ?? '')
}

/** Whether the name says that it is an HTTP message that is written: `res`, `reply.raw`, `clientRequest`. */
export function isLikelyMessage(node: TSESTree.Node): boolean {
  return MESSAGES.test(nameOf(unwrap(node)) ?? '')
}

/** Whether the name says that lines about the program's work are written: `logStream`, `this.trace`. */
export function isLog(node: TSESTree.Node): boolean {
  return LOGS.test(nameOf(unwrap(node)) ?? '')
}

/** Whether a file is written: one that is opened here, is declared as one, or is called one. */
export function isFile(context: Context, node: TSESTree.Node): boolean {
  const receiver = unwrap(node)
  const values = declarationOf(context, receiver)?.values ?? []
  const isOpened = values.some((value) => {
    const made = unwrap(value)
    return made.type === 'CallExpression' && FILE_MAKERS.test(nameOf(unwrap(made.callee)) ?? '')
  })
  return isOpened || FILE_SINKS.test(declaredTypeOf(context, receiver) ?? '') || FILE_SINKS.test(nameOf(receiver) ?? '')
}

function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' ? propertyName(node) : undefined
}

interface Declaration {
  readonly type: TSESTree.TypeNode | undefined
  readonly values: readonly TSESTree.Node[]
}

/** How the variable or the field of the class is declared, and all that it is given. */
function declarationOf(context: Context, node: TSESTree.Node): Declaration | undefined {
  if (node.type === 'Identifier') {
    const binding = bindingOf(context, node)
    if (binding?.from === 'variable') {
      const { id, init } = binding.declarator
      return { type: id.typeAnnotation?.typeAnnotation, values: binding.path.length === 0 && init ? [init] : [] }
    }
    if (binding?.from !== 'parameter') return undefined
    const type = binding.path.length === 0 ? binding.id.typeAnnotation?.typeAnnotation : undefined
    return { type, values: [] }
  }
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return undefined
  const owner = classAround(node)
  const field = owner && fieldOf(owner, propertyName(node) ?? '')
  if (!field) return undefined
  const { declaration } = field
  const pattern = declaration?.type === 'TSParameterProperty' ? declaration.parameter : declaration
  const annotated = pattern?.type === 'AssignmentPattern' ? pattern.left : pattern
  return { type: annotated?.typeAnnotation?.typeAnnotation, values: field.values }
}

/** `Http.Response` is `Response`; of a union the first part that is not `null` or `undefined`. */
function typeName(type: TSESTree.TypeNode): string | undefined {
  switch (type.type) {
    case 'TSAnyKeyword':
      return 'any'
    case 'TSUnknownKeyword':
      return 'unknown'
    case 'TSUnionType': {
      const parts = type.types.filter((t) => t.type !== 'TSNullKeyword' && t.type !== 'TSUndefinedKeyword')
      return parts[0] && typeName(parts[0])
    }
    case 'TSTypeReference':
      return type.typeName.type === 'TSQualifiedName'
        ? type.typeName.right.name
        : 'name' in type.typeName
        ? type.typeName.name
        : undefined
    case 'TSTypeLiteral':
      return 'literal'
    default:
      return type.type
  }
}

/** `openTheStream(path)`, `pino.multistream(targets)`, `new RollingFileStream(path)` */
function isMadeAsSink(value: TSESTree.Node): boolean {
  const made = unwrap(value, { awaits: true })
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return false
  return MAKERS.test(nameOf(unwrap(made.callee)) ?? '')
}

/**
 * An object literal, or an instance of a class of this file that has a `write()` of its own; also by a function of this
 * file that makes it.
 */
function isSomethingElse(context: Context, value: TSESTree.Node, hops = 0): boolean {
  const made = unwrap(value)
  if (made.type === 'CallExpression') {
    const maker = hops < 2 ? functionOf(context, made.callee) : undefined
    return maker !== undefined && givenBy(context, maker).some((given) => isSomethingElse(context, given, hops + 1))
  }
  if (made.type === 'ObjectExpression' || made.type === 'ArrayExpression' || made.type === 'Literal') {
    return made.type !== 'Literal' || made.value !== null
  }
  if (made.type !== 'NewExpression') return false
  if (made.callee.type === 'Identifier') {
    if (bindingOf(context, made.callee)?.from === 'class') return true
    return NO_SINKS.test(made.callee.name) || isOwnClass(context, made.callee)
  }
  return false
}

/** A class of another file of the project, whose name says nothing of a stream. */
function isOwnClass(context: Context, callee: TSESTree.Identifier): boolean {
  return isOfProject(modulePathOf(context, callee)?.module ?? '') && !SINK_CLASSES.test(callee.name)
}

/** What the function returns, through the variable that it is kept in. */
function givenBy(context: Context, fn: FunctionNode): TSESTree.Node[] {
  return returnsOf(context, fn).flatMap((value) => {
    const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
    if (binding?.from !== 'variable') return [value]
    return valuesOf(binding.variable)
  })
}
