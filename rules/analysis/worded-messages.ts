import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { FLOWING, LABELS, SETTINGS, WORDS } from '../knowledge/message-names.ts'
import { bindingOf, keyName, propertyName, valuesOf, type Binding } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { isFixed } from './fixed.ts'
import { functionOf } from './functions.ts'
import { comesWith } from './inputs.ts'
import { lastNameOf } from './names.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether the message is an object or a list of words alone, encoded or not: pieces of one text, ids, flags, numbers
 * and settings, as in `JSON.stringify({ type: 'speak', id, text: token })`. A talk is a few kB of them, and a command
 * less: no bytes of another stream flow.
 */
export function isWorded(context: Context, item: TSESTree.Node, reason: Repetition): boolean {
  return isMessage({ context, reason, depth: 0 }, item)
}

interface Place {
  readonly context: Context
  /** The repetition, as seen from the function in which the part stands. */
  readonly reason: Repetition
  readonly depth: number
}

const MAX_DEPTH = 12

function isMessage(place: Place, node: TSESTree.Node): boolean {
  const value = unwrap(node, { awaits: true })
  if (place.depth > MAX_DEPTH) return false
  switch (value.type) {
    case 'ObjectExpression':
    case 'ArrayExpression':
      return isPart(place, value, '')
    case 'CallExpression': {
      const [content] = ENCODING.test(lastNameOf(value.callee) ?? '') ? value.arguments : []
      return content !== undefined && isMessage(deeper(place), content)
    }
    case 'Identifier': {
      const given = givenTo(place, value)
      return (
        given !== undefined && given.parts.every((part) => isMessage(given.place, part)) && isFilledSo(place, value)
      )
    }
    default:
      return false
  }
}

/** Functions that hand on the message itself, written otherwise or checked. */
const ENCODING = /^(?:stringify|encode|pack|serialize|from|parse|parseAsync|validate)$/

/** Whether one value of the message, which stands under this key, is words. */
function isPart(place: Place, node: TSESTree.Node, key: string): boolean {
  const { context, reason } = place
  const value = unwrap(node)
  if (place.depth > MAX_DEPTH) return false
  if (isFixed(context, value)) return true
  const inner = (part: TSESTree.Node, under = key): boolean => isPart(deeper(place), part, under)
  switch (value.type) {
    case 'ObjectExpression':
      return value.properties.every((property) =>
        property.type === 'SpreadElement'
          ? isSetting(place, property.argument)
          : !property.computed && inner(property.value, keyName(property.key) ?? ''),
      )
    case 'ArrayExpression':
      return value.elements.every((element) => element !== null && element.type !== 'SpreadElement' && inner(element))
    case 'TemplateLiteral':
      return value.expressions.every((part) => inner(part))
    case 'UnaryExpression':
      return true
    case 'BinaryExpression':
      return value.operator !== '+' || (inner(value.left) && inner(value.right))
    case 'LogicalExpression':
      return inner(value.left) && inner(value.right)
    case 'ConditionalExpression':
      return inner(value.consequent) && inner(value.alternate)
    case 'MemberExpression':
      return isNamed(lastNameOf(value)) || isChosen(value) || isSetting(place, value)
    case 'CallExpression':
      return isCallOnWords(place, value, key) || isSetting(place, value)
    case 'Identifier': {
      if (!comesWith(context, value, reason)) return isSetting(place, value)
      const given = givenTo(place, value)
      return given ? given.parts.every((part) => isPart(given.place, part, key)) : isNamed(nameOf(context, value))
    }
    default:
      return false
  }
}

function isNamed(name = ''): boolean {
  return WORDS.test(name) || LABELS.test(name)
}

/** `msg.opts.voice` */
function isChosen(member: TSESTree.MemberExpression): boolean {
  const object = unwrap(member.object)
  if (SETTINGS.test(lastNameOf(object) ?? '')) return true
  return object.type === 'MemberExpression' && isChosen(object)
}

/** What was there before the turn and is no piece of a stream. */
function isSetting({ context, reason }: Place, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  if (FLOWING.test(lastNameOf(value) ?? '') || comesWith(context, value, reason)) return false
  // `grab()` makes something new each time.
  if (value.type === 'CallExpression') return value.arguments.length > 0
  return value.type === 'Identifier' || value.type === 'MemberExpression' || value.type === 'ObjectExpression'
}

/** A number, `text.trim()`, and under a key that says so what is made of words: `{ text: clean(token) }`. */
function isCallOnWords(place: Place, call: TSESTree.CallExpression, key: string): boolean {
  const callee = unwrap(call.callee)
  const part = (argument: TSESTree.Node): boolean => isPart(deeper(place), argument, key)
  const name = lastNameOf(callee) ?? ''
  if (callee.type === 'MemberExpression') {
    if (lastNameOf(callee.object) === 'Math') return true
    if (OF_TEXT.has(name)) return part(callee.object)
  }
  // `extractText(chunk)` says what it answers.
  if (OF_NUMBER.has(name) || WORDS.test(name)) return true
  return WORDS.test(key) && call.arguments.length > 0 && call.arguments.every(part)
}

const OF_TEXT = new Set([
  'trim',
  'trimStart',
  'trimEnd',
  'toLowerCase',
  'toUpperCase',
  'slice',
  'replace',
  'replaceAll',
])
const OF_NUMBER = new Set(['Number', 'Boolean', 'parseInt', 'parseFloat', 'toFixed'])

/** All that the name is given: the values of a variable, or what the caller hands in. */
function givenTo(place: Place, id: TSESTree.Identifier): { parts: TSESTree.Node[]; place: Place } | undefined {
  const binding = bindingOf(place.context, id)
  if (binding?.from === 'variable' && binding.path.length === 0) {
    const parts = valuesOf(binding.variable)
    const loop = binding.declarator.parent.parent
    const isElement = loop.type === 'ForOfStatement' || loop.type === 'ForInStatement'
    return parts.length === 0 || (isElement && loop.left === binding.declarator.parent)
      ? undefined
      : { parts, place: deeper(place) }
  }
  return binding?.from === 'parameter' ? handedTo(place, binding) : undefined
}

function handedTo(
  place: Place,
  { fn, index, path }: Binding & { from: 'parameter' },
): { parts: TSESTree.Node[]; place: Place } | undefined {
  const { context, reason } = place
  const [call, ...via] = reason.via
  const argument = call && functionOf(context, call.callee) === fn && path.length === 0 && call.arguments[index]
  if (!argument || argument.type === 'SpreadElement') return undefined
  return { parts: [argument], place: { ...deeper(place), reason: { ...reason, via } } }
}

/** `payload.text = token`: whether what is put into the message after it was made is words too. */
function isFilledSo(place: Place, id: TSESTree.Identifier): boolean {
  const binding = bindingOf(place.context, id)
  if (binding?.from !== 'variable') return true
  return binding.variable.references.every(({ identifier }) => {
    const use = outer(identifier)
    if (use?.type !== 'MemberExpression' || unwrap(use.object) !== identifier) return true
    const assignment = outer(use)
    if (assignment?.type !== 'AssignmentExpression' || unwrap(assignment.left) !== use) return true
    const key = propertyName(use)
    return key !== undefined && isPart(deeper(place), assignment.right, key)
  })
}

/** The name of the value in what brings it: `token` of `{ token: piece }`. */
function nameOf(context: Context, id: TSESTree.Identifier): string {
  const binding = bindingOf(context, id)
  const path = binding?.from === 'variable' || binding?.from === 'parameter' ? binding.path : []
  return path.at(-1) ?? id.name
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 }
}
