import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { WAITING_LISTS } from '../knowledge/socket-names.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { sourceOf } from './derived.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { samePlace } from './places.ts'
import { unwrap } from './unwrap.ts'
import { findBelow } from './walk.ts'

/** Whether it was taken off a list, and so in memory already: `const next = queue.shift(); socket.send(next)`. */
export function isTakenOff(context: Context, item: TSESTree.Node): boolean {
  return (
    findBelow(context, item, 'own', (node) => {
      if (node.type !== 'Identifier') return false
      const binding = bindingOf(context, node)
      const init = binding?.from === 'variable' ? binding.declarator.init : undefined
      const taken = init && unwrap(init)
      const callee = taken?.type === 'CallExpression' ? unwrap(taken.callee) : undefined
      return callee?.type === 'MemberExpression' && TAKING.has(propertyName(callee) ?? '')
    }) !== undefined
  )
}

const TAKING = new Set(['shift', 'pop', 'splice', 'dequeue'])

/**
 * Whether the walk empties a list that waited until there was a connection: `for (const m of queued) ws.send(m);
 * queued = []`, also told by its name. It was in memory already.
 */
export function isEmptied(context: Context, walked: TSESTree.Node, { node }: Repetition): boolean {
  const list = copiedFrom(context, walked)
  if (isCallOf(list, 'splice') || WAITING_LISTS.test(nameOf(list))) return true
  const text = context.sourceCode.getText(list)
  const isList = (other: TSESTree.Node): boolean =>
    samePlace(context, other, list) || context.sourceCode.getText(other) === text
  return (
    findBelow(context, functionAround(node) ?? context.sourceCode.ast, 'own', (inner) => {
      if (inner.type === 'AssignmentExpression') {
        const left = unwrap(inner.left)
        const isLength = left.type === 'MemberExpression' && propertyName(left) === 'length' && isList(left.object)
        return isLength || (inner.right.type === 'ArrayExpression' && isList(left))
      }
      const callee = isCallOf(inner, 'clear') || isCallOf(inner, 'splice')
      return callee && isList(callee.object)
    }) !== undefined
  )
}

/** The name of the list, also of what `pendingRef.current` holds. */
function nameOf(list: TSESTree.Node): string {
  const name = lastNameOf(list) ?? ''
  return name === 'current' && list.type === 'MemberExpression' ? lastNameOf(list.object) ?? '' : name
}

/** `this.queue` of `const queued = [...this.queue]` */
function copiedFrom(context: Context, walked: TSESTree.Node): TSESTree.Node {
  const binding = walked.type === 'Identifier' ? bindingOf(context, walked) : undefined
  const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
  const made = init ? unwrap(init) : walked
  const [only] = made.type === 'ArrayExpression' ? made.elements : []
  if (only?.type === 'SpreadElement') return only.argument
  return made.type === 'CallExpression' || made.type === 'MemberExpression' ? sourceOf(made) : walked
}

function isCallOf(node: TSESTree.Node, name: string): TSESTree.MemberExpression | false {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' && propertyName(callee) === name && callee
}
