import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName } from './analysis/bindings.ts'
import type { FunctionNode } from './analysis/facts.ts'
import { promisedAnswerOf } from './analysis/promised-answers.ts'
import { putOf } from './analysis/puts.ts'
import { swallowedAnswerOf, type SwallowedAnswer } from './analysis/swallowed-answers.ts'
import { unwrap } from './analysis/unwrap.ts'
import { usageOf } from './analysis/usage.ts'
import { returnValue } from './edits/return-value.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

export default createRule({
  name: 'no-swallowed-write-result',
  docs: {
    description: 'require wrappers of `write()` to give their callers its answer',
    presets: { recommended: [] },
    change: 'suggestion',
  },
  messages: {
    piped:
      '`{{sink}}.write()` answers false when its buffer is full, and this `write()` keeps it to itself: whoever ' +
      "writes into it never pauses. Return the answer, and pass 'drain' on.",
    tested:
      'Callers look at what this answers, but it drops the answer of `{{sink}}.write()`: they ' +
      'take every chunk for one that fits, or none. Return the answer.',
    promised:
      'This answers a promise, which is always true, and the caller takes it for the answer of `write()`: it never ' +
      'stops. Await it, or return the answer without a promise.',
    pipedPromise:
      'This `write()` answers a promise, which is always true: whoever writes into it never pauses. ' +
      'Return the answer itself.',
    return: 'Return the answer.',
  },
  schema: [],
  defaultOptions: [],
  mentions: oneOf('write'),
  create(context) {
    const checkAsync = (fn: FunctionNode): void => {
      const promised = fn.async ? promisedAnswerOf(context, fn) : undefined
      if (!promised) return
      const { tested } = promised
      report(context, {
        node: tested ?? fn,
        ...(!tested && { loc: context.sourceCode.getFirstToken(fn)?.loc ?? fn.loc }),
        messageId: tested ? 'promised' : 'pipedPromise',
      })
    }
    return {
      FunctionDeclaration: checkAsync,
      FunctionExpression: checkAsync,
      ArrowFunctionExpression: checkAsync,
      CallExpression(call) {
        if (!isWrite(call)) return
        const put = putOf(context, call)
        if (put?.answers !== 'boolean' || !put.origin.thing.kinds.includes('node-writable')) return
        const swallowed = put.origin.name === 'stdout' ? undefined : swallowedAnswerOf(context, put)
        if (!swallowed) return
        const fix = canReturn(swallowed) ? returnValue(context, call, swallowed.wrapper) : null
        report(context, {
          node: call,
          messageId: swallowed.how === 'poses' ? 'piped' : 'tested',
          data: { sink: context.sourceCode.getText(put.receiver) },
          suggest: [fix && { messageId: 'return', fix }],
        })
      },
    }
  },
})

function isWrite({ callee }: TSESTree.CallExpression): boolean {
  const member = unwrap(callee)
  if (member.type !== 'MemberExpression') return false
  const name = propertyName(member) ?? ''
  return name === 'write' || name === 'call' || name === 'apply'
}

/** A caller here that drops what it gets would lose the answer in turn. */
function canReturn({ calls }: SwallowedAnswer): boolean {
  return calls.every((call) => usageOf(call) !== 'dropped')
}
