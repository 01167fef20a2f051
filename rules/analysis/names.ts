import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './bindings.ts'
import { unwrap } from './unwrap.ts'

/** The last name that an expression speaks: `limit` in `this.git.limit`, `getClient` in `this.getClient()`. */
export function lastNameOf(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node, { awaits: true })
  switch (expression.type) {
    case 'Identifier':
      return expression.name
    case 'PrivateIdentifier':
      return `#${expression.name}`
    case 'MemberExpression':
      return propertyName(expression)
    case 'CallExpression':
    case 'NewExpression':
      return lastNameOf(expression.callee)
    default:
      return undefined
  }
}

/** The whole name as it is written: `this.db.batchGet`; `undefined` where a part has no name. */
export function fullNameOf(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node)
  switch (expression.type) {
    case 'Identifier':
      return expression.name
    case 'ThisExpression':
      return 'this'
    case 'MemberExpression': {
      const name = propertyName(expression)
      const object = name === undefined ? undefined : fullNameOf(expression.object)
      return object === undefined ? undefined : `${object}.${name}`
    }
    default:
      return undefined
  }
}

/** What a chain of properties starts with: `pool` of `pool.clients.first`. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node)
  return expression.type === 'MemberExpression' ? rootOf(expression.object) : expression
}

/** The name by which a person knows a value or a call: `fs.readFile` for `fs.readFile(path)`. */
export function spokenNameOf(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node)
  const isCall = expression.type === 'CallExpression' || expression.type === 'NewExpression'
  return fullNameOf(isCall ? expression.callee : expression) ?? lastNameOf(expression)
}
