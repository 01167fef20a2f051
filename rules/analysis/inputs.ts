import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName, valuesOf, variableOf } from './bindings.ts'
import type { FunctionNode, Repetition } from './facts.ts'
import { functionAround, functionOf, isFunction } from './functions.ts'
import { isLoop } from './repetition.ts'
import { outer, unwrap } from './unwrap.ts'
import { childrenOf, isInside } from './walk.ts'

/**
 * Whether what the expression holds comes anew with each turn of the repetition: the element of the loop, the chunk
 * that was read or handed in, and what is made of them by templates, calls and consts in between.
 */
export function comesWith(context: Context, expression: TSESTree.Node, repetition: Repetition): boolean {
  return carriedTo(context, expression, repetition).carried.some((node) =>
    sourcesOf(context, node).some((id) => isBroughtBy(context, id, repetition)),
  )
}

/** What the calls of `via` hand to the expression from outside; each hop with what its function makes of it. */
export function carriedTo(
  context: Context,
  expression: TSESTree.Node,
  { via }: Repetition,
): { hops: (readonly [TSESTree.Node[], FunctionNode])[]; carried: TSESTree.Node[] } {
  const hops: (readonly [TSESTree.Node[], FunctionNode])[] = []
  let carried = [expression]
  for (const call of via) {
    const fn = functionOf(context, call.callee) ?? (carried[0] && functionAround(carried[0]))
    if (!fn) return { hops, carried: [] }
    hops.push([carried, fn])
    const positions = new Set(carried.flatMap((node) => [...parametersIn(context, node, fn)]))
    carried = call.arguments.filter((argument, i) => argument.type === 'SpreadElement' || positions.has(i))
  }
  return { hops, carried }
}

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

/** What the variable is given: its start, later values, the list that it is walked from, what it is an item of. */
function madeOf(context: Context, id: TSESTree.Identifier): TSESTree.Node[] {
  const binding = bindingOf(context, id)
  if (binding?.from === 'variable') {
    const loop = loopDeclaring(binding.declarator)
    const walked = loop && 'right' in loop ? [loop.right] : []
    const given = valuesOf(binding.variable)
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

/** Whether the name stands for what one turn of the repetition brings. */
export function isBroughtBy(context: Context, id: TSESTree.Identifier, { kind, node, body }: Repetition): boolean {
  const binding = bindingOf(context, id)
  const scope = isFunction(body) ? body : node
  if (binding?.from === 'parameter') {
    // What a callback inside is handed comes from what it was registered on, which is asked for itself.
    return binding.fn === body || (kind === 'pump' && isInside(binding.fn, scope))
  }
  if (binding?.from !== 'variable') return false
  const loop = loopDeclaring(binding.declarator)
  if (loop) return loop === node
  // `for (let i = 0; …; i++)`
  if (node.type === 'ForStatement' && node.init && isInside(binding.declarator, node.init)) return true
  const writes = binding.variable.references.filter(
    (r) => r.isWrite() && isInside(r.identifier as TSESTree.Node, scope),
  )
  if (isLoop(node) && 'left' in node && isInside(binding.declarator, node.left)) return true
  return writes.some(({ writeExpr, identifier }) => {
    if (isCount((identifier as TSESTree.Node).parent)) return isLoop(node)
    return !isSameEachTurn(context, writeExpr as TSESTree.Node, scope)
  })
}

/** `left--`, `left -= 1`: another number than before. */
function isCount(write: TSESTree.Node | undefined): boolean {
  if (write?.type === 'UpdateExpression') return true
  return write?.type === 'AssignmentExpression' && write.operator !== '=' && write.right.type === 'Literal'
}

/** The loop that the declaration stands in the head of: `for (const x of xs)`. */
function loopDeclaring(declarator: TSESTree.VariableDeclarator): TSESTree.Node | undefined {
  const loop = declarator.parent.parent
  return (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === declarator.parent
    ? loop
    : undefined
}

/**
 * A value that is the same each time, though made anew: a literal, and what is put together of such values and of names
 * from before the turn: `const note = { event: 'end', id }`.
 */
function isSameEachTurn(context: Context, node: TSESTree.Node, scope: TSESTree.Node): boolean {
  const value = unwrap(node)
  const same = (part: TSESTree.Node): boolean => isSameEachTurn(context, part, scope)
  switch (value.type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return value.expressions.every(same)
    case 'ObjectExpression':
      return value.properties.every((part) => part.type === 'Property' && !part.computed && same(part.value))
    case 'Identifier':
      return isOfBefore(context, value, scope)
    default:
      return false
  }
}

/** A parameter of a function around, or a const of before, which the turn does not write. */
function isOfBefore(context: Context, id: TSESTree.Identifier, scope: TSESTree.Node): boolean {
  const binding = bindingOf(context, id)
  if (binding?.from !== 'parameter' && binding?.from !== 'variable') return false
  const home = binding.from === 'parameter' ? binding.fn : binding.declarator
  if (binding.from === 'parameter' ? home === scope || isInside(home, scope) : isInside(home, scope)) return false
  return !binding.variable.references.some((r) => r.isWrite() && isInside(r.identifier, scope))
}
