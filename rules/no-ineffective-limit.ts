import type { TSESTree } from '@typescript-eslint/utils'
import { taskReleasedEarly } from './analysis/early-releases.ts'
import { ineffectiveLimit } from './analysis/ineffective-limits.ts'
import { namesLimitTaker } from './analysis/limit-takers.ts'
import { createRule } from './kit/create-rule.ts'
import { report, type Offer } from './kit/report.ts'

/** Reports `limit(() => promise)`, limiters of one task, permits given back too early: nothing is held back. */
export default createRule({
  name: 'no-ineffective-limit',
  docs: {
    description: 'disallow limits that hold nothing back: on promises that run already, of one task, not waited for',
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    running:
      'The work of these promises runs already when the limit sees them: it holds nothing back. ' +
      'Give it functions that start the work.',
    own:
      'Each call makes a limiter of its own, which sees one task only: it holds nothing back. ' +
      'Make one limiter for all calls, outside this function.',
    early:
      'The permit is given back when the task has only been started: it holds nothing back. ' +
      'Wait for the task: `return await`.',
    waitForTask: 'Wait for the task before the permit is given back.',
    giveFunction: 'Give it a function that starts the work.',
  },
  schema: [],
  defaultOptions: [],
  mentions: namesLimitTaker,
  create(context) {
    const check = (call: TSESTree.CallExpression | TSESTree.NewExpression): void => {
      const task = call.type === 'CallExpression' ? taskReleasedEarly(context, call) : undefined
      if (task) report(context, { node: task, messageId: 'early', suggest: [waited(task)] })
      const found = ineffectiveLimit(context, call)
      if (!found) return
      const { node, why, started } = found
      report(context, { node, messageId: why, suggest: [started ? inFunction(started) : null] })
    }
    return { CallExpression: check, NewExpression: check }
  },
})

/** `limit(fetch(url))` becomes `limit(() => fetch(url))`. */
function inFunction(started: TSESTree.CallExpression): Offer {
  return { messageId: 'giveFunction', fix: (fixer) => fixer.insertTextBefore(started, '() => ') }
}

/** `return task()` becomes `return await task()`. */
function waited(task: TSESTree.CallExpression): Offer {
  return { messageId: 'waitForTask', fix: (fixer) => fixer.insertTextBefore(task, 'await ') }
}
