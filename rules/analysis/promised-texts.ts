import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { becomesText } from './api-replies.ts'
import type { Repetition } from './facts.ts'
import { lastNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { repetitionsOf } from './repetition.ts'
import { isSettling } from './settling.ts'
import { unwrap } from './unwrap.ts'
import { closest, isInside } from './walk.ts'

/**
 * Whether all that a reply brings settles a promise as one text, alone or beside its status: `resolve(body)` or
 * `resolve({ status, body })`. It is what `await (await fetch(url)).text()` answers, written by hand. A request that
 * another request makes may ask anybody.
 */
export function isPromisedText(context: Context, held: TSESTree.Node, { node }: Repetition): boolean {
  if (!becomesText(context, held) || !settles(context, held, 0)) return false
  return !repetitionsOf(context, node).some(({ kind }) => kind === 'per-request')
}

function settles(context: Context, held: TSESTree.Node, depth: number): boolean {
  return usesOfPlace(context, held).some((use) => {
    const settling = closest(use, isCallOrStatement)
    if (settling?.type === 'VariableDeclarator') {
      const isGiven = isInside(use, settling.init ?? settling.id)
      return isGiven && depth < MAX_HOPS && settles(context, settling.id, depth + 1)
    }
    return settling?.type === 'CallExpression' && isSettling(context, settling.callee)
  })
}

const MAX_HOPS = 2

/** The call that is given the text: those that only turn it into another form are none. */
function isCallOrStatement(node: TSESTree.Node): node is TSESTree.Node {
  if (node.type === 'CallExpression')
    return unwrap(node.callee).type === 'Identifier' && !CONVERTING.test(lastNameOf(node) ?? '')
  return node.type === 'NewExpression' || node.type === 'VariableDeclarator' || node.type.endsWith('Statement')
}

const CONVERTING = /^(?:String|decode\w*)$/
