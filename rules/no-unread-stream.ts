import type { TSESTree } from '@typescript-eslint/utils'
import { spokenNameOf } from './analysis/names.ts'
import { unreadBodiesOf } from './analysis/unread-bodies.ts'
import { unreadBranchOf } from './analysis/unread-branches.ts'
import { unreadOutputsOf } from './analysis/unread-outputs.ts'
import { letGo, resumeOutputs } from './edits/let-go.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'

/** Reports `const [a, b] = body.tee()` where nobody reads `b`: it holds all that `a` has read. */
export default createRule({
  name: 'no-unread-stream',
  docs: {
    description: 'disallow branches, bodies and outputs of processes that nobody reads',
    presets: { strict: [] },
    change: 'suggestion',
  },
  messages: {
    unread:
      'Nobody reads `{{branch}}`: it holds all that `{{other}}` has read, or brings both to a stop. ' +
      'Read it, cancel it, or make no second branch.',
    inTurn:
      '`{{branch}}` is not read before `{{other}}` has come to its end: meanwhile it holds the whole stream, or ' +
      'brings both to a stop. Read both at the same time.',
    body:
      'The body of `{{response}}` is neither read nor cancelled here: its connection stays taken until it is ' +
      'collected as garbage. Read it or let it go: `{{remedy}}`.',
    output:
      'Nobody reads `{{output}}` of this process: when its pipe is full, the process stands still for good. ' +
      "Read it, let it run off with `resume()`, or give the option `stdio: 'ignore'`.",
    letGo: 'Let go of the body.',
    resume: 'Let it run off.',
  },
  schema: [],
  defaultOptions: [],
  mentions: oneOf('.tee', '.clone', '.pipe', 'spawn', /fetch/i, 'undici', /\bhttps?['"]/),
  create(context) {
    const lookAtBody = (id: TSESTree.Node | undefined): void => {
      if (id?.type !== 'Identifier') return
      for (const unread of unreadBodiesOf(context, id)) {
        const fix = letGo(context, unread)
        const remedy = `${id.name}.${unread.origin.thing.held?.letGo ?? ''}`
        report(context, {
          node: unread.leaves,
          messageId: 'body',
          data: { response: id.name, remedy },
          suggest: [fix && { messageId: 'letGo', fix }],
        })
      }
    }
    const lookAtParameters = ({ params: [first] }: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression) =>
      lookAtBody(first)
    return {
      ...(RESPONSES.test(context.sourceCode.text) && {
        VariableDeclarator: ({ id, init }) => lookAtBody(init?.type === 'AwaitExpression' ? id : undefined),
        ArrowFunctionExpression: lookAtParameters,
        FunctionExpression: lookAtParameters,
      }),
      CallExpression(call) {
        const branch = unreadBranchOf(context, call)
        if (branch) {
          const { form, ...data } = branch
          report(context, { node: call, messageId: form, data })
          return
        }
        const outputs = unreadOutputsOf(context, call)
        if (outputs.length === 0) return
        const fix = resumeOutputs(context, call, outputs)
        report(context, {
          node: call,
          loc: call.callee.loc,
          messageId: 'output',
          data: { output: outputs.map((name) => `${spokenNameOf(call) ?? 'child'}.${name}`).join('` and `') },
          suggest: [fix && { messageId: 'resume', fix }],
        })
      },
    }
  },
})

const RESPONSES = /\bfetch|Fetch\b|\bundici\b|\bhttps?['"]/
