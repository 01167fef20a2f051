import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { leaves } from './answer-tests.ts'
import { bindingOf, referencesOf, variableOf } from './bindings.ts'
import { rootOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { unwrap } from './unwrap.ts'
import { findBelow, isInside } from './walk.ts'

/**
 * Whether the code counts its pieces off against a list from outside, and leaves where that has no more: `const wanted
 * = parts[i]; if (!wanted) throw new Error('too many'); i++`. The list's length is the limit.
 */
export function isCountedOff(context: Context, code: TSESTree.Node): boolean {
  return (
    findBelow(context, code, 'all', (node) => {
      const declarator = node.type === 'VariableDeclarator' ? node : undefined
      const piece = declarator?.id.type === 'Identifier' ? variableOf(context, declarator.id) : undefined
      const looked = declarator?.init ? unwrap(declarator.init) : undefined
      if (!piece || looked?.type !== 'MemberExpression' || !looked.computed) return false
      if (!isRunning(context, unwrap(looked.property), code) || isMadeIn(context, looked.object, code)) return false
      return isMissed(piece)
    }) !== undefined
  )
}

/** An index from outside that the code moves on: `i++`, `i += 1`; also where it is read, `parts[i++]`. */
function isRunning(context: Context, index: TSESTree.Node, code: TSESTree.Node): boolean {
  const name = index.type === 'UpdateExpression' ? unwrap(index.argument) : index
  const variable = name.type === 'Identifier' ? variableOf(context, name) : undefined
  if (!variable || variable.defs.some((definition) => isInside(definition.node, code))) return false
  return referencesOf(variable).some(({ parent }) => {
    const moves =
      parent.type === 'UpdateExpression' || (parent.type === 'AssignmentExpression' && parent.operator === '+=')
    return moves && isInside(parent, code)
  })
}

function isMadeIn(context: Context, list: TSESTree.Node, code: TSESTree.Node): boolean {
  const root = rootOf(list)
  const binding = root.type === 'Identifier' ? bindingOf(context, root) : undefined
  if (binding?.from === 'variable') return isInside(binding.declarator, code)
  return binding?.from === 'parameter' && isInside(binding.id, code)
}

/** `if (!wanted) throw …`, `if (wanted === undefined) return` */
function isMissed(piece: TSESLint.Scope.Variable): boolean {
  return referencesOf(piece).some((use) => {
    const { parent } = use
    const test = isNegation(parent) || isComparison(parent, use) ? parent : undefined
    const branch = test?.parent
    return branch?.type === 'IfStatement' && branch.test === test && leaves(branch.consequent)
  })
}

function isNegation(node: TSESTree.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === '!'
}

function isComparison(node: TSESTree.Node, use: TSESTree.Node): boolean {
  return node.type === 'BinaryExpression' && /^===?$/.test(node.operator) && node.left === use && isNoValue(node.right)
}
