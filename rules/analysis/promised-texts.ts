import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { becomesText } from './api-replies.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { lastNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { closest, isInside } from './walk.ts'

/**
 * Whether all that a reply brings settles a promise as one text, alone or beside its status: `resolve(body)` or
 * `resolve({ status, body })`. It is what `await (await fetch(url)).text()` answers, written by hand. A request that
 * another request makes may ask anybody.
 */
export function isPromisedText(context: Context, held: TSESTree.Node, { node }: Repetition): boolean {
  const executor = executorAround(node)
  const [resolve] = executor?.params ?? []
  if (!executor || resolve?.type !== 'Identifier' || !becomesText(context, held)) return false
  if (repetitionsOf(context, node).some(({ kind }) => kind === 'per-request')) return false
  return settles(context, held, { executor, resolve }, 0)
}

interface Promised {
  readonly executor: TSESTree.Node
  readonly resolve: TSESTree.Identifier
}

function settles(context: Context, held: TSESTree.Node, promised: Promised, depth: number): boolean {
  const { executor, resolve } = promised
  return usesOfPlace(context, held).some((use) => {
    if (!isInside(use, executor)) return false
    const settling = closest(use, isCallOrStatement)
    if (settling?.type === 'VariableDeclarator')
      return (
        depth < MAX_HOPS &&
        isInside(use, settling.init ?? settling.id) &&
        settles(context, settling.id, promised, depth + 1)
      )
    return settling?.type === 'CallExpression' && lastNameOf(settling.callee) === resolve.name
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

/** The function that `new Promise(…)` runs, around the place. */
function executorAround(node: TSESTree.Node): ReturnType<typeof functionAround> {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    const made = outer(fn)
    if (made?.type === 'NewExpression' && lastNameOf(made) === 'Promise') return fn
  }
  return undefined
}
