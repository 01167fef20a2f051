import type { TSESTree } from '@typescript-eslint/utils'
import type { Context } from '../kit/context.ts'
import { BY_ONE_USER, LISTINGS, POLLED, REQUEST_PARTS, SETTINGS } from '../knowledge/list-names.ts'
import { FILES } from '../knowledge/file-names.ts'
import { isOfAddresses } from './address-lists.ts'
import { bindingOf, propertyName, valuesOf, type Binding } from './bindings.ts'
import { speaksOfData } from './data-names.ts'
import { derivedFrom, sourceOf } from './derived.ts'
import type { FanOut } from './facts.ts'
import { functionOf, isFunction, returnsOf } from './functions.ts'
import { growthOf } from './growth.ts'
import { ioIn } from './io.ts'
import { isEmptyList } from './named-bounds.ts'
import { fullNameOf, lastNameOf, rootOf } from './names.ts'
import { isOneOrMore } from './one-or-more.ts'
import { isPaged } from './paging.ts'
import { isMadeOfPiece } from './pieces.ts'
import { callMeaning } from './origin.ts'
import { promiseBefore } from './promise-chains.ts'
import { runsAgain } from './recursion.ts'
import { isRunInWalk } from './run-in-walks.ts'
import { isFileList } from './scaling.ts'
import { isOfSettings } from './set-ups.ts'
import { isSplitOfData } from './split-texts.ts'
import { outer, unwrap } from './unwrap.ts'
import { callsOf } from './uses.ts'
import { isWrittenByHand } from './written-by-hand.ts'

const MAX_DEPTH = 12

/** `undefined` where the place doesn't tell: then a name may. */
type Verdict = boolean | undefined

/** A walk that starts a task for each element, and its list, if it has one. */
interface Walked extends Pick<FanOut, 'walk' | 'mapper'> {
  readonly items: TSESTree.Node | undefined
}

/**
 * Whether a fan-out is seen to be as wide as the data are: its list is the answer of a query or of a service, the
 * files of a directory, a part of a request, lines of a text, cut into pieces, filled by a loop over such a list, or
 * has the name of one; or each task starts the next level of a tree. Keys of one record and what people set a program
 * up with are not.
 */
export function growsWithData(context: Context, { items, walk, mapper }: Walked): boolean {
  if (!items) return !isFunction(walk) || isRunInWalk(context, walk)
  if (isStepped(walk)) return true
  if (isOneOrMore(context, items)) return false
  if (runsAgain(context, mapper, walk)) return !isOfSettings(sourceOf(items))
  if (walk.type === 'ForInStatement') return isDictionary(context, items, 0)
  if (walk.type === 'ForOfStatement' && walk.await) return true
  return isDataList(context, items, 0) || isOfAddresses(context, items, mapper)
}

/** `for (let i = 0; i < rows.length; i += size)`: a list that is cut has more than one piece. */
function isStepped(walk: TSESTree.Node): boolean {
  return walk.type === 'ForStatement' && walk.update?.type === 'AssignmentExpression'
}

function isDataList(context: Context, node: TSESTree.Node, depth: number): boolean {
  return grows(context, node, depth) ?? speaksOfData(sourceOf(node))
}

function grows(context: Context, collection: TSESTree.Node, depth: number): Verdict {
  if (depth > MAX_DEPTH) return undefined
  const node = unwrap(collection)
  const within = (inner: TSESTree.Node): boolean => isDataList(context, inner, depth + 1)
  switch (node.type) {
    case 'AwaitExpression':
    case 'YieldExpression':
      return node.argument ? answers(context, node.argument, depth + 1) : undefined
    case 'ArrayExpression':
      return node.elements.some((element) => element?.type === 'SpreadElement' && within(element.argument))
    case 'ConditionalExpression':
      return within(node.consequent) || within(node.alternate) || undefined
    case 'LogicalExpression':
      if (within(node.left) || within(node.right)) return true
      // `words ?? []`
      return isEmptyList(node.right) ? grows(context, node.left, depth + 1) : undefined
    case 'NewExpression':
    case 'CallExpression':
      return growsByCall(context, node, depth)
    case 'Identifier':
      return growsByName(context, node, depth)
    case 'MemberExpression':
      return growsByPart(context, node, depth)
    default:
      return undefined
  }
}

/** What a call that is waited for answers: as long as somebody else decides, but for what a program is set up with. */
function answers(context: Context, asked: TSESTree.Node, depth: number): Verdict {
  const call = unwrap(asked)
  if (call.type !== 'CallExpression') return grows(context, call, depth)
  if (isOfSettings(call) || isWrittenByHand(context, call) || isPaged(context, call)) return false
  // What is asked for a piece answers no more: `await users.get(batch)`.
  if (call.arguments.some((argument) => isMadeOfPiece(context, argument))) return false
  if (callMeaning(context, call)?.fact.joins) return growsByCall(context, call, depth)
  const fn = functionOf(context, call.callee)
  return !fn || growsByCall(context, call, depth) || ioIn(context, fn) !== undefined || undefined
}

function growsByCall(context: Context, call: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): Verdict {
  const callee = unwrap(call.callee)
  const name = lastNameOf(callee) ?? ''
  const [first] = call.arguments
  if (isKeysOfRecord(callee) && first) return isDictionary(context, first, depth + 1)
  const from = derivedFrom(call)
  // A name of its own may tell more than what it is made of: `const urls = xs.filter(Boolean)`.
  if (from) return grows(context, from, depth + 1) ?? (speaksOfData(from) || undefined)
  if (call.type === 'NewExpression') return undefined
  if (isOfSettings(call)) return false
  const fact = callMeaning(context, call)?.fact
  if (fact?.chunks) return true
  if (fact?.joins) return first && isJoinedList(context, first, depth + 1)
  const fn = functionOf(context, callee)
  if (fn) {
    const verdicts = returnsOf(context, fn).map((value) => grows(context, value, depth + 1))
    return verdicts.includes(true) || undefined
  }
  if (fact?.io || isFileList(context, call)) return true
  if (callee.type === 'MemberExpression') {
    if (name === 'parse') return lastNameOf(callee.object) === 'JSON' || undefined
    if (name === 'split') return isSplitOfData(context, callee.object, first)
    if (GATHERING.has(name)) {
      return (
        isDataList(context, callee.object, depth + 1) ||
        (name === 'concat' && call.arguments.some((a) => isDataList(context, a, depth + 1)))
      )
    }
  }
  return LISTINGS.test(name) || undefined
}

/** `Promise.all(dirs.map((dir) => fs.readdir(dir)))` answers lists, one for each. */
function isJoinedList(context: Context, tasks: TSESTree.Node, depth: number): Verdict {
  const node = unwrap(tasks)
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' ? isDataList(context, callee.object, depth) : grows(context, node, depth)
}

/** Methods whose answer is longer than the list they are asked of, or of another kind. */
const GATHERING = new Set(['flat', 'flatMap', 'concat', 'reduce'])

function growsByName(context: Context, id: TSESTree.Identifier, depth: number): Verdict {
  const binding = bindingOf(context, id)
  if (binding?.from === 'parameter') return isHandedData(context, binding, depth)
  if (binding?.from !== 'variable') return undefined
  const { variable, declarator, path } = binding
  if (isFilledByData(context, variable, depth)) return true
  const loop = declarator.parent?.parent
  if (loop?.type === 'ForOfStatement' && loop.left === declarator.parent) return undefined
  if (path.length > 0) return declarator.init ? isPartOfAnswer(context, declarator.init, depth + 1) : undefined
  const verdicts = valuesOf(variable).map((value) => grows(context, value, depth + 1))
  if (verdicts.includes(true)) return true
  const isFixed = verdicts.length > 0 && verdicts.every((verdict) => verdict === false)
  return isFixed && growthOf(context, variable).length === 0 ? false : undefined
}

type Variable = (Binding & { from: 'variable' })['variable']

/** Filled in a loop over data, in one that walks no list, in a callback, with all of such a list. */
function isFilledByData(context: Context, variable: Variable, depth: number): boolean {
  return growthOf(context, variable).some(({ walk, values }) => {
    if (walk && (!walk.items || isDataList(context, walk.items, depth + 1))) return true
    return values.some((value) => value.type === 'SpreadElement' && isDataList(context, value.argument, depth + 1))
  })
}

/** The rows of `.then((rows) => …)` and of `(error, rows) => …`; what a call of this file hands in. */
function isHandedData(context: Context, { fn, index, path }: Binding & { from: 'parameter' }, depth: number): Verdict {
  const call = outer(fn)
  if (call?.type === 'CallExpression' && unwrap(call.callee) !== fn) {
    const promise = promiseBefore(fn)
    if (promise) return answers(context, promise, depth + 1)
    const [first] = fn.params
    if (index === 1 && first?.type === 'Identifier' && /^_?err(?:or)?$/.test(first.name)) return true
  }
  if (path.length > 0) return undefined
  const isHanded = callsOf(context, fn).some(({ arguments: given }) => {
    const argument = given[index]
    return argument !== undefined && isDataList(context, argument, depth + 1)
  })
  return isHanded || undefined
}

/** `reply.data.items`, `req.body.ids`, `config.targets` */
function growsByPart(context: Context, part: TSESTree.MemberExpression, depth: number): Verdict {
  const names = (fullNameOf(part) ?? '').split('.')
  if (POLLED.test(names.at(-1) ?? '') || names.slice(1, -1).some((name) => BY_ONE_USER.test(name))) return false
  if (names.some((name) => REQUEST_PARTS.test(name))) return true
  // A configuration names few things, but for the files that it lists.
  if (names.slice(0, -1).some((name) => SETTINGS.test(name))) return FILES.test(names.at(-1) ?? '')
  // `rows[key]`
  if (part.computed && propertyName(part) === undefined) return isDataList(context, part.object, depth + 1)
  return isPartOfAnswer(context, rootOf(part), depth + 1)
}

/** Whether the whole that a list is a part of came from outside. */
function isPartOfAnswer(context: Context, whole: TSESTree.Node, depth: number): Verdict {
  const node = unwrap(whole)
  if (node.type !== 'Identifier' || isOfSettings(node)) return growsByAnswer(context, node, depth)
  const binding = bindingOf(context, node)
  if (binding?.from === 'parameter') return promiseBefore(binding.fn) !== undefined || undefined
  if (binding?.from !== 'variable') return undefined
  const verdicts = valuesOf(binding.variable).map((value) => growsByAnswer(context, unwrap(value), depth + 1))
  if (verdicts.includes(true)) return true
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === false) ? false : undefined
}

function growsByAnswer(context: Context, node: TSESTree.Node, depth: number): Verdict {
  if (node.type === 'MemberExpression') return growsByAnswer(context, unwrap(rootOf(node)), depth)
  return node.type === 'AwaitExpression' || node.type === 'CallExpression' ? grows(context, node, depth) : undefined
}

/** `Object.keys(x)`, `Object.entries(x)` */
function isKeysOfRecord(callee: TSESTree.Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    lastNameOf(callee.object) === 'Object' &&
    RECORD_LISTS.has(propertyName(callee) ?? '')
  )
}

const RECORD_LISTS = new Set(['keys', 'values', 'entries'])

/** An object that a loop fills, with a key for each of the data; a record has as many as its type has properties. */
function isDictionary(context: Context, object: TSESTree.Node, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  const node = unwrap(object, { awaits: true })
  const within = (inner: TSESTree.Node): boolean => isDictionary(context, inner, depth + 1)
  if (node.type === 'CallExpression') {
    const fn = functionOf(context, node.callee)
    if (fn && returnsOf(context, fn).some(within)) return true
  }
  const binding = node.type === 'Identifier' ? bindingOf(context, node) : undefined
  if (binding?.from === 'variable' && binding.path.length === 0) {
    if (growthOf(context, binding.variable).some(({ walk }) => walk)) return true
    if (valuesOf(binding.variable).some(within)) return true
  }
  return isDataList(context, object, depth)
}
