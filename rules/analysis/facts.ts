import type { TSESTree } from '@typescript-eslint/utils'
import type { Answer, CallFact, Export, Thing, Unit } from '../knowledge/schema.ts'

// The words that every analysis answers with. Rules are readings of them.

/** `known`: the origin is proved (import, global, table, a hop inside the file). `likely`: only a telling name. */
export type Evidence = 'known' | 'likely'

export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression

/** Whether the node is a function of any form. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration'
  )
}

/** Who made a value, and therefore what it is. */
export interface Origin {
  readonly name: string
  readonly thing: Thing
  readonly evidence: Evidence
}

/** An export of a module or a global that an expression names: `fs.promises.readFile`. */
export interface External {
  readonly module: string
  readonly path: string
  readonly export: Export
  readonly evidence: Evidence
}

/** What a call does as far as the tables know. */
export interface CallMeaning {
  readonly fact: CallFact
  readonly evidence: Evidence
}

/** Something is put into a thing that holds it until somebody takes it: `res.write(chunk)`, `queue.put(item)`. */
export interface Put {
  readonly call: TSESTree.CallExpression
  readonly receiver: TSESTree.Expression
  readonly method: string
  readonly item: TSESTree.CallExpressionArgument | undefined
  readonly answers: Answer
  readonly origin: Origin
}

/** One task is started for each element of a collection. */
export interface FanOut {
  /** The call that waits for all of them: `Promise.all(…)`. */
  readonly join: TSESTree.CallExpression
  readonly settles: 'all' | 'allSettled' | 'any' | 'race'
  readonly form: 'map' | 'from' | 'pushed' | 'forEach' | 'reduce' | 'spread'
  /** The collection that is walked; absent where the loop has none (`while`). */
  readonly items: TSESTree.Expression | undefined
  /** What starts the task of one element: the function that is mapped as written, or the expression that is pushed. */
  readonly mapper: TSESTree.Node
  /** The call that walks the collection (`xs.map(f)`), or the loop. */
  readonly walk: TSESTree.Node
  /** The variable that collects the promises, where they are put in one by one. */
  readonly held?: TSESTree.Identifier
}

/** A collection that outlives the function which feeds it. */
export interface Queue {
  readonly name: string
  readonly form: 'list' | 'keyed'
  /** Where it is made: the value of a field, of a module variable, of a variable that closures share. */
  readonly made: TSESTree.Node
  /** Where items go in: `queue.push(x)`, `queue = [...queue, x]`. */
  readonly feeds: readonly Feed[]
  /** Where items leave in turn: `queue.shift()`, `queue.splice(0)`, a walk with `queue = []` after it. */
  readonly drains: readonly TSESTree.Node[]
  /** Every place that names it. */
  readonly uses: readonly TSESTree.Expression[]
}

/** A place where an item goes into a collection. */
export interface Feed {
  readonly node: TSESTree.CallExpression | TSESTree.AssignmentExpression
  readonly item: TSESTree.Node | undefined
}

/** A wait until something else says that there is room. */
export interface Wait {
  readonly node: TSESTree.Node
  /** A promise that the event settles, a call that awaits the event, or a callback that it calls. */
  readonly form: 'promise' | 'awaited' | 'callback'
  /** The call that registers the wait. */
  readonly listens: TSESTree.CallExpression
  /** What is waited on. */
  readonly emitter: TSESTree.Expression
  /** Events that end the wait. */
  readonly endedBy: readonly string[]
}

/** A sign that the volume has a limit. */
export interface Bound {
  readonly why: string
  readonly node: TSESTree.Node
  readonly unit?: Unit
}

/** Why a place runs again and again, with the input that it repeats for. */
export interface Repetition {
  readonly kind: 'loop' | 'for-await' | 'pump' | 'listener' | 'timer' | 'per-item' | 'per-request'
  /** The loop, or the call that registers the callback. */
  readonly node: TSESTree.Node
  /** The loop's body or the callback. */
  readonly body: TSESTree.Node
  /** The event, where it is a listener. */
  readonly event?: string
  /** True where the events come as fast as their source likes: 'data', 'line', 'row'. */
  readonly flow?: boolean
  /** The calls of this file's helpers through which the place is reached, from the place outwards. */
  readonly via: readonly TSESTree.CallExpression[]
}
