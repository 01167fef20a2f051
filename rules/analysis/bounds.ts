import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { fitsName } from '../kit/name-globs.ts'
import { settingsOf } from '../kit/settings.ts'
import { REGISTRIES } from '../knowledge/telling-names.ts'
import { dealsOut } from './dealt-pieces.ts'
import { derivedFrom, isCounted, sourceOf } from './derived.ts'
import type { Bound } from './facts.ts'
import { fillCheckOn } from './filled-to-limits.ts'
import { functionOf, returnsOf } from './functions.ts'
import { lengthCheckOn } from './length-checks.ts'
import { boundOfName, isEmptyList, isFilledByData } from './named-bounds.ts'
import { fullNameOf, lastNameOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { callMeaning } from './origin.ts'
import { isPaged } from './paging.ts'
import { isPiece } from './pieces.ts'
import { unwrap } from './unwrap.ts'
import { isWrittenByHand } from './written-by-hand.ts'

const MAX_DEPTH = 8

/**
 * Why the size of this collection is limited: a literal list, a constant, a slice or chunk, a paged query, a length
 * check before, a list that people fill by hand, a name in `settings.bounded`. `undefined` where it can grow.
 */
export function boundOf(context: Context, collection: TSESTree.Node): Bound | undefined {
  return sized(context, collection, 0) ?? checked(context, collection)
}

function checked(context: Context, collection: TSESTree.Node): Bound | undefined {
  const source = sourceOf(collection)
  const node = lengthCheckOn(context, source, collection) ?? fillCheckOn(context, source)
  return node && { why: 'its length is checked', node, unit: 'items' }
}

function sized(context: Context, collection: TSESTree.Node, depth: number): Bound | undefined {
  if (depth > MAX_DEPTH) return undefined
  const node = unwrap(collection, { awaits: true })
  const sizeOf = (inner: TSESTree.Node): Bound | undefined => sized(context, inner, depth + 1)
  const why = (reason: string | false | undefined): Bound | undefined =>
    reason ? { why: reason, node, unit: 'items' } : undefined

  const told = toldByName(context, node, sizeOf) ?? (isPiece(context, node) && 'it is a piece of constant size')
  if (told) return why(told)
  switch (node.type) {
    case 'ArrayExpression':
      return why(isSpreadOf(node.elements, sizeOf) && 'it is a literal list')
    case 'ObjectExpression':
      return why(isSpreadOf(node.properties, sizeOf) && 'it is a literal')
    case 'Identifier':
    case 'MemberExpression':
      return boundOfName(context, node, sizeOf)
    case 'ConditionalExpression':
      return sizeOf(node.consequent) && sizeOf(node.alternate)
    case 'LogicalExpression':
      return node.operator === '&&' ? sizeOf(node.right) : sizeOf(node.right) && sizeOf(node.left)
    case 'NewExpression':
    case 'CallExpression': {
      if (lastNameOf(node) === 'Array') return why('it is counted')
      const reason = node.type === 'CallExpression' ? whyCall(context, node, sizeOf) : undefined
      const from = derivedFrom(node)
      return why(reason) ?? (from && sizeOf(from))
    }
    case 'TaggedTemplateExpression':
      return why(isPaged(context, node) && 'its query is paged')
    default:
      return undefined
  }
}

type Sizing = Parameters<typeof boundOfName>[2]

function toldByName(context: Context, node: TSESTree.Node, sizeOf: Sizing): string | undefined {
  const name = lastNameOf(node)
  if (name === undefined) return undefined
  const spoken = fullNameOf(node.type === 'CallExpression' ? node.callee : node) ?? name
  if (fitsName(settingsOf(context).bounded, spoken)) return 'settings.bounded names it'
  const isRegistry = REGISTRIES.test(name) || (node.type === 'CallExpression' && isAnswerOfRegistry(node))
  if (isWrittenByHand(context, node)) return 'people write it by hand'
  return isRegistry && !isFilledByData(context, node, sizeOf) ? 'people fill it by hand' : undefined
}

/** `this.connections.getAll()` */
function isAnswerOfRegistry({ callee, arguments: given }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee)
  return given.length === 0 && member.type === 'MemberExpression' && REGISTRIES.test(lastNameOf(member.object) ?? '')
}

/** Whether all that is spread into a literal is limited. */
function isSpreadOf(parts: readonly (TSESTree.Node | null)[], sizeOf: Sizing): boolean {
  return parts.every((part) => part?.type !== 'SpreadElement' || sizeOf(part.argument))
}

function whyCall(context: Context, call: TSESTree.CallExpression, sizeOf: Sizing): string | undefined {
  const callee = unwrap(call.callee)
  const name = lastNameOf(callee) ?? ''
  const fact = callMeaning(context, call)?.fact
  const [first] = call.arguments
  if (fact?.caps || CUTTING.has(name)) return 'it is cut to a size'
  if (isPaged(context, call)) return 'its query is paged'
  if (dealsOut(context, call)) return 'it is cut into a number of pieces'
  if (name === 'from' && first && isCounted(first)) return 'it is counted'
  // `Promise.all([a(), b()])` answers as many as it was given.
  if (fact?.joins) return first && sizeOf(first)?.why
  if (name === 'concat' && callee.type === 'MemberExpression') {
    return call.arguments.every((argument) => sizeOf(argument)) ? sizeOf(callee.object)?.why : undefined
  }
  const fn = functionOf(context, callee)
  // A function that answers a list or nothing.
  const returned = fn && !fn.generator ? returnsOf(context, fn).filter((value) => !isNoValue(value)) : []
  if (returned.every(isEmptyList)) return undefined
  return returned.every((value) => sizeOf(value)) ? 'it is a literal list' : undefined
}

/** `take(xs, 10)`, and `os.cpus()`, of which a machine has few. */
const CUTTING = new Set(['take', 'takeRight', 'sampleSize', 'cpus'])
