import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { RANGED } from '../knowledge/list-names.ts'
import { keyName, propertyName } from './bindings.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether a query asks for a limited number of results: `find({ limit: 20 })`, `.limit(20).offset(n)`, `take: 50`,
 * `list({ pageSize })`, `sql\`… LIMIT 10\``.
 */
export function isPaged(context: Context, node: TSESTree.Node): boolean {
  const call = unwrap(node, { awaits: true })
  if (call.type === 'TaggedTemplateExpression') return call.quasi.quasis.some((q) => SQL_LIMIT.test(q.value.raw))
  if (call.type !== 'CallExpression') return false
  const callee = unwrap(call.callee)
  if (
    callee.type === 'MemberExpression' &&
    LIMITING_METHODS.has(propertyName(callee) ?? '') &&
    call.arguments.length > 0
  )
    return true
  if (callee.type === 'MemberExpression' && isPaged(context, callee.object)) return true
  return isShortRange(callee, call.arguments) || call.arguments.some((argument) => saysLimit(context, argument))
}

/** `redis.zrange(key, 0, 50)`, `byRange(key, 0, 50, '-inf')`, `queue.getJobs(states, 0, 9)`; `-1` is the end. */
function isShortRange(callee: TSESTree.Node, given: readonly TSESTree.Node[]): boolean {
  if (callee.type !== 'MemberExpression' || !RANGED.test(propertyName(callee) ?? '')) return false
  const [from, to] = given.slice(1)
  return from?.type === 'Literal' && to?.type === 'Literal' && typeof to.value === 'number'
}

function saysLimit(context: Context, argument: TSESTree.Node): boolean {
  const value = unwrap(argument)
  if (value.type === 'Literal') return typeof value.value === 'string' && SQL_LIMIT.test(value.value)
  if (value.type === 'TemplateLiteral') return value.quasis.some((q) => SQL_LIMIT.test(q.value.raw))
  return (
    findBelow(context, value, 'own', (inner) => {
      return inner.type === 'Property' && !inner.computed && LIMITING_OPTIONS.has(keyName(inner.key) ?? '')
    }) !== undefined
  )
}

const LIMITING_METHODS = new Set(['limit', 'take', 'first', 'top', 'sampleSize'])
const LIMITING_OPTIONS = new Set([
  'limit',
  'Limit',
  'take',
  'first',
  'last',
  'top',
  '$limit',
  'pageSize',
  'page_size',
  'PageSize',
  'perPage',
  'per_page',
  'maxResults',
  'num_results',
  'numResults',
  'MaxResults',
  'MaxKeys',
  'MaxItems',
  'maxItems',
  'MaxNumberOfMessages',
  'maxCount',
  'rowsPerPage',
  'batchSize',
  'batch',
  'chunkSize',
  'page',
])
const SQL_LIMIT = /\blimit\s+(?:\d|\$|\?|:|$)/i
