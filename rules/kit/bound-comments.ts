import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Context } from './context.ts'
import { perProgram } from './per-program.ts'

/** A bound that a person states: a comment `backpressure: at most 8 — one per region`. */
export interface BoundComment {
  readonly comment: TSESTree.Comment
  readonly max: number
  /** Why it holds; a bound without a reason is reported. */
  readonly reason: string | undefined
}

/** Files that hold such a comment are looked at by every rule that honours it. */
export const statesBounds = perProgram(({ sourceCode }) => /backpressure:\s*at\s+most\b/i.test(sourceCode.text))

/**
 * The comment that states the bound of this place: inside it, in its statement before it, on the same line, or on the
 * lines right above its statement. Asking marks it as used, so ask last, where the rule would report otherwise.
 */
export function boundCommentOn(context: Context, node: TSESTree.Node): BoundComment | undefined {
  const state = stateOf(context)
  const found = state.comments.find((bound) => concerns(context, bound.comment, node))
  if (found) state.used.add(found)
  return found
}

/** Messages of the comments themselves, for every rule that honours them. */
export const BOUND_COMMENT_MESSAGES = {
  staleBound:
    'This comment states a bound where no rule asks for one. Remove it, or move it to the place that it is about.',
  boundWithoutReason:
    'A bound needs its reason, so that the next reader can check it. ' +
    'Write it after the number: `at most {{max}} — one per region`.',
}

/**
 * The listeners by which a rule takes part: when the last of the rules that honour the comments has seen the file, it
 * reports those without a reason and those that no rule used.
 */
export function withBoundComments(context: Context, listener: TSESLint.RuleListener): TSESLint.RuleListener {
  const { Program: enter, 'Program:exit': exit } = listener
  return {
    ...listener,
    Program(node) {
      stateOf(context).rules += 1
      enter?.(node)
    },
    'Program:exit'(node) {
      exit?.(node)
      const state = stateOf(context)
      state.rules -= 1
      if (state.rules > 0) return
      for (const bound of state.comments) {
        const { comment, max, reason } = bound
        if (!state.used.has(bound)) context.report({ loc: comment.loc, messageId: 'staleBound' })
        else if (reason === undefined)
          context.report({ loc: comment.loc, messageId: 'boundWithoutReason', data: { max } })
      }
    },
  }
}

interface State {
  readonly comments: readonly BoundComment[]
  readonly used: Set<BoundComment>
  /** Rules that honour the comments and have not seen the whole file yet. */
  rules: number
}

const stateOf = perProgram<State>((context) => ({
  comments: statesBounds(context)
    ? context.sourceCode.getAllComments().flatMap((comment) => readBound(comment) ?? [])
    : [],
  used: new Set(),
  rules: 0,
}))

function readBound(comment: TSESTree.Comment): BoundComment | undefined {
  const told = /^[\s*]*backpressure:\s*at\s+most\s+(\d[\d_,]*)\s*([\s\S]*)$/i.exec(comment.value)
  if (!told?.[1]) return undefined
  const reason = (told[2] ?? '').replace(/^[\s—–:,.-]+/, '').trim()
  return { comment, max: Number(told[1].replaceAll(/[_,]/g, '')), reason: reason === '' ? undefined : reason }
}

function concerns(context: Context, comment: TSESTree.Comment, node: TSESTree.Node): boolean {
  if (node.range[0] <= comment.range[0] && comment.range[1] <= node.range[1]) return true
  if (comment.loc.start.line === node.loc.start.line && comment.range[0] >= node.range[1]) return true
  const statement = statementOf(node)
  if (statement.range[0] <= comment.range[0] && comment.range[1] <= node.range[0]) return true
  return context.sourceCode.getCommentsBefore(statement).some((above) => {
    return above.range[0] === comment.range[0] && !isTrailing(context, above)
  })
}

/** A comment behind code on its own line belongs to that code. */
function isTrailing(context: Context, comment: TSESTree.Comment): boolean {
  const before = context.sourceCode.getTokenBefore(comment, { includeComments: false })
  return before !== null && before.loc.end.line === comment.loc.start.line
}

function statementOf(node: TSESTree.Node): TSESTree.Node {
  let inner = node
  while (inner.parent && !HOLDERS.has(inner.parent.type)) inner = inner.parent
  const { parent } = inner
  return parent?.type.startsWith('Export') ? parent : inner
}

const HOLDERS = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'SwitchCase',
  'ClassBody',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'TSModuleBlock',
])
