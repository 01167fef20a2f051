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
  const names = namesOfElement(walk)
  const body = bodyOf(walk)
  const call = body && unwrap(body, { awaits: true })
  if (call?.type !== 'CallExpression' || !TIDIES.test(lastNameOf(call.callee) ?? '')) return false
  const isElement = (node: TSESTree.Node): boolean => {
    const root = rootOf(node)
    return root.type === 'Identifier' && names.includes(root.name)
  }
  return isElement(call.callee) || call.arguments.some(isElement)
}

/** `track`, and `node` of `({ node }) => node.remove()`. */
function namesOfElement(walk: TSESTree.CallExpression | TSESTree.ForOfStatement): string[] {
  const [fn] = walk.type === 'CallExpression' ? walk.arguments : []
  const left = walk.type === 'ForOfStatement' ? walk.left : undefined
  const declared = left?.type === 'VariableDeclaration' ? left.declarations[0]?.id : undefined
  const pattern = fn && isFunction(fn) ? fn.params[0] : declared
  if (pattern?.type === 'Identifier') return [pattern.name]
  if (pattern?.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap(({ value }) => (value?.type === 'Identifier' ? [value.name] : []))
}

/** The one expression that each turn is. */
function bodyOf(walk: TSESTree.CallExpression | TSESTree.ForOfStatement): TSESTree.Node | undefined {
  const [fn] = walk.type === 'CallExpression' ? walk.arguments : []
  const body = walk.type === 'ForOfStatement' ? walk.body : fn && isFunction(fn) ? fn.body : undefined
  const statement = body?.type === 'BlockStatement' && body.body.length === 1 ? body.body[0] : body
  return statement?.type === 'ExpressionStatement' ? statement.expression : statement
}
