import type { TSESTree } from '@typescript-eslint/utils'
import { leaves } from './answer-tests.ts'
import { unwrap } from './unwrap.ts'

/** What is known where a place runs: the test, and whether it holds there, or the cases of which its value is one. */
export interface Condition {
  readonly test: TSESTree.Expression
  readonly holds: boolean
  readonly cases?: readonly TSESTree.Expression[]
}

/**
 * What holds at the place, as far as `around` tells: the branches that it stands in, and those before it that leave.
 * Parts that must all hold, or of which none may, are told one by one.
 */
export function conditionsAt(place: TSESTree.Node, around: TSESTree.Node): Condition[] {
  const found: Condition[] = []
  for (let inner = place, { parent } = inner; parent && inner !== around; inner = parent, parent = parent.parent) {
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (inner !== parent.test) found.push(...partsOf(parent.test, inner === parent.consequent))
    } else if (parent.type === 'LogicalExpression' && inner === parent.right && parent.operator !== '??') {
      found.push(...partsOf(parent.left, parent.operator === '&&'))
    } else if (parent.type === 'SwitchCase') {
      found.push(...caseOf(parent))
      found.push(...leftBefore(parent.consequent, inner))
    } else if (parent.type === 'BlockStatement') {
      found.push(...leftBefore(parent.body, inner))
    }
  }
  return found
}

/** `if (!ok) return` before the statement. */
function leftBefore(statements: readonly TSESTree.Node[], at: TSESTree.Node): Condition[] {
  return statements
    .slice(0, statements.indexOf(at))
    .flatMap((before) =>
      before.type === 'IfStatement' && leaves(before.consequent) ? partsOf(before.test, false) : [],
    )
}

function partsOf(test: TSESTree.Expression, holds: boolean): Condition[] {
  const value = unwrap(test) as TSESTree.Expression
  if (value.type === 'UnaryExpression' && value.operator === '!') return partsOf(value.argument, !holds)
  if (value.type === 'LogicalExpression' && value.operator === (holds ? '&&' : '||'))
    return [...partsOf(value.left, holds), ...partsOf(value.right, holds)]
  return [{ test: value, holds }]
}

/** `case 'a': case 'b': HERE`; where the case before goes on into it, or it is the default, nothing is known. */
function caseOf(node: TSESTree.SwitchCase): Condition[] {
  const { cases, discriminant } = node.parent
  const labels: TSESTree.Expression[] = []
  for (let at = cases.indexOf(node), own = true; at >= 0; at--, own = false) {
    const one = cases[at]
    const last = one?.consequent.at(-1)
    if (!own && last) {
      if (!leaves(last)) return []
      break
    }
    if (!one?.test) return []
    labels.push(one.test)
  }
  return [{ test: discriminant, holds: true, cases: labels }]
}
