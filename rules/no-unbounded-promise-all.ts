import type { TSESTree } from '@typescript-eslint/utils'
import { mayStartWork } from './analysis/async-mappers.ts'
import type { FanOut } from './analysis/facts.ts'
import { boundOfFanOut } from './analysis/fan-out-bounds.ts'
import { fanOutsOf } from './analysis/fan-out.ts'
import { ioIn, type Io } from './analysis/io.ts'
import { limiterIn } from './analysis/limiters-in-sight.ts'
import { fullNameOf, lastNameOf } from './analysis/names.ts'
import { isFileList } from './analysis/scaling.ts'
import { sharedRoundTrip } from './analysis/single-connection.ts'
import { isInside } from './analysis/walk.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { report } from './kit/report.ts'

interface Options {
  /** What a task must be seen to do: `'io'` for network, disk or process, `'any'` for whatever answers a promise. */
  readonly evidence: 'io' | 'any'
}

/** Reports `Promise.all(xs.map(x => fetch(x)))` and its kin where nothing limits how many tasks run at once. */
export default createRule({
  name: 'no-unbounded-promise-all',
  docs: {
    description: 'Disallow waiting for one task per element of a collection that can grow, all started at once',
    presets: { recommended: [{ evidence: 'io' }], strict: [{ evidence: 'any' }] },
    change: 'rewrite',
  },
  messages: {
    fanOut:
      '`{{join}}` starts `{{work}}` for every element of {{items}} at once: connections and memory grow with the input. Run a few at a time with {{remedy}}.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        evidence: {
          description: "`'io'` reports tasks that are seen to use network, disk or a process; `'any'` all that answer a promise.",
          type: 'string',
          enum: ['io', 'any'],
        },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ evidence: 'io' } as Options],
  mentions: /\b(?:all|allSettled|any|race)\s*[(<]/,
  honoursBoundComments: true,
  create(context, [{ evidence }]) {
    const joins: TSESTree.CallExpression[] = []
    return {
      CallExpression(node) {
        if (JOINS.has(lastNameOf(node.callee) ?? '')) joins.push(node)
      },
      'Program:exit'() {
        const found: Found[] = []
        // Inner joins first: work is told to the innermost that starts it.
        for (const join of joins.reverse()) {
          const finding = findingOf(context, join, evidence, found)
          if (finding) found.push(finding)
        }
        for (const finding of found.reverse()) speak(context, finding)
      },
    }
  },
})

const JOINS = new Set(['all', 'allSettled', 'any', 'race'])

interface Found {
  readonly fanOut: FanOut
  readonly io: Io | undefined
}

function findingOf(
  context: Context,
  join: TSESTree.CallExpression,
  evidence: Options['evidence'],
  found: readonly Found[],
): Found | undefined {
  for (const fanOut of fanOutsOf(context, join)) {
    if (found.some((other) => other.fanOut.walk === fanOut.walk)) return undefined
    if (boundOfFanOut(context, fanOut)) continue
    const io = ioIn(context, fanOut.mapper) ?? workOnFiles(context, fanOut)
    if (io ? found.some((other) => isInside(io.node, other.fanOut.join)) : evidence === 'io') continue
    if (io ? sharedRoundTrip(context, io.node) : !mayStartWork(context, fanOut.mapper)) continue
    if (limiterIn(context, fanOut.mapper)) continue
    if (boundCommentOn(context, join) || boundCommentOn(context, fanOut.walk)) continue
    return { fanOut, io }
  }
  return undefined
}

/** One task per file of a directory works on files, whatever it is called. */
function workOnFiles(context: Context, { items, mapper }: FanOut): Io | undefined {
  return items && isFileList(context, items) && mayStartWork(context, mapper) ? { node: mapper, evidence: 'likely' } : undefined
}

function speak(context: Context, { fanOut, io }: Found): void {
  const { join, items, mapper } = fanOut
  report(context, {
    node: join,
    loc: join.callee.loc,
    messageId: 'fanOut',
    data: {
      join: context.sourceCode.getText(join.callee),
      work: nameOf(io?.node ?? mapper) ?? 'a task',
      items: items ? `\`${nameOf(items) ?? 'the list'}\`` : 'the loop',
      remedy: '`mapLimit`',
    },
  })
}

function nameOf(node: TSESTree.Node): string | undefined {
  return node.type === 'CallExpression' ? (fullNameOf(node.callee) ?? lastNameOf(node)) : (fullNameOf(node) ?? lastNameOf(node))
}

