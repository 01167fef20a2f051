import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { bindingOf, propertyName } from './bindings.ts'
import { functionAround } from './functions.ts'
import { makerOf } from './makers.ts'
import { lastNameOf } from './names.ts'
import { originOf } from './origin.ts'
import { isLoop } from './repetition.ts'
import { readsOf } from './unread.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether nobody can have read the sink before the walk ends: a `PassThrough` made in the same function, into which
 * all before that end only writes: `const out = new PassThrough(); for (const x of xs) out.write(x); send(out)`. Who
 * waits for room there waits for ever.
 */
export function hasNoReaderYet(context: Context, sink: TSESTree.Node, walk: TSESTree.Node): boolean {
  const name = unwrap(sink)
  const binding = name.type === 'Identifier' ? bindingOf(context, name) : undefined
  if (binding?.from !== 'variable') return false
  const { declarator, variable } = binding
  if (functionAround(declarator) !== functionAround(walk) || !isPassThrough(context, sink)) return false
  const [, end] = outermostLoop(walk, declarator).range
  return readsOf(variable).every((use) => use.range[0] > end || isWrite(use))
}

/** It lets through what it is given, and only to who reads it. */
function isPassThrough(context: Context, sink: TSESTree.Node): boolean {
  const maker = makerOf(context, sink)
  return maker !== undefined && lastNameOf(maker) === 'PassThrough' && originOf(context, maker) !== undefined
}

/** What goes round may hand the sink on in one turn and write into it in the next. */
function outermostLoop(walk: TSESTree.Node, declarator: TSESTree.Node): TSESTree.Node {
  let outermost = walk
  for (let parent = walk.parent; parent && !isInside(declarator, parent); parent = parent.parent) {
    if (isLoop(parent)) outermost = parent
  }
  return outermost
}

function isWrite(use: TSESTree.Node): boolean {
  const member = outer(use)
  const call = member?.type === 'MemberExpression' ? outer(member) : undefined
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return false
  return unwrap(call.callee) === member && WRITING.has(propertyName(member) ?? '')
}

const WRITING = new Set(['write', 'end', 'cork', 'uncork', 'setDefaultEncoding'])
