import type { TSESTree } from '@typescript-eslint/utils'
import { TIDIES } from '../knowledge/queue-names.ts'
import { isFunction } from './functions.ts'
import { lastNameOf, rootOf } from './names.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether a walk does nothing to its elements but end what they hold: `tracks.forEach((track) => track.dispose())`,
 * `for (const url of urls) URL.revokeObjectURL(url)`. What is kept to be ended is a register, and waits for nobody.
 */
export function releasesElements(walk: TSESTree.CallExpression | TSESTree.ForOfStatement): boolean {
  const element = elementOf(walk)
  const body = bodyOf(walk)
  const call = body && unwrap(body, { awaits: true })
  if (call?.type !== 'CallExpression' || !TIDIES.test(lastNameOf(call.callee) ?? '')) return false
  const isElement = (node: TSESTree.Node): boolean => {
    const root = rootOf(node)
    return root.type === 'Identifier' && root.name === element
  }
  return isElement(call.callee) || call.arguments.some(isElement)
}

function elementOf(walk: TSESTree.CallExpression | TSESTree.ForOfStatement): string | undefined {
  if (walk.type === 'CallExpression') {
    const [fn] = walk.arguments
    const param = fn && isFunction(fn) ? fn.params[0] : undefined
    return param?.type === 'Identifier' ? param.name : undefined
  }
  const id = walk.left.type === 'VariableDeclaration' ? walk.left.declarations[0]?.id : undefined
  return id?.type === 'Identifier' ? id.name : undefined
}

/** The one expression that each turn is. */
function bodyOf(walk: TSESTree.CallExpression | TSESTree.ForOfStatement): TSESTree.Node | undefined {
  const [fn] = walk.type === 'CallExpression' ? walk.arguments : []
  const body = walk.type === 'ForOfStatement' ? walk.body : fn && isFunction(fn) ? fn.body : undefined
  const statement = body?.type === 'BlockStatement' && body.body.length === 1 ? body.body[0] : body
  return statement?.type === 'ExpressionStatement' ? statement.expression : statement
}
