import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FLOWING_KINDS, KIND_FIELDS } from '../knowledge/event-names.ts'
import { conditionsAt, type Condition } from './conditions.ts'
import type { Repetition } from './facts.ts'
import { comesWith } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether the place runs for one kind of what the repetition brings, told by a value that stands for it: `if (msg.type
 * === 'dtmf')`, `switch (event.status) { case 'die': … }`. Such a kind is a command, an answer or a change, of which
 * there are few beside the flow; a kind that is the flow says so by its name ('media', 'data', 'stream-event').
 */
export function isPickedKind(context: Context, place: TSESTree.Node, repetition: Repetition): boolean {
  const { body, via } = repetition
  return [place, ...via].some((hop, i) => {
    const reason = { ...repetition, via: via.slice(i) }
    const around = isInside(hop, body) ? body : context.sourceCode.ast
    return conditionsAt(hop, around).some((condition) => {
      const kinds = kindsOf(context, condition, reason)
      return kinds.length > 0 && kinds.every((kind) => kind !== undefined && !FLOWING_KINDS.test(kind))
    })
  })
}

/** The kinds that the condition lets by, `undefined` for one that no constant tells; none where it asks otherwise. */
function kindsOf(context: Context, { test, holds, cases }: Condition, reason: Repetition): (string | undefined)[] {
  const isKind = (node: TSESTree.Expression): boolean =>
    KIND_FIELDS.test(lastNameOf(node) ?? '') && comesWith(context, node, reason)
  if (cases) return isKind(test) ? cases.map(labelOf) : []
  const value = unwrap(test)
  if (value.type === 'LogicalExpression' && value.operator === '||' && holds) {
    const sides = [value.left, value.right].map((side) => kindsOf(context, { test: side, holds }, reason))
    return sides.every((side) => side.length > 0) ? sides.flat() : [undefined]
  }
  if (value.type !== 'BinaryExpression' || !(holds ? /^===?$/ : /^!==?$/).test(value.operator)) return []
  const { left, right } = value
  const [kind, label] = labelOf(right) === undefined ? [right, left] : [left, right]
  return kind.type !== 'PrivateIdentifier' && isKind(kind) && labelOf(label) !== undefined ? [labelOf(label)] : []
}

/** `'dtmf'`, `Status.Died`, `STREAM_RESUMING` */
function labelOf(node: TSESTree.Node): string | undefined {
  const value = unwrap(node)
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : undefined
  if (value.type === 'Identifier') return CONSTANTS.test(value.name) ? value.name : undefined
  if (value.type !== 'MemberExpression') return undefined
  const root = unwrap(value.object)
  return /^[A-Z]/.test(lastNameOf(root) ?? '') ? lastNameOf(value) : undefined
}

const CONSTANTS = /^[A-Z][A-Z\d_]+$/
