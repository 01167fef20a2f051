import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, keyName, propertyName } from './bindings.ts'
import type { Repetition } from './facts.ts'
import { functionAround } from './functions.ts'
import { isNamedAddress } from './local-addresses.ts'
import { lastNameOf } from './names.ts'
import { usesOfPlace } from './place-uses.ts'
import { repetitionsOf } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { closest, findBelow, isInside } from './walk.ts'

/**
 * Whether a function that talks JSON to an API makes its reply one text, which whoever called it parses: `headers: {
 * 'Content-Type': 'application/json' }` here or in a function that calls it, and `resolve(chunks.join(''))`; or one
 * that asks a host which the code names. A request that another request makes may ask anybody.
 */
export function isTextOfApi(context: Context, held: TSESTree.Node, { node }: Repetition): boolean {
  const home = outermostFunction(node)
  if (!home || repetitionsOf(context, node).some(({ kind }) => kind === 'per-request')) return false
  const callers = callsOf(context, home).flatMap((call) => functionAround(call) ?? [])
  const isOfApi = [home, ...callers].some((fn) => speaksJson(context, fn)) || isFromNamedHost(context, node)
  return isOfApi && becomesText(context, held)
}

/** `http.get({ host: 'api.example.org', path }, (res) => res.on('data', …))` */
function isFromNamedHost(context: Context, reading: TSESTree.Node): boolean {
  const callee = reading.type === 'CallExpression' ? unwrap(reading.callee) : undefined
  const reply = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  const binding = reply?.type === 'Identifier' ? bindingOf(context, reply) : undefined
  const asking = binding?.from === 'parameter' ? outer(binding.fn) : undefined
  return asking?.type === 'CallExpression' && asking.arguments.some((given) => isNamedAddress(context, given))
}

function outermostFunction(node: TSESTree.Node): ReturnType<typeof functionAround> {
  let home = functionAround(node)
  for (let around = home; around; around = functionAround(around)) home = around
  return home
}

/** `'Content-Type': 'application/json'`, `accept: 'application/json'` in what goes out with a request. */
function speaksJson(context: Context, fn: TSESTree.Node): boolean {
  return (
    findBelow(context, fn, 'all', (node) => {
      if (node.type !== 'Property' || node.value.type !== 'Literal') return false
      if (!HEADER.test(keyName(node.key) ?? '') || !JSON_TYPE.test(String(node.value.value))) return false
      const call = closest(node, isCall)
      return !call || !isInside(call, fn) || !ANSWERING.test(lastNameOf(call.callee) ?? '')
    }) !== undefined
  )
}

const HEADER = /^(?:content-?type|accept)$/i
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/
const ANSWERING = /^(?:writeHead|set|header|setHeaders|Response)$/

function isCall(node: TSESTree.Node): node is TSESTree.CallExpression | TSESTree.NewExpression {
  return node.type === 'CallExpression' || node.type === 'NewExpression'
}

/** A text to which each chunk is added, or bytes of which all uses make one: `Buffer.concat(chunks).toString()`. */
export function becomesText(context: Context, held: TSESTree.Node, depth = 0): boolean {
  if (depth > MAX_HOPS) return false
  const uses = usesOfPlace(context, held)
  if (uses.some(isAddedTo)) return true
  const forms = uses.map((use) => formOf(context, use, depth))
  return forms.includes('text') && !forms.includes('bytes')
}

/** `text += chunk`, `text = text + chunk` */
function isAddedTo(use: TSESTree.Node): boolean {
  const parent = outer(use)
  if (parent?.type !== 'AssignmentExpression' || unwrap(parent.left) !== use) return false
  return parent.operator === '+=' || TEXTS.has(unwrap(parent.right).type)
}

const MAX_HOPS = 3

/** What the use makes of the bytes; nothing where it only fills or empties them. */
function formOf(context: Context, use: TSESTree.Node, depth: number): 'text' | 'bytes' | undefined {
  const parent = outer(use)
  switch (parent?.type) {
    case 'AssignmentExpression':
      return unwrap(parent.left) === use ? undefined : 'bytes'
    case 'MemberExpression': {
      const name = propertyName(parent) ?? ''
      if (parent.object !== use || FILLING.has(name)) return undefined
      if (MAKING_TEXT.has(name)) return 'text'
      return parent.computed ? formOf(context, parent, depth) : 'bytes'
    }
    case 'CallExpression':
      if (DECODING.test(lastNameOf(parent.callee) ?? '')) return 'text'
      return lastNameOf(parent.callee) === 'concat' ? formOf(context, parent, depth) : 'bytes'
    case 'ConditionalExpression':
      return parent.test === use ? undefined : formOf(context, parent, depth)
    case 'VariableDeclarator':
      return becomesText(context, parent.id, depth + 1) ? 'text' : 'bytes'
    default:
      return 'bytes'
  }
}

const TEXTS = new Set(['BinaryExpression', 'TemplateLiteral'])
const FILLING = new Set(['push', 'length'])
const MAKING_TEXT = new Set(['toString', 'join'])
const DECODING = /^(?:String|decode)$/
