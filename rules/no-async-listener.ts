import type { TSESTree } from '@typescript-eslint/utils'
import { nameOfWork } from './analysis/async-work.ts'
import { droppedWorkOf, eventWorkOf } from './analysis/event-work.ts'
import { brokerHandlerOf, flowListenerOf } from './analysis/flow-listeners.ts'
import { awaitCall } from './edits/await-call.ts'
import { toForAwait } from './edits/for-await.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'
import { BROKER_HANDLERS } from './knowledge/event-names.ts'

/** Reports `source.on('data', async (chunk) => { await store(chunk) })`: no emitter waits for its listeners. */
export default createRule({
  name: 'no-async-listener',
  docs: {
    description: 'disallow asynchronous work for each event of a flow that nothing slows down',
    presets: { recommended: [{ messages: false }], strict: [{ messages: true }] },
    change: 'suggestion',
  },
  messages: {
    flow:
      "'{{event}}' events come while `{{work}}()` of the last ones still works: nothing slows their source, " +
      'and their order is lost. Take them with `for await`, or pause the source before the work.',
    broker:
      'The broker takes the message for done while `{{work}}()` still works, and sends the next ones. ' +
      'Return or await its promise.',
    useForAwait: 'Take one after the other with `for await`: the source waits meanwhile.',
    awaitWork: 'Await the work: the broker waits for the handler.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        messages: {
          description: "Also report listeners for events like 'message' of sources that are known to send many.",
          type: 'boolean',
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ messages: false }],
  mentions: oneOf('.on', '.addListener', '.prependListener', '.addEventListener', ...BROKER_HANDLERS, 'Worker'),
  honoursBoundComments: true,
  create(context, [{ messages }]) {
    const lookAtHandler = (node: TSESTree.NewExpression | TSESTree.Property): void => {
      const fn = brokerHandlerOf(context, node)
      const work = fn && droppedWorkOf(context, fn)
      if (!work || boundCommentOn(context, node)) return
      const fix = work.call.type === 'CallExpression' ? awaitCall(context, work.call) : null
      report(context, {
        node,
        loc: (node.type === 'Property' ? node.key : node.callee).loc,
        messageId: 'broker',
        data: { work: nameOfWork(work) },
        suggest: [fix && { messageId: 'awaitWork', fix }],
      })
    }
    const lookAtListener = (call: TSESTree.CallExpression): void => {
      const listener = flowListenerOf(context, call, messages)
      const work = listener && eventWorkOf(context, listener.fn)
      if (!work || boundCommentOn(context, call)) return
      const fix = toForAwait(context, listener)
      report(context, {
        node: call,
        loc: call.callee.loc,
        messageId: 'flow',
        data: { event: listener.event, work: nameOfWork(work) },
        suggest: [fix && { messageId: 'useForAwait', fix }],
      })
    }
    const { text } = context.sourceCode
    return {
      ...((messages || FLOW.test(text)) && { CallExpression: lookAtListener }),
      ...(/\bWorker\b/.test(text) && { NewExpression: lookAtHandler }),
      ...(HANDLERS.test(text) && { Property: lookAtHandler }),
    }
  },
})

const FLOW = /['"](?:data|line|row|record|readable)['"]/
const HANDLERS = /\b(?:each|handle)(?:Message|Batch)/
