import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { answerTestsOf, leaves } from './answer-tests.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import { classAround, fieldOf } from './classes.ts'
import type { Put } from './facts.ts'
import { functionAround } from './functions.ts'
import { membersNamed } from './members.ts'
import { outer, unwrap } from './unwrap.ts'
import { allBelow, closest, isInside } from './walk.ts'

/**
 * The assignment `full = true` after a false answer, where the flag keeps the function from writing and nothing in the
 * file ever clears it: after the first false nothing more is written. Only flags that nobody outside can reach.
 */
export function staleFlagOf(context: Context, put: Put): TSESTree.AssignmentExpression | undefined {
  for (const { full } of answerTestsOf(context, put.call)) {
    for (const node of full) {
      const found = allBelow(context, node, 'own', isAssignment).find((set) => isStale(context, set, put))
      if (found) return found
    }
  }
  return undefined
}

function isAssignment(node: TSESTree.Node): node is TSESTree.AssignmentExpression {
  return node.type === 'AssignmentExpression'
}

function isStale(context: Context, set: TSESTree.AssignmentExpression, put: Put): boolean {
  const value = unwrap(set.right)
  if (set.operator !== '=' || value.type !== 'Literal' || typeof value.value !== 'boolean') return false
  const uses = usesOf(context, set.left, put)
  if (!uses) return false
  const isCleared = uses.some((use) => {
    const parent = outer(use)
    if (parent?.type === 'AssignmentExpression' && unwrap(parent.left) === use) {
      return !isStart(parent) && !isSame(parent.right, value.value)
    }
    return isReset(parent)
  })
  return !isCleared && uses.some((use) => use !== set.left && keepsFromWriting(use, put))
}

/** Every place that names the flag; `undefined` where others may reach it, or where it starts anew with each call. */
function usesOf(context: Context, flag: TSESTree.Node, { call }: Put): TSESTree.Node[] | undefined {
  if (flag.type === 'Identifier') {
    const binding = bindingOf(context, flag)
    const variable = variableOf(context, flag)
    if (binding?.from !== 'variable' || !variable || binding.path.length > 0) return undefined
    const { declarator } = binding
    const isOwn = functionAround(declarator) === functionAround(call) && functionAround(call) !== undefined
    if (isOwn || declarator.parent.parent.type === 'ExportNamedDeclaration') return undefined
    return variable.references.filter((r) => !r.init).map((r) => r.identifier as TSESTree.Node)
  }
  if (flag.type !== 'MemberExpression' || flag.object.type !== 'ThisExpression') return undefined
  const name = propertyName(flag)
  const owner = classAround(flag)
  const declaration = owner && fieldOf(owner, name ?? '')?.declaration
  const isPrivate = name?.startsWith('#') || name?.startsWith('_') || declaration?.accessibility === 'private'
  return name !== undefined && isPrivate && owner ? [...membersNamed(context, name)] : undefined
}

/** The value that it starts with. */
function isStart(assignment: TSESTree.AssignmentExpression): boolean {
  const method = functionAround(assignment)?.parent
  return method?.type === 'MethodDefinition' && method.kind === 'constructor'
}

function isSame(node: TSESTree.Node, value: boolean): boolean {
  const other = unwrap(node)
  return other.type === 'Literal' && other.value === value
}

/** `delete this._full`, `[full] = …`, `reset(this)`-like uses of the place itself. */
function isReset(parent: TSESTree.Node | undefined): boolean {
  return (
    parent?.type === 'UpdateExpression' ||
    parent?.type === 'ArrayPattern' ||
    parent?.type === 'Property' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  )
}

/** A test of the flag decides whether the write is reached. */
function keepsFromWriting(use: TSESTree.Node, { call }: Put): boolean {
  const test = closest(use, isDecision)
  if (!test || functionAround(use) !== functionAround(call)) return false
  if (test.type !== 'IfStatement') return isInside(use, test.test) && isInside(call, test)
  if (!isInside(use, test.test)) return false
  return isInside(call, test.consequent) || (test.range[1] <= call.range[0] && leaves(test.consequent))
}

type Decision = TSESTree.IfStatement | TSESTree.WhileStatement

function isDecision(node: TSESTree.Node): node is Decision {
  return node.type === 'IfStatement' || node.type === 'WhileStatement'
}
