import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { propertyName } from './bindings.ts'
import type { Feed } from './facts.ts'
import { membersNamed } from './members.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { forEachNode } from './walk.ts'

/** A place where an item goes into what may be a list, a Map or a Set. */
export interface Write extends Feed {
  readonly into: TSESTree.Node
}

/**
 * Every `xs.push(x)` and its kin, `xs = [...xs, x]`, `xs = xs.concat(x)`, `xs[xs.length] = x` of the file, in order.
 * Whether it is a list that grows there, who made it tells.
 */
export function listWritesIn(context: Context): Write[] {
  const writes: Write[] = []
  for (const [name, at] of ITEM_AT) {
    for (const member of membersNamed(context, name)) {
      const call = outer(member)
      if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) continue
      if (call.arguments.length > at) writes.push({ node: call, into: member.object, item: call.arguments[at] })
    }
  }
  for (const node of assignmentsIn(context)) {
    const write = writeOfAssignment(context, node)
    if (write) writes.push({ node, ...write })
  }
  return writes.sort((a, b) => a.node.range[0] - b.node.range[0])
}

/** Position of the item by method. */
const ITEM_AT = new Map([
  ['push', 0],
  ['unshift', 0],
  ['add', 0],
  ['enqueue', 0],
  ['set', 1],
])

/** Assignments by which a list may grow; most files have none, and need no walk. */
function assignmentsIn(context: Context): readonly TSESTree.AssignmentExpression[] {
  if (!growsByAssignment(context.sourceCode.text)) return []
  const assignments: TSESTree.AssignmentExpression[] = []
  forEachNode(context, (node) => {
    if (node.type === 'AssignmentExpression') assignments.push(node)
  })
  return assignments
}

function growsByAssignment(text: string): boolean {
  if (text.includes('.length] =')) return true
  if (text.includes('[...') && repeatsTarget(text, /=\s*\[\s*\.\.\.([\w$.#]+),/g)) return true
  return text.includes('.concat(') && repeatsTarget(text, /=\s*([\w$.#]+)\.concat\(/g)
}

/** Whether what stands before a match ends with the name in it, as `xs` of `xs = [...xs, x]` does. */
function repeatsTarget(text: string, assignment: RegExp): boolean {
  for (const match of text.matchAll(assignment)) {
    const name = match[1]?.split('.').at(-1)
    const before = text.slice(Math.max(0, match.index - 80), match.index).trimEnd()
    if (name && before.endsWith(name)) return true
  }
  return false
}

/** `xs = [...xs, x]`, `xs = xs.concat(x)`, `xs[xs.length] = x` */
function writeOfAssignment(
  context: Context,
  assignment: TSESTree.AssignmentExpression,
): Omit<Write, 'node'> | undefined {
  const { left, right } = assignment
  const value = unwrap(right)
  if (value.type === 'ArrayExpression') {
    const own = value.elements.some((e) => e?.type === 'SpreadElement' && samePlace(context, e.argument, left))
    return own && value.elements.length > 1 ? { into: left, item: value.elements.at(-1) ?? undefined } : undefined
  }
  if (
    value.type === 'CallExpression' &&
    value.callee.type === 'MemberExpression' &&
    propertyName(value.callee) === 'concat'
  ) {
    return samePlace(context, value.callee.object, left) ? { into: left, item: value.arguments[0] } : undefined
  }
  const target = unwrap(left)
  if (target.type !== 'MemberExpression' || !target.computed) return undefined
  const index = unwrap(target.property)
  const isEnd =
    index.type === 'MemberExpression' &&
    propertyName(index) === 'length' &&
    samePlace(context, index.object, target.object)
  return isEnd ? { into: target.object, item: right } : undefined
}
