import type { TSESTree } from '@typescript-eslint/utils'
import type { Accumulation, Growing } from '../analysis/accumulations.ts'
import { bindingOf, propertyName } from '../analysis/bindings.ts'
import { functionAround, isFunction } from '../analysis/functions.ts'
import { outer, unwrap } from '../analysis/unwrap.ts'
import { isInside } from '../analysis/walk.ts'
import type { Context } from '../kit/context.ts'
import type { Edit } from '../kit/report.ts'
import { bringIn } from './imports.ts'
import { losesComment, textOf, wholeLines } from './text.ts'

/** What a body may hold until a person says otherwise. */
export const MAX_BYTES = '1_000_000'

/**
 * Reads a stream up to a limit: `let body = ''; for await (const chunk of req) body += chunk` becomes
 * `let body = await readText(req, { maxBytes: 1_000_000 })`, `new Promise()` around listeners of 'data', 'end' and
 * 'error' that does no more becomes the call itself, and what it collected in goes. `null` where a statement does
 * anything else.
 */
export function readWhole(context: Context, node: Growing, { source, repetition }: Accumulation): Edit | null {
  if (!repetition || repetition.via.length > 0) return null
  const held = node.type === 'CallExpression' ? receiverOf(node) : node.left
  const declarator = held && declaratorOf(context, held)
  if (!declarator) return null
  return repetition.kind === 'for-await'
    ? ofLoop(context, node, repetition.node, source, declarator)
    : ofPromise(context, node, repetition.node, source, declarator)
}

/** `const chunks = []`, `let body = ''`, the loop, and for a list the statement that joins it, one after the other. */
function ofLoop(
  context: Context,
  node: Growing,
  loop: TSESTree.Node,
  source: TSESTree.Node,
  declarator: TSESTree.VariableDeclarator,
): Edit | null {
  const first = declarator.parent
  const block = first.parent
  if (block.type !== 'BlockStatement' && block.type !== 'Program') return null
  const at = block.body.indexOf(first)
  const next = block.body[at + 1]
  if (next !== loop || loop.type !== 'ForOfStatement' || first.declarations.length !== 1) return null
  if (!isAll(loop.body, node)) return null
  if (isEmptyText(declarator)) {
    if (losesComment(context, first, declarator.id) || losesComment(context, loop, source)) return null
    const reader = bringIn(context, 'readText', loop)
    const text = `${first.kind} ${textOf(context, declarator.id)} = await ${callOf(context, reader?.local, source)}`
    return (
      reader &&
      ((fixer) => [...reader.fix(fixer), fixer.replaceTextRange([first.range[0], endOf(context, loop)], text)])
    )
  }
  const joined = joinOf(context, declarator)
  if (!joined || !isFirstOf(block.body[at + 2], joined.place)) return null
  if (losesComment(context, first) || losesComment(context, loop, source)) return null
  const { place, as } = joined
  const reader = bringIn(context, as === 'text' ? 'readText' : 'readAll', loop)
  if (!reader) return null
  const read = `await ${callOf(context, reader.local, source)}`
  const until = block.body[at + 2]?.range[0] ?? loop.range[1]
  return (fixer) => [
    ...reader.fix(fixer),
    fixer.removeRange([first.range[0], until]),
    fixer.replaceText(place, as === 'bytes' ? `Buffer.from(${read})` : read),
  ]
}

/** `new Promise((resolve, reject) => { … })` whose statements only listen to one stream, and what they collect in. */
function ofPromise(
  context: Context,
  node: Growing,
  registration: TSESTree.Node,
  source: TSESTree.Node,
  declarator: TSESTree.VariableDeclarator,
): Edit | null {
  const executor = functionAround(registration)
  const made = executor && outer(executor)
  if (made?.type !== 'NewExpression' || executor?.body.type !== 'BlockStatement') return null
  const [resolve, reject] = executor.params
  if (resolve?.type !== 'Identifier' || reject?.type !== 'Identifier' || executor.params.length > 2) return null
  if (losesComment(context, made, source)) return null
  let joined: Joined | undefined
  const heard = new Set<string>()
  for (const statement of executor.body.body) {
    if (statement === declarator.parent && declarator.parent.declarations.length === 1) continue
    const listeners = listenersIn(statement)
    if (!listeners) return null
    for (const { on, event, listener } of listeners) {
      if (context.sourceCode.getText(on) !== context.sourceCode.getText(source) || heard.has(event)) return null
      heard.add(event)
      if (event === 'data' && !(isFunction(listener) && isAll(listener.body, node))) return null
      if (event === 'error' && !(listener.type === 'Identifier' && listener.name === reject.name)) return null
      if (event === 'end') joined = answerOf(context, listener, resolve.name, declarator)
    }
  }
  if (!joined || heard.size !== 3) return null
  const left = leftOver(context, declarator, made)
  if (left === null) return null
  const reader = bringIn(context, joined.as === 'text' ? 'readText' : 'readAll', made)
  if (!reader) return null
  const read = callOf(context, reader.local, source)
  const text = joined.as === 'bytes' ? `${read}.then((bytes) => Buffer.from(bytes))` : read
  return (fixer) => [
    ...reader.fix(fixer),
    ...(left ? [fixer.removeRange(wholeLines(context, left))] : []),
    fixer.replaceText(made, text),
  ]
}

/** The declaration outside of the promise that nothing needs then; `null` where it must stay, and have its chunks. */
function leftOver(
  context: Context,
  declarator: TSESTree.VariableDeclarator,
  made: TSESTree.Node,
): TSESTree.Node | null | undefined {
  const declaration = declarator.parent
  if (isInside(declarator, made)) return undefined
  const [variable] = context.sourceCode.getDeclaredVariables?.(declarator) ?? []
  const isListed = /^(?:BlockStatement|Program)$/.test(declaration.parent.type)
  if (!variable || !isListed || declaration.declarations.length > 1 || losesComment(context, declaration)) return null
  return variable.references.every((r) => r.init || isInside(r.identifier, made)) ? declaration : null
}

interface Listener {
  readonly on: TSESTree.Node
  readonly event: string
  readonly listener: TSESTree.Node
}

/** `req.on('data', f)`, `req.on('data', f).on('end', g)`: nothing but listeners of 'data', 'end' and 'error'. */
function listenersIn(statement: TSESTree.Statement): Listener[] | undefined {
  if (statement.type !== 'ExpressionStatement') return undefined
  const found: Listener[] = []
  let call: TSESTree.Node = statement.expression
  while (call.type === 'CallExpression') {
    const callee = unwrap(call.callee)
    if (callee.type !== 'MemberExpression') return undefined
    const [event, listener, more] = call.arguments
    const isListening = /^(?:on|once)$/.test(propertyName(callee) ?? '') && !more
    if (!isListening || event?.type !== 'Literal' || !listener) return undefined
    if (!/^(?:data|end|error)$/.test(String(event.value))) return undefined
    found.push({ on: callee.object, event: String(event.value), listener })
    call = callee.object
  }
  // What each of them is called on is the stream that the first one is.
  return found.length > 0 && call.type !== 'AwaitExpression' ? found.map((one) => ({ ...one, on: call })) : undefined
}

/** What 'end' resolves with: `() => resolve(body)`, `() => resolve(Buffer.concat(chunks).toString())`. */
function answerOf(
  context: Context,
  listener: TSESTree.Node,
  resolve: string,
  declarator: TSESTree.VariableDeclarator,
): Joined | undefined {
  const fn = isFunction(listener) ? listener : undefined
  const only = fn?.body.type === 'BlockStatement' && fn.body.body.length === 1 ? fn.body.body[0] : fn?.body
  const call = only?.type === 'ExpressionStatement' ? only.expression : only
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== resolve)
    return undefined
  const [answer] = call.arguments
  if (!answer) return undefined
  if (isEmptyText(declarator)) {
    const { id } = declarator
    const isWhole = answer.type === 'Identifier' && id.type === 'Identifier' && answer.name === id.name
    return isWhole ? { place: answer, as: 'text' } : undefined
  }
  const joined = joinOf(context, declarator)
  return joined?.place === answer ? joined : undefined
}

function isEmptyText({ init }: TSESTree.VariableDeclarator): boolean {
  return init?.type === 'Literal' && init.value === ''
}

interface Joined {
  readonly place: TSESTree.Node
  readonly as: 'bytes' | 'text'
}

/** Where the list is joined, the one place that reads it: `Buffer.concat(chunks)`, and its `toString()`. */
function joinOf(context: Context, declarator: TSESTree.VariableDeclarator): Joined | undefined {
  const init = declarator.init && unwrap(declarator.init)
  if (declarator.id.type !== 'Identifier' || init?.type !== 'ArrayExpression' || init.elements.length > 0)
    return undefined
  const binding = bindingOf(context, declarator.id)
  const reads = binding?.from === 'variable' ? binding.variable.references.filter((r) => !r.init) : []
  const calls = reads.map((r) => outer(r.identifier)).filter((n) => n?.type === 'CallExpression')
  const [concat] = calls
  if (reads.length !== 2 || calls.length !== 1 || !concat || concat.arguments.length !== 1) return undefined
  if (context.sourceCode.getText(concat.callee) !== 'Buffer.concat') return undefined
  const member = outer(concat)
  const text = member?.type === 'MemberExpression' && propertyName(member) === 'toString' ? outer(member) : undefined
  if (member?.type !== 'MemberExpression') return { place: concat, as: 'bytes' }
  const [encoding] = text?.type === 'CallExpression' ? text.arguments : []
  const isUtf8 = encoding === undefined || (encoding.type === 'Literal' && /^utf-?8$/i.test(String(encoding.value)))
  return text?.type === 'CallExpression' && isUtf8 ? { place: text, as: 'text' } : undefined
}

/** Whether the code is the one growing and no more: in a block of its own or not. */
function isAll(code: TSESTree.Node, node: Growing): boolean {
  if (code === node) return isPlainItem(node)
  if (code.type === 'BlockStatement') return code.body.length === 1 && isAll(code.body[0] as TSESTree.Node, node)
  return code.type === 'ExpressionStatement' && code.expression === node && isPlainItem(node)
}

/** The chunk itself, or its text. */
function isPlainItem(node: Growing): boolean {
  const item = node.type === 'CallExpression' ? node.arguments[0] : node.right
  const value = item && unwrap(item)
  if (value?.type === 'Identifier') return node.type === 'CallExpression' || node.operator === '+='
  const callee = value?.type === 'CallExpression' ? unwrap(value.callee) : undefined
  if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false
  const isText = propertyName(callee) === 'toString' && value?.type === 'CallExpression' && value.arguments.length === 0
  // `Buffer.from(chunk)`, for chunks that are bytes or text.
  return node.type === 'CallExpression' ? callee.object.name === 'Buffer' : isText && node.operator === '+='
}

function isFirstOf(statement: TSESTree.Statement | undefined, place: TSESTree.Node): boolean {
  return statement !== undefined && isInside(place, statement) && functionAround(place) === functionAround(statement)
}

function callOf(context: Context, reader: string | undefined, source: TSESTree.Node): string {
  return `${reader ?? ''}(${textOf(context, source)}, { maxBytes: ${MAX_BYTES} })`
}

function endOf(context: Context, loop: TSESTree.Node): number {
  const last = context.sourceCode.getLastToken(loop)
  return last?.value === ';' ? last.range[0] : loop.range[1]
}

function receiverOf(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined
}

function declaratorOf(context: Context, held: TSESTree.Node): TSESTree.VariableDeclarator | undefined {
  const value = unwrap(held)
  const binding = value.type === 'Identifier' ? bindingOf(context, value) : undefined
  return binding?.from === 'variable' && binding.path.length === 0 ? binding.declarator : undefined
}
