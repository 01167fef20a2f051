import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, variableOf } from './bindings.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { childrenOf, isInside } from './walk.ts'

/**
 * Whether what the expression holds comes anew with each turn of the repetition: the element of the loop, the chunk that
 * was read or handed in, and what is made of them by templates, calls and consts in between.
 */
export function comesWith(context: Context, expression: TSESTree.Node, repetition: Repetition): boolean {
  return carriedTo(context, expression, repetition).some((node) =>
    sourcesOf(context, node).some((id) => isBroughtBy(context, id, repetition)),
  )
}

/**
 * Whether all that a turn brings goes in, as it is or encoded: `chunk`, `encode(chunk)`, `JSON.stringify(row) + '\n'`,
 * `data: ${event}`. A message about it does not.
 */
export function bringsWhole(context: Context, expression: TSESTree.Node, repetition: Repetition): boolean {
  return carriedTo(context, expression, repetition).some((node) => isWhole(context, node, repetition, 0))
}

/** The expression, or what the calls of `via` hand to it from outside. */
function carriedTo(context: Context, expression: TSESTree.Node, { via }: Repetition): TSESTree.Node[] {
  let carried = [expression]
  for (const call of via) {
    const fn = functionOf(context, call.callee) ?? (carried[0] && functionAround(carried[0]))
    if (!fn) return []
    const positions = new Set(carried.flatMap((node) => [...parametersIn(context, node, fn)]))
    carried = call.arguments.filter((argument, i) => argument.type === 'SpreadElement' || positions.has(i))
  }
  return carried
}

function isWhole(context: Context, node: TSESTree.Node, repetition: Repetition, depth: number): boolean {
  if (depth > 6) return false
  const whole = (inner: TSESTree.Node): boolean => isWhole(context, inner, repetition, depth + 1)
  const value = unwrap(node, { awaits: true })
  switch (value.type) {
    case 'Identifier': {
      const binding = bindingOf(context, value)
      const init = binding?.from === 'variable' ? binding.declarator.init : undefined
      return init && madeInTurn(init) ? whole(init) : isBroughtBy(context, value, repetition)
    }
    case 'MemberExpression':
      return !value.computed && value.property.type === 'Identifier' && CONTENT.test(value.property.name) && whole(value.object)
    case 'CallExpression':
    case 'NewExpression': {
      const callee = unwrap(value.callee)
      if (!ENCODERS.test(nameOf(callee) ?? '')) return false
      return value.arguments.some(whole) || (callee.type === 'MemberExpression' && whole(callee.object))
    }
    case 'TemplateLiteral':
      return !value.quasis.some((quasi) => isProse(quasi.value.raw)) && value.expressions.some(whole)
    case 'BinaryExpression':
      return [value.left, value.right].every((side) => side.type !== 'Literal' || !isProse(String(side.value))) && (whole(value.left) || whole(value.right))
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
  return callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined
}

/** Functions that give the same content in another form: `JSON.stringify`, `Buffer.from`, `encodeFrame`, `toCsvRow`. */
const ENCODERS =
  /^(?:to|as|format|encode|serial|stringify|from|concat|slice|subarray|trim|pack|compress|gzip|encrypt|frame|escape|render|String|Buffer|Uint8Array)|(?:Csv|CSV|Json|JSON|Row|Line|Frame|Chunk|Record|Event|SSE|Sse|String|Buffer)$|ncode|tringify|erialize/

const CONTENT = /^(?:data|payload|body|chunk|value|content|detail|text|delta|buffer|bytes|raw)$/

/** Words between the holes; the fields of an event stream are none. */
function isProse(text: string): boolean {
  return /[A-Za-z]{2}/.test(text.replaceAll(/\\[a-z]|\b(?:data|event|id|retry):/g, ''))
}

/** Whether the value is small and the same each time: a literal, a template of constants and times, a constant's name. */
export function isFixed(context: Context, node: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(node)
  const fixed = (inner: TSESTree.Node): boolean => depth < 5 && isFixed(context, inner, depth + 1)
  switch (value.type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return value.expressions.every(fixed)
    case 'BinaryExpression':
      return fixed(value.left) && fixed(value.right)
    case 'ObjectExpression':
      return value.properties.every((property) => property.type === 'Property' && fixed(property.value))
    case 'Identifier': {
      const binding = bindingOf(context, value)
      if (binding?.from === 'import' || binding?.from === 'global') return /^[A-Z][A-Z\d_]*$/.test(value.name)
      const init = binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator.init : undefined
      return init ? fixed(init) : false
    }
    case 'MemberExpression':
      return !value.computed && value.property.type === 'Identifier' && /^[A-Z][A-Z\d_]+$/.test(value.property.name)
    case 'NewExpression':
      return value.callee.type === 'Identifier' && value.callee.name === 'Date' && value.arguments.length === 0
    case 'CallExpression': {
      // `Date.now()`, `new Date().toISOString()`, `Buffer.from('…')`, `JSON.stringify({ type: 'ping' })`
      const { callee } = value
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false
      if (!ENCODING.has(callee.property.name)) return false
      const holder = callee.object.type === 'Identifier' && /^[A-Z]/.test(callee.object.name)
      return (holder || fixed(callee.object)) && value.arguments.every(fixed)
    }
    default:
      return false
  }
}

const ENCODING = new Set(['now', 'toISOString', 'getTime', 'from', 'stringify', 'toString', 'alloc'])

/** The names that the value of an expression is made of, through the consts and loops of this file. */
export function sourcesOf(context: Context, expression: TSESTree.Node): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = []
  const seen = new Set<unknown>()
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'Identifier') {
      const variable = variableOf(context, node)
      if (!variable || seen.has(variable)) return
      seen.add(variable)
      found.push(node)
      for (const origin of madeOf(context, node)) visit(origin)
      return
    }
    if (node.type === 'MemberExpression') return visitMember(node)
    if (node.type === 'Property' && !node.computed) return visit(node.value)
    for (const child of childrenOf(context, node)) visit(child)
  }
  const visitMember = (node: TSESTree.MemberExpression): void => {
    visit(node.object)
    if (node.computed) visit(node.property)
  }
  visit(expression)
  return found
}

/** What the variable is given: its start, later assignments, the list of the loop that declares it, the object it is an item of. */
function madeOf(context: Context, id: TSESTree.Identifier): TSESTree.Node[] {
  const binding = bindingOf(context, id)
  if (binding?.from === 'variable') {
    const loop = loopDeclaring(binding.declarator)
    const walked = loop && 'right' in loop ? [loop.right] : []
    const given = binding.variable.references.flatMap((r) => (r.writeExpr ? [r.writeExpr as TSESTree.Node] : []))
    return [...walked, ...given]
  }
  if (binding?.from !== 'parameter') return []
  // `parts.forEach((part) => …)`, `read().then((value) => …)`, `parse(chunk, (error, frame) => …)`
  const call = outer(binding.fn)
  if (call?.type !== 'CallExpression') return []
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') return LISTENING.test(propertyName(callee) ?? '') ? [] : [callee.object]
  return call.arguments.filter((argument) => unwrap(argument) !== binding.fn)
}

const LISTENING = /^(?:on|once|addListener|addEventListener|subscribe)$/

/** Positions of the function's parameters that the expression is made of. */
function* parametersIn(context: Context, expression: TSESTree.Node, fn: FunctionNode): Iterable<number> {
  for (const id of sourcesOf(context, expression)) {
    const binding = bindingOf(context, id)
    if (binding?.from === 'parameter' && binding.fn === fn) yield binding.index
    // `arguments` hands on whatever it got.
  }
}

function isBroughtBy(context: Context, id: TSESTree.Identifier, { kind, node, body }: Repetition): boolean {
  const binding = bindingOf(context, id)
  const scope = isFunction(body) ? body : node
  if (binding?.from === 'parameter') {
    // What a callback inside is handed comes from what it was registered on, which is asked for itself.
    return binding.fn === body || (kind === 'pump' && isInside(binding.fn, scope))
  }
  if (binding?.from !== 'variable') return false
  const loop = loopDeclaring(binding.declarator)
  if (loop) return loop === node
  const values = binding.variable.references.filter((r) => r.writeExpr && isInside(r.identifier as TSESTree.Node, scope))
  if (isLoop(node) && 'left' in node && isInside(binding.declarator, node.left)) return true
  return values.some((r) => !isConstantValue(r.writeExpr as TSESTree.Node))
}

/** The loop that the declaration stands in the head of: `for (const x of xs)`. */
function loopDeclaring(declarator: TSESTree.VariableDeclarator): TSESTree.Node | undefined {
  const loop = declarator.parent.parent
  return (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === declarator.parent ? loop : undefined
}

/** A value that is the same each time: a literal, a template without holes. */
function isConstantValue(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' || (value.type === 'TemplateLiteral' && value.expressions.length === 0)
}
