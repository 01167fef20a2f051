import type { ParserServices, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { shapes, type Shape } from '../knowledge/shapes.ts'

/**
 * The name of the thing that the expression's type has the members of. Structural, so that a stream of any package is
 * one; `undefined` without type information and for `any`.
 */
export function typedThing(context: Context, node: TSESTree.Node): string | undefined {
  const services = context.sourceCode.parserServices
  if (!services?.program || !services.esTreeNodeToTSNodeMap) return undefined
  const tsNode = services.esTreeNodeToTSNodeMap.get(node)
  if (!tsNode) return undefined
  const checker = services.program.getTypeChecker()
  const type = checker.getNonNullableType(checker.getTypeAtLocation(tsNode))
  const known = byType.get(type)
  if (known !== undefined) return known ?? undefined
  const found = shapes.find((shape) => fits(checker, type, shape))?.thing
  byType.set(type, found ?? null)
  return found
}

type Checker = ReturnType<NonNullable<ParserServices['program']>['getTypeChecker']>
type Type = ReturnType<Checker['getTypeAtLocation']>

const byType = new WeakMap<Type, string | null>()

function fits(checker: Checker, type: Type, shape: Shape): boolean {
  if (!shape.members.every((name) => checker.getPropertyOfType(type, name))) return false
  if (shape.boolean === undefined) return true
  const method = checker.getPropertyOfType(type, shape.boolean)
  if (!method) return false
  // By identity: the numbers of `ts.TypeFlags` differ between versions of TypeScript, which the plugin does not import.
  const boolean = checker.getBooleanType()
  return checker.getTypeOfSymbol(method).getCallSignatures().some((signature) => signature.getReturnType() === boolean)
}
