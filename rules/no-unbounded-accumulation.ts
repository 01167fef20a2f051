import type { TSESTree } from '@typescript-eslint/utils'
import {
  accumulationOf,
  collectedBy,
  namesCollector,
  type Accumulation,
  type Growing,
} from './analysis/accumulations.ts'
import { propertyName } from './analysis/bindings.ts'
import { spokenNameOf } from './analysis/names.ts'
import { remoteSource } from './analysis/remote-sources.ts'
import { unwrap } from './analysis/unwrap.ts'
import { capCollector } from './edits/cap-collector.ts'
import { readWhole } from './edits/read-whole.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report, type Edit } from './kit/report.ts'

/** Reports `for await (const chunk of req) chunks.push(chunk)`: the sender decides how much memory that takes. */
export default createRule({
  name: 'no-unbounded-accumulation',
  docs: {
    description: 'disallow collecting a whole stream in memory with no limit to its size',
    presets: { recommended: [{ sources: 'remote' }], strict: [{ sources: 'all' }] },
    change: 'suggestion',
  },
  messages: {
    remote:
      'All that `{{source}}` sends is collected in memory, and nothing here limits it: a peer decides how much that ' +
      'is. Count the bytes and destroy it above a limit, or read it with `readAll()` and `maxBytes`.',
    local:
      'All that `{{source}}` holds is collected in memory, and nothing here limits it: memory grows with its size. ' +
      'Work on it chunk by chunk, or read it with `readAll()` and `maxBytes`.',
    filed:
      'All that `{{source}}` gives is collected in memory before it goes into a file, and nothing here limits it: ' +
      'memory grows with its size. Write it as it comes: `pipeline({{source}}, createWriteStream(path))`.',
    cap: 'Read at most 1,000,000 bytes.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        sources: {
          description:
            "`'remote'` reports requests, sockets, uploads, and replies that go into a file; `'all'` all replies, " +
            'files, children and other streams too.',
          type: 'string',
          enum: ['remote', 'all'],
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ sources: 'remote' }],
  mentions: oneOf('.getReader', namesCollector, /\(\s*['"](?:data|readable)['"]|\bfor\s+await\b/),
  honoursBoundComments: true,
  create(context, [{ sources }]) {
    const seen = new Set<TSESTree.Node>()
    const speak = (node: TSESTree.Node, found: Accumulation, cap: () => Edit | null): void => {
      const { source, remote, isReply, isFiled, repetition } = found
      if (sources === 'remote' && (!remote || (isReply && !isFiled))) return
      const reading = repetition?.node ?? node
      if (seen.has(reading) || boundCommentOn(context, reading)) return
      seen.add(reading)
      const fix = cap()
      report(context, {
        node,
        messageId: isFiled ? 'filed' : remote ? 'remote' : 'local',
        data: { source: spokenNameOf(source) ?? 'the stream' },
        suggest: [fix && { messageId: 'cap', fix }],
      })
    }
    const growths: Growing[] = []
    const readings: TSESTree.Node[] = []
    const hasCollectors = namesCollector(context)
    return {
      AssignmentExpression(assignment) {
        if (assignment.operator === '+=' || assignment.operator === '=') growths.push(assignment)
      },
      CallExpression(call) {
        if (isPush(call)) growths.push(call)
        const source = readingOf(call)
        if (source) readings.push(source)
        const found = hasCollectors ? collectedBy(context, call) : undefined
        if (found) speak(call, found, () => capCollector(context, call))
      },
      'ForOfStatement[await=true]'({ right }: TSESTree.ForOfStatement) {
        readings.push(right)
      },
      'Program:exit'() {
        // Most files read no stream of the kind, and what grows in them needs no look.
        if (!readings.some((source) => sources === 'all' || remoteSource(context, source))) return
        for (const node of growths) {
          const found = accumulationOf(context, node)
          if (found) speak(node, found, () => readWhole(context, node, found))
        }
      },
    }
  },
})

function isPush(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && propertyName(callee) === 'push' && call.arguments.length === 1
}

/** The stream in `stream.on('data', f)`, `stream.on('readable', f)` and `stream.getReader()`. */
function readingOf({ callee, arguments: [event] }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const member = unwrap(callee)
  if (member.type !== 'MemberExpression') return undefined
  const reads = propertyName(member) === 'getReader' || (event?.type === 'Literal' && READING.has(String(event.value)))
  return reads ? member.object : undefined
}

const READING = new Set(['data', 'readable'])
