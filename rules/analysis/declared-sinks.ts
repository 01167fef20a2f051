import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { keyName, propertyName, variableOf } from './bindings.ts'
import { returnsOf } from './functions.ts'
import { originOf } from './origin.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a type that this file declares is a byte sink by what it says: a `write()` that answers a boolean, or what
 * the `write()` of a stream answers, beside an end or events. `interface Sink { write(chunk: string): boolean; end():
 * void }`.
 */
export function isDeclaredSink(context: Context, type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return type.types.some((part) => isDeclaredSink(context, part))
  const members = type.type === 'TSTypeLiteral' ? type.members : membersOf(context, type)
  return members.some((member) => answersRoom(context, member)) && members.some((member) => LIVES.has(named(member)))
}

type Member = TSESTree.TypeElement | TSESTree.ClassElement

const LIVES = new Set<string | undefined>(['end', 'on', 'once'])

/** Of an interface, a class or an alias of this file. */
function membersOf(context: Context, type: TSESTree.TypeNode): readonly Member[] {
  const name = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : undefined
  const node = name && variableOf(context, name)?.defs.at(-1)?.node
  switch (node?.type) {
    case 'TSInterfaceDeclaration':
    case 'ClassDeclaration':
      return node.body.body
    case 'TSTypeAliasDeclaration':
      return node.typeAnnotation.type === 'TSTypeLiteral' ? node.typeAnnotation.members : []
    default:
      return []
  }
}

function named(member: Member): string | undefined {
  return 'key' in member && !member.computed ? keyName(member.key) : undefined
}

/** `write(chunk: string): boolean`, `write(chunk) { return this.socket.write(chunk) }` */
function answersRoom(context: Context, member: Member): boolean {
  if (named(member) !== 'write') return false
  if (member.type === 'TSMethodSignature') return isBoolean(member.returnType)
  if (member.type === 'TSPropertySignature') {
    const type = member.typeAnnotation?.typeAnnotation
    return type?.type === 'TSFunctionType' && isBoolean(type.returnType)
  }
  if (member.type !== 'MethodDefinition' || member.value.type !== 'FunctionExpression') return false
  if (member.value.returnType) return isBoolean(member.value.returnType)
  return returnsOf(context, member.value).some((value) => isStreamWrite(context, value))
}

function isBoolean(type: TSESTree.TSTypeAnnotation | undefined): boolean {
  return type?.typeAnnotation.type === 'TSBooleanKeyword'
}

function isStreamWrite(context: Context, value: TSESTree.Node): boolean {
  const call = unwrap(value)
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined
  if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'write') return false
  return originOf(context, callee.object)?.thing.kinds.includes('node-writable') === true
}
