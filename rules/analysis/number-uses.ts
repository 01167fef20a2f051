import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { referencesOf, variableOf } from './bindings.ts'
import { rootOf } from './names.ts'

type Call = TSESTree.CallExpression | TSESTree.NewExpression

/**
 * The calls that a number may reach, as an argument or as an option of one: right here (`new Queue(1e6)`), calculated
 * (`16 * 1e6`), by a const, or by an object that a const holds. Whether it does is the question of who asks: from the
 * few numbers of a file to their calls is a shorter way than from all calls to their numbers.
 */
export function callsGiven(context: Context, number: TSESTree.Node): ReadonlySet<Call> {
  const calls = new Set<Call>()
  const reached = new Set([number])
  for (const node of reached) {
    const { parent } = node
    switch (parent?.type) {
      case 'CallExpression':
      case 'NewExpression':
        calls.add(parent)
        if (isHandedThrough(parent)) reached.add(parent)
        break
      case 'VariableDeclarator': {
        const variable = parent.id.type === 'Identifier' ? variableOf(context, parent.id) : undefined
        if (variable) for (const use of referencesOf(variable)) reached.add(use)
        break
      }
      default:
        if (parent && HOLDERS.has(parent.type)) reached.add(parent)
    }
  }
  return calls
}

/** What the value of an expression goes into. */
const HOLDERS: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'UnaryExpression',
  'MemberExpression',
  'Property',
  'ObjectExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
])

/** `Math.max(5, 1e6)`, `Number('1e6')`, `Object.freeze({ … })` */
function isHandedThrough({ callee }: Call): boolean {
  const root = rootOf(callee)
  return root.type === 'Identifier' && THROUGH.has(root.name)
}

const THROUGH: ReadonlySet<string> = new Set(['Math', 'Number', 'Object'])
