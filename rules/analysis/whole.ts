import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, valuesOf } from './bindings.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { carriedTo, isBroughtBy } from './inputs.ts'
import { unwrap } from './unwrap.ts'

/**
 * Whether all that a turn brings goes in, as it is or encoded: `chunk`, `encode(chunk)`, `JSON.stringify(row) + '\n'`,
 * `data: ${event}`. A message about it does not.
 */
export function bringsWhole(context: Context, expression: TSESTree.Node, repetition: Repetition): boolean {
  const isHandedOn = ([inner, outer]: readonly [TSESTree.Node[], FunctionNode]): boolean =>
    inner.some((node) => isWhole(context, node, { kind: 'per-item', node: outer, body: outer, via: [] }, 0))
  const { hops, carried } = carriedTo(context, expression, repetition)
  return hops.every(isHandedOn) && carried.some((node) => isWhole(context, node, repetition, 0))
}

function isWhole(context: Context, node: TSESTree.Node, repetition: Repetition, depth: number): boolean {
  if (depth > 6) return false
  const whole = (inner: TSESTree.Node): boolean => isWhole(context, inner, repetition, depth + 1)
  const value = unwrap(node, { awaits: true })
  switch (value.type) {
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const init = binding?.from === 'variable' ? binding.declarator.init : undefined
      if (init && madeInTurn(init)) return whole(init)
      // `let message; try { message = { … } }`
      const given = binding?.from === 'variable' ? valuesOf(binding.variable) : []
      if (given.length > 0 && given.every((one) => unwrap(one).type === 'ObjectExpression')) return false
      return isBroughtBy(context, value, repetition)
    }
    case 'MemberExpression':
      return (
        !value.computed &&
        value.property.type === 'Identifier' &&
        CONTENT.test(value.property.name) &&
        whole(value.object)
      )
    case 'CallExpression':
    case 'NewExpression': {
      const callee = unwrap(value.callee)
      if (!ENCODERS.test(nameOf(callee) ?? '')) return false
      return value.arguments.some(whole) || (callee.type === 'MemberExpression' && whole(callee.object))
    }
    case 'TemplateLiteral':
      return !value.quasis.some((quasi) => isProse(quasi.value.cooked ?? '')) && value.expressions.some(whole)
    case 'BinaryExpression':
      return (
        [value.left, value.right].every((side) => side.type !== 'Literal' || !isProse(String(side.value))) &&
        (whole(value.left) || whole(value.right))
      )
    case 'ArrayExpression':
      return value.elements.some((element) => element !== null && whole(element))
    case 'SpreadElement':
      return whole(value.argument)
    case 'ConditionalExpression':
      return whole(value.consequent) || whole(value.alternate)
    case 'LogicalExpression':
      return whole(value.left) || whole(value.right)
    default:
      return false
  }
}

/** A const of the turn that is made of something else: not read, awaited or walked. */
function madeInTurn(init: TSESTree.Expression): boolean {
  const made = unwrap(init)
  return made.type !== 'AwaitExpression' && made.type !== 'MemberExpression'
}

function nameOf(callee: TSESTree.Node): string | undefined {
  return callee.type === 'MemberExpression'
    ? propertyName(callee)
    : callee.type === 'Identifier'
    ? callee.name
    : undefined
}

/** Functions that give the same content in another form: `JSON.stringify`, `Buffer.from`, `encodeFrame`, `toCsvRow`. */
const ENCODERS = new RegExp(
  [
    '^(?:to|as|format|encode|decode|serial|stringify|from|concat|slice|subarray|trim|pack|compress)',
    '^(?:gzip|encrypt|frame|escape)',
    '^(?:render|layout|String|Buffer|Uint8Array)',
    '(?:Csv|CSV|Json|JSON|Row|Line|Frame|Chunk|Record|Event|SSE|Sse|String|Buffer)$',
    'ncode|tringify|erialize',
  ].join('|'),
)

const CONTENT = /^(?:data|payload|body|chunk|value|content|detail|text|delta|buffer|bytes|raw)$/

/** Words between the holes; the fields of an event stream are none. */
function isProse(text: string): boolean {
  return /[A-Za-z]{2}/.test(text.replaceAll(/\b(?:data|event|id|retry):/g, ''))
}
