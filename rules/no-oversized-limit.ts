import type { TSESTree } from '@typescript-eslint/utils'
import { classAround } from './analysis/classes.ts'
import { spokenNameOf } from './analysis/names.ts'
import { callsGiven } from './analysis/number-uses.ts'
import { numberOf } from './analysis/numbers.ts'
import { limitsIn, type NamedLimit } from './analysis/oversized-limits.ts'
import { boundCommentOn } from './kit/bound-comments.ts'
import type { Context } from './kit/context.ts'
import { createRule } from './kit/create-rule.ts'
import { oneOf } from './kit/mentions.ts'
import { report } from './kit/report.ts'
import { settingsOf } from './kit/settings.ts'

interface Options {
  /** The largest number of items or tasks that is a bound. */
  readonly maxCount?: number
  /** The largest number of bytes that is a bound. */
  readonly maxBytes?: number
}

/** Reports `new BoundedQueue(Infinity)` and `highWaterMark: 1e9`: limits that are never reached. */
export default createRule({
  name: 'no-oversized-limit',
  docs: {
    description: 'disallow limits that are too large to hold anything back',
    presets: { recommended: [{}] },
    change: 'suggestion',
  },
  messages: {
    oversized:
      'A limit of {{ amount }} {{ unit }} holds nothing back: `{{ callee }}` fills the memory before it is reached. ' +
      'Take one that the process can hold.',
    useLimit: 'Set the limit to {{ limit }}.',
  },
  schema: [
    {
      type: 'object',
      properties: {
        maxCount: { type: 'number', minimum: 1, description: 'The largest number of items or tasks that is a bound.' },
        maxBytes: { type: 'number', minimum: 1, description: 'The largest number of bytes that is a bound.' },
      },
      additionalProperties: false,
    },
  ],
  defaultOptions: [{ maxCount: 10_000, maxBytes: 104_857_600 }] as [Options],
  // A number of five digits, a product of two long ones, or a word for the largest; `maxPayload: 0` stands for none.
  mentions: oneOf(
    'Infinity',
    'POSITIVE_INFINITY',
    'MAX_SAFE_INTEGER',
    'MAX_VALUE',
    /\d[\d_]{4}|\de\d|\d{3} \* \d{3}|max\w+: 0\b/,
  ),
  honoursBoundComments: true,
  create(context, [{ maxCount = Infinity, maxBytes = Infinity }]) {
    const least = Math.min(maxCount, maxBytes)
    const seen = new Set<TSESTree.Node>()
    const look = (number: TSESTree.Node): void => {
      for (const call of callsGiven(context, number)) {
        if (seen.has(call)) continue
        seen.add(call)
        const oversized = limitsIn(context, call).filter(
          ({ amount, unit, value }) =>
            (amount === Infinity || amount > (unit === 'bytes' ? maxBytes : maxCount)) &&
            !boundCommentOn(context, value),
        )
        speak(context, call, oversized)
      }
    }
    return {
      Literal(literal) {
        // An option of 0 may stand for none.
        const isZeroOption = literal.value === 0 && literal.parent.type === 'Property'
        if (isZeroOption || (typeof literal.value === 'number' && literal.value > least)) look(literal)
      },
      Identifier(name) {
        if (name.name === 'Infinity' || (name.name === 'Number' && name.parent.type === 'MemberExpression')) look(name)
      },
      BinaryExpression(product) {
        if (product.operator.startsWith('*') && (numberOf(context, product) ?? 0) > least) look(product)
      },
    }
  },
})

/** One report for a call: the two marks of a transform are one decision. */
function speak(
  context: Context,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  [first, ...others]: readonly NamedLimit[],
): void {
  if (!first) return
  const made = call.callee.type === 'Super' ? classAround(call)?.superClass : call
  const limits = [first, ...others].map(({ usual, unit, value }) => ({
    value,
    limit: usual ?? (unit === 'tasks' ? settingsOf(context).concurrency : 1000),
  }))
  report(context, {
    node: first.value,
    messageId: 'oversized',
    data: { amount: first.amount, unit: first.unit, callee: (made && spokenNameOf(made)) ?? 'it' },
    suggest: [
      {
        messageId: 'useLimit',
        data: { limit: [...new Set(limits.map(({ limit }) => limit))].join(' and ') },
        fix: (fixer) => limits.map(({ value, limit }) => fixer.replaceText(value, String(limit))),
      },
    ],
  })
}
