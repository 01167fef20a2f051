import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { classAround } from './classes.ts'
import { functionAround } from './functions.ts'
import { makerOf } from './makers.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { outer, unwrap } from './unwrap.ts'

/**
 * Whether it is a readable stream that this file fills: of a class that extends one, a constructor that inherits from
 * one, the `this` of the options that make one, or made here. A Transform is none: its callback holds its source back.
 */
export function isOwnReadable(context: Context, node: TSESTree.Node): boolean {
  const value = unwrap(node)
  const self = value.type === 'Identifier' ? aliasOfThis(context, value) : value
  if (self?.type === 'ThisExpression') {
    const owner = classAround(self)
    if (owner) return owner.superClass !== null && READABLES.test(lastNameOf(owner.superClass) ?? '')
    const heir = constructorAround(self)
    return heir === undefined ? isInOptions(self) : heirsOf(context).has(heir)
  }
  const maker = makerOf(context, value)
  if (maker?.type !== 'NewExpression' || lastNameOf(maker) === 'Transform') return false
  if (heirsOf(context).has(lastNameOf(maker) ?? '')) return true
  return originOf(context, value)?.thing.kinds.includes('node-readable') === true
}

const READABLES = /^(?:Readable|Duplex)$/

/** `this` in a method of `new Duplex({ write() {} })` */
function isInOptions(self: TSESTree.Node): boolean {
  let fn = functionAround(self)
  while (fn?.type === 'ArrowFunctionExpression') fn = functionAround(fn)
  const method = fn && outer(fn)
  const maker = method?.type === 'Property' ? outer(method.parent) : undefined
  return maker?.type === 'NewExpression' && READABLES.test(lastNameOf(maker) ?? '')
}

/** `this`, for the `self` of `const self = this`. */
function aliasOfThis(context: Context, id: TSESTree.Identifier): TSESTree.Node | undefined {
  const binding = bindingOf(context, id)
  const init = binding?.from === 'variable' ? binding.declarator.init : undefined
  return init?.type === 'ThisExpression' ? init : undefined
}

/** `Rows`, in `Rows.prototype.next = function () { … }` and in `function Rows() { … }`. */
function constructorAround(node: TSESTree.Node): string | undefined {
  for (let fn = functionAround(node); fn; fn = functionAround(fn)) {
    const holder = outer(fn)
    const method = holder?.type === 'AssignmentExpression' ? unwrap(holder.left) : undefined
    const prototype = method?.type === 'MemberExpression' ? unwrap(method.object) : undefined
    if (prototype?.type === 'MemberExpression' && propertyName(prototype) === 'prototype')
      return lastNameOf(prototype.object)
    if (fn.type === 'FunctionDeclaration' && fn.id && /^[A-Z]/.test(fn.id.name)) return fn.id.name
  }
  return undefined
}

/** Constructors that inherit from a readable stream: `inherits(Rows, stream.Readable)`. */
const heirsOf = perProgram((context): ReadonlySet<string> => {
  const { text } = context.sourceCode
  return new Set([...text.matchAll(INHERITING)].map((match) => match[1] ?? match[2] ?? ''))
})

const ONE = String.raw`[^)]*\b(?:Readable|Duplex)(?:Stream)?\b`
const INHERITING = new RegExp(
  String.raw`inherits\(\s*(\w+)\s*,${ONE}|(\w+)\.prototype\s*=\s*Object\.create\(${ONE}`,
  'g',
)
