import type { ParserServices, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { settingsOf } from '../kit/settings.ts'

/** Whether the expression's type is a promise; `undefined` without type information and where the type says nothing. */
export function typedPromise(context: Context, node: TSESTree.Node): boolean | undefined {
  const found = typeOf(context, node)
  if (!found) return undefined
  const { checker, type } = found
  const parts = type.isUnion() ? type.types : [type]
  if (parts.some(isSilent)) return undefined
  return parts.some((part) => checker.getPropertyOfType(part, 'then') !== undefined)
}

/** Whether the expression's type is a tuple of fixed length; `undefined` without type information. */
export function typedTuple(context: Context, node: TSESTree.Node): boolean | undefined {
  const found = typeOf(context, node)
  if (!found) return undefined
  const { checker, type } = found
  if (!checker.isTupleType(type)) return false
  // A rest element makes the length open: `[string, ...string[]]`.
  return checker.typeToString(type).includes('...') ? false : true
}

/** Whether the expression's type says that there is no value. */
export function typedVoid(context: Context, node: TSESTree.Node): boolean {
  const found = typeOf(context, node)
  return (found?.whole as { intrinsicName?: string } | undefined)?.intrinsicName === 'void'
}

type Checker = ReturnType<NonNullable<ParserServices['program']>['getTypeChecker']>
type Type = ReturnType<Checker['getTypeAtLocation']>

interface Typed {
  readonly checker: Checker
  /** Without `null` and `undefined`. */
  readonly type: Type
  readonly whole: Type
}

function typeOf(context: Context, node: TSESTree.Node): Typed | undefined {
  if (settingsOf(context).types === 'off') return undefined
  const services = context.sourceCode.parserServices
  if (!services?.program || !services.esTreeNodeToTSNodeMap) return undefined
  const tsNode = services.esTreeNodeToTSNodeMap.get(node)
  if (!tsNode) return undefined
  const checker = services.program.getTypeChecker()
  const type = checker.getTypeAtLocation(tsNode)
  return isSilent(type) ? undefined : { checker, type: checker.getNonNullableType(type), whole: type }
}

/** `any`, `unknown`, a type parameter, what could not be resolved; by name, because flags differ between compilers. */
function isSilent(type: Type): boolean {
  if (type.isTypeParameter()) return true
  const name = (type as { intrinsicName?: string }).intrinsicName
  return name === 'any' || name === 'unknown' || name === 'error'
}
