import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './analysis/bindings.ts'
import { drainListenerOf } from './analysis/drain-listeners.ts'
import type { Put } from './analysis/facts.ts'
import { forgedDrainOf } from './analysis/forged-drains.ts'
import { lateTestOf } from './analysis/late-tests.ts'
import { misreadAnswerOf } from './analysis/misread-answers.ts'
import { piledDrainOf } from './analysis/piled-drains.ts'
import { putOf } from './analysis/puts.ts'
import { staleFlagOf } from './analysis/stale-flags.ts'
import { unreachedDrainOf } from './analysis/unreached-drains.ts'
import { unwrap } from './analysis/unwrap.ts'
import { askTheStream } from './edits/ask-stream.ts'
import { listenOnce } from './edits/listen-once.ts'
import { awaitTestedWrite } from './edits/write-call.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-misused-drain',
  docs: {
    description: "disallow waits for 'drain' that miss it, pile up or forget it, and false read as a failure",
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    piled:
      "Each turn adds another 'drain' listener to `{{sink}}`, and those before it may still be there: they pile up, " +
      "and all run at once. Pause the source until 'drain', or await room before the next chunk.",
    late:
      "Something was awaited since `write()` answered: 'drain' may have come before this listens, and then the wait " +
      'has no end. Test the answer at once, or look at `{{sink}}.writableNeedDrain` here.',
    stale:
      '`{{flag}}` is set at the first false and never again: from then on nothing is written. ' +
      "Let a 'drain' listener of `{{sink}}` clear it.",
    misread:
      '`{{sink}}.write()` took the chunk and only asks for a pause; here its false becomes an error, which a ' +
      "slow reader is enough for. Wait for 'drain' instead.",
    cut:
      '`{{sink}}.write()` took the chunk and only asks for a pause; here its false ends the loop, and the rest of ' +
      'the source is lost. Await room before the next chunk.',
    forged:
      "This tells those who wait that `{{sink}}` has room, whether it has or not: chunks pile up again. Let 'close' " +
      "and 'error' end the wait instead.",
    unreached:
      "'drain' comes only after `write()` answered false, and nobody looks at the answer: what waits here may never " +
      'be written. Write until it answers false, and go on at the event.',
    once: 'Take the listener off with its first event: `once()`.',
    ask: 'Look at `writableNeedDrain` of the stream.',
    await: 'Await room with `write()` of the runtime, which answers false when the stream is gone.',
  },
  schema: [],
  defaultOptions: [],
  mentions: oneOf('drain', '.write'),
  create(context) {
    const told = new Set<TSESTree.Node>()
    const textOf = (node: TSESTree.Node): string => context.sourceCode.getText(node)
    return {
      CallExpression(call) {
        const { arguments: given } = call
        const isDrain = given[0]?.type === 'Literal' && given[0].value === 'drain'
        if (isDrain) return void (checkListener(context, call) || checkEvent(context, call))
        const put = testedWrite(context, call)
        if (!put) return
        const sink = textOf(put.receiver)
        const late = lateTestOf(context, put)
        if (late) {
          // Several writes of a helper's callers may be tested in one place.
          if (told.has(late.test)) return
          told.add(late.test)
          const fix = askTheStream(context, late.test, late.answer, put)
          return report(context, {
            node: late.test,
            messageId: 'late',
            data: { sink },
            suggest: [fix && { messageId: 'ask', fix }],
          })
        }
        const stale = staleFlagOf(context, put)
        if (stale) return report(context, { node: stale, messageId: 'stale', data: { flag: textOf(stale.left), sink } })
        const misread = misreadAnswerOf(context, put)
        if (!misread) return
        const fix = put.origin.evidence === 'known' ? awaitTestedWrite(context, call) : null
        report(context, {
          node: misread.test,
          messageId: misread.as === 'failure' ? 'misread' : 'cut',
          data: { sink },
          suggest: [fix && { messageId: 'await', fix }],
        })
      },
    }
  },
})

function checkListener(context: Context, call: TSESTree.CallExpression): boolean {
  if (!drainListenerOf(call)) return false
  const piled = piledDrainOf(context, call)
  if (piled) {
    const fix = piled.waits && !piled.isOnce ? listenOnce(call) : null
    report(context, {
      node: call,
      messageId: 'piled',
      data: { sink: context.sourceCode.getText(piled.emitter) },
      suggest: [fix && { messageId: 'once', fix }],
    })
  } else if (unreachedDrainOf(context, call)) report(context, { node: call, messageId: 'unreached' })
  return true
}

function checkEvent(context: Context, call: TSESTree.CallExpression): void {
  const forged = forgedDrainOf(context, call)
  if (!forged) return
  report(context, { node: call, messageId: 'forged', data: { sink: context.sourceCode.getText(forged) } })
}

/** A write into a byte stream whose answer is not just dropped. */
function testedWrite(context: Context, call: TSESTree.CallExpression): Put | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'write') return undefined
  if (call.parent.type === 'ExpressionStatement' || call.parent.type === 'AwaitExpression') return undefined
  const put = putOf(context, call)
  const isStream = put?.origin.thing.kinds.includes('node-writable') && put.origin.name !== 'stdout'
  return put?.method === 'write' && put.answers === 'boolean' && isStream ? put : undefined
}
