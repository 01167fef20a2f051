import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { referencesTo } from './acks.ts'
import { bindingOf, keyName } from './bindings.ts'
import { methodOf } from './classes.ts'
import type { FunctionNode } from './facts.ts'
import { functionOf } from './functions.ts'
import { constructionOf, type Construction } from './makers.ts'
import { membersNamed } from './members.ts'
import { lastNameOf } from './names.ts'
import { isNoValue } from './no-value.ts'
import { samePlace } from './places.ts'
import { outer, unwrap } from './unwrap.ts'
import { isInside } from './walk.ts'

/**
 * Whether the stream is a Transform of this file whose callbacks never carry an error, and which nothing here destroys
 * or makes emit one: it cannot fail by itself.
 */
export function isCleanTransform(context: Context, stream: TSESTree.Node): boolean {
  const construction = constructionOf(context, stream)
  return construction !== undefined && isClean(context, construction, hooksOf(context, construction.maker))
}

/** The same of an instance of a class of this file that extends Writable, as those are that collect. */
export function isCleanWritable(context: Context, stream: TSESTree.Node): boolean {
  const construction = constructionOf(context, stream)
  const owner = construction && classOf(context, construction.maker, 'Writable')
  if (!owner) return false
  const hooks = ['_write', '_writev', '_final'].flatMap((name) => methodOf(owner, name) ?? [])
  return isClean(context, construction, hooks)
}

function isClean(
  context: Context,
  { maker, made }: Construction,
  hooks: readonly (FunctionNode | undefined)[],
): boolean {
  if (hooks.length === 0 || !hooks.every((hook) => hook !== undefined && isWithoutErrors(context, hook))) return false
  const names = [made, ...namesOf(maker)]
  const owner = classOf(context, maker) ?? classOf(context, maker, 'Writable') ?? maker
  return !TELLING.some((name) =>
    membersNamed(context, name).some(
      ({ object }) =>
        (object.type === 'ThisExpression' && isInside(object, owner)) ||
        names.some((other) => samePlace(context, object, other)),
    ),
  )
}

const TELLING = ['destroy', 'emit']

/** The functions that the stream calls, from its class, its options and its fields; `undefined` for one elsewhere. */
function hooksOf(context: Context, maker: TSESTree.NewExpression): (FunctionNode | undefined)[] {
  const owner = classOf(context, maker)
  if (owner) {
    const transform = methodOf(owner, '_transform')
    const flush = methodOf(owner, '_flush')
    return flush ? [transform, flush] : [transform]
  }
  if (lastNameOf(maker) !== 'Transform') return []
  const options = maker.arguments[0] && unwrap(maker.arguments[0])
  if (options && options.type !== 'ObjectExpression') return []
  const given = (options?.properties ?? []).flatMap((property) => {
    if (property.type === 'SpreadElement') return [undefined]
    return /^(?:transform|flush)$/.test(keyName(property.key) ?? '') ? [functionOf(context, property.value)] : []
  })
  const assigned = ['_transform', '_flush'].flatMap((name) =>
    membersNamed(context, name).flatMap((member) => {
      const set = outer(member)
      const isOfThis = namesOf(maker).some((other) => samePlace(context, member.object, other))
      return isOfThis && set?.type === 'AssignmentExpression' ? [functionOf(context, set.right)] : []
    }),
  )
  return [...given, ...assigned]
}

/** The class of this file that it is made of. */
function classOf(context: Context, { callee }: TSESTree.NewExpression, parent = 'Transform') {
  const binding = callee.type === 'Identifier' ? bindingOf(context, callee) : undefined
  const node = binding?.from === 'class' ? binding.node : undefined
  return node?.superClass && lastNameOf(node.superClass) === parent ? node : undefined
}

function namesOf(maker: TSESTree.NewExpression): TSESTree.Node[] {
  const holder = outer(maker)
  return holder?.type === 'VariableDeclarator' ? [holder.id] : []
}

/** Each use of the callback, its last parameter, is a call that tells of no error. */
function isWithoutErrors(context: Context, hook: FunctionNode): boolean {
  const callback = hook.params.at(-1)
  if (callback?.type !== 'Identifier') return false
  return referencesTo(context, callback).every((reference) => {
    const call = outer(reference)
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== reference) return false
    const [error] = call.arguments
    return error === undefined || isNoValue(error)
  })
}
