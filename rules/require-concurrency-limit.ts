import { nameOfCollection } from './analysis/derived.ts'
import { growsWithData } from './analysis/growing-lists.ts'
import { namesLimitTaker } from './analysis/limit-takers.ts'
import { missingLimitOf, type MissingLimit } from './analysis/missing-limits.ts'
import { spokenNameOf } from './analysis/names.ts'
import { spokenLoad, spokenWork } from './analysis/spoken-walks.ts'
import { tasksOf, type Tasks } from './analysis/unlimited-tasks.ts'
import { insertLimit } from './edits/insert-limit.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'
import { settingsOf } from './kit/settings.ts'

interface Options {
  /** What a task must be seen to do: `'io'` for network, disk or process, `'any'` for whatever may take its time. */
  readonly evidence: 'io' | 'any'
}

/** Reports `async.each(users, remove)`, `new PQueue()`: they take a limit of tasks and are given none. */
export default createRule({
  name: 'require-concurrency-limit',
  docs: {
    description: 'require the limit of tasks without which a mapper, pool, queue or consumer runs everything at once',
    presets: { recommended: [{ evidence: 'io' }], strict: [{ evidence: 'any' }] },
    change: 'suggestion',
  },
  messages: {
    tasks:
      '`{{ callee }}()` starts {{ work }} for every element of {{ items }} at the same time: {{ load }} and memory ' +
      'grow with the input. Give it a limit: {{ remedy }}.',
    line: '`{{ callee }}` is given no limit and starts everything at the same time. Give it one: {{ remedy }}.',
    consumer:
      '`{{ callee }}()` is sent all that waits in the queue, however much that is: memory grows with the backlog. ' +
      'Set a limit before: {{ remedy }}.',
    addLimit: 'Set the limit to {{ limit }}.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        evidence: {
          description:
            "`'io'`: tasks seen to use network, disk, process, lists seen to grow. `'any'`: what may take its time.",
          type: 'string',
          enum: ['io', 'any'],
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ evidence: 'io' }],
  mentions: namesLimitTaker,
  honoursBoundComments: true,
  create(context, [{ evidence }]) {
    const check = (call: MissingLimit['call']): void => {
      const missing = missingLimitOf(context, call)
      if (missing) speak(context, missing, evidence)
    }
    return { CallExpression: check, NewExpression: check }
  },
})

function speak(context: Context, missing: MissingLimit, evidence: Options['evidence']): void {
  const { call, fact, form } = missing
  const isWalk = form === 'tasks' || form === 'operator'
  const tasks = isWalk ? tasksOf(context, call, fact) : undefined
  if (isWalk && !(tasks && isTold(missing, tasks, evidence))) return
  if (boundCommentOn(context, call)) return
  if (tasks && form === 'tasks' && evidence === 'io' && !growsWithData(context, { ...tasks, walk: call })) return
  const fix = insertLimit(context, missing)
  const limit = settingsOf(context).concurrency
  report(context, {
    node: call,
    loc: call.callee.loc,
    messageId: isWalk ? 'tasks' : form,
    data: {
      callee: spokenNameOf(call) ?? 'it',
      work: spokenWork(tasks?.io?.node),
      load: spokenLoad(context, tasks?.io?.node),
      items: spokenItems(tasks),
      remedy: remedyOf(fact),
    },
    suggest: [fix && { messageId: 'addLimit', data: { limit }, fix }],
  })
}

/** An operator without a limit may have one value alone piped into it: that much is no proof. */
function isTold({ form, infinite }: MissingLimit, { io }: Tasks, evidence: Options['evidence']): boolean {
  if (form === 'operator' && !infinite) return evidence === 'any' && io !== undefined
  return evidence === 'any' || io !== undefined
}

/** `readdir(path).catch(…)` has no name. */
function spokenItems(tasks: Tasks | undefined): string {
  const name = tasks && nameOfCollection(tasks.items)
  return name === undefined || /^(?:then|catch|finally)$/.test(name) ? 'the list' : `\`${name}\``
}

function remedyOf({ bound, limitedAs, limitedBy }: MissingLimit['fact']): string {
  const name = limitedAs?.name ?? bound?.option ?? limitedBy?.method
  return name === undefined ? 'a number of tasks' : `\`${name}\``
}
