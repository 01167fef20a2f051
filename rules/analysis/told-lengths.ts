import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import type { Put } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/**
 * Whether the function tells the length of what it writes in a head before it: `'Content-Length': body.length`. It
 * writes the one body of one message, which is in memory as a whole.
 */
export function isToldLength(context: Context, { call, item }: Put): boolean {
  const fn = functionAround(call)
  if (!fn || !item) return false
  const isBefore = (node: TSESTree.Node): boolean => node.range[1] <= call.range[0]
  const isLength = (node: TSESTree.Node): boolean => {
    if (node.type === 'MemberExpression')
      return LENGTHS.has(propertyName(node) ?? '') && samePlace(context, node.object, item)
    const [measured] = node.type === 'CallExpression' && lastNameOf(node.callee) === 'byteLength' ? node.arguments : []
    return measured !== undefined && samePlace(context, unwrap(measured), item)
  }
  const find = (test: (node: TSESTree.Node) => boolean): boolean =>
    findBelow(context, fn.body, 'own', (node) => isBefore(node) && test(node)) !== undefined
  return find(isName) && find(isLength)
}

const LENGTHS = new Set(['length', 'byteLength'])

function isName(node: TSESTree.Node): boolean {
  const text = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? node.value.raw : undefined
  return typeof text === 'string' && /content-length/i.test(text)
}
