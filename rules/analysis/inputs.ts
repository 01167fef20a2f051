import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, variableOf } from './bindings.ts'
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
  let carried: TSESTree.Node[] = [expression]
  for (const call of repetition.via) {
    const fn = functionOf(context, call.callee) ?? (carried[0] && functionAround(carried[0]))
    if (!fn) return false
    const positions = new Set(carried.flatMap((node) => [...parametersIn(context, node, fn)]))
    carried = call.arguments.filter((argument, i) => argument.type === 'SpreadElement' || positions.has(i))
  }
  return carried.some((node) => sourcesOf(context, node).some((id) => isBroughtBy(context, id, repetition)))
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
    const loop = binding.declarator.parent.parent
    const walked = isLoop(loop) && 'right' in loop && loop.left === binding.declarator.parent ? [loop.right] : []
    const given = binding.variable.references.flatMap((r) => (r.writeExpr ? [r.writeExpr as TSESTree.Node] : []))
    return [...walked, ...given]
  }
  if (binding?.from !== 'parameter') return []
  // `parts.forEach((part) => …)`, `read().then((value) => …)`
  const call = outer(binding.fn)
  const callee = call?.type === 'CallExpression' && unwrap(call.callee)
  return callee && callee.type === 'MemberExpression' && !LISTENING.test(context.sourceCode.getText(callee.property)) ? [callee.object] : []
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

function isBroughtBy(context: Context, id: TSESTree.Identifier, { node, body }: Repetition): boolean {
  const binding = bindingOf(context, id)
  if (binding?.from === 'parameter') return isFunction(body) && isInside(binding.fn, body) && (binding.fn === body || isInside(binding.fn, node))
  if (binding?.from !== 'variable') return false
  const { declarator, variable } = binding
  const scope = isFunction(body) ? body : node
  const values = variable.references.filter((r) => r.isWrite() && r.identifier && isInside(r.identifier as TSESTree.Node, scope))
  if (isLoop(node) && 'left' in node && isInside(declarator, node.left)) return true
  return values.some((r) => r.writeExpr && !isConstantValue(r.writeExpr as TSESTree.Node))
}

/** A value that is the same each time: a literal, a template without holes. */
function isConstantValue(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'Literal' || (value.type === 'TemplateLiteral' && value.expressions.length === 0)
}
