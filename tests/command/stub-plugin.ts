import type { Rule } from 'eslint'
import type { Linting } from '../../rules/command/eslint-options.ts'

/** Reports `bad`, which it can rewrite to `good`; `poor`, for a person to change; and `suspect` under `strict`. */
const noBad: Rule.RuleModule = {
  meta: {
    type: 'problem',
    fixable: 'code',
    hasSuggestions: true,
    schema: [{ type: 'object', properties: { suspect: { type: 'boolean' } }, additionalProperties: false }],
    messages: { bad: '`{{name}}` is bad. Write `good`.', write: 'Write `good`' },
  },
  create: (context) => ({
    Identifier(node) {
      const known = node.name === 'bad'
      if (!known && node.name !== 'poor' && !(node.name === 'suspect' && context.options[0]?.suspect)) return
      const fix: Rule.ReportFixer = (fixer) => fixer.replaceText(node, 'good')
      const settings = context.settings['backpressure'] as { autofix?: boolean } | undefined
      const autofix = known && settings?.autofix === true
      context.report({
        node,
        messageId: 'bad',
        data: { name: node.name },
        ...(autofix ? { fix } : { suggest: [{ messageId: 'write', fix }] }),
      })
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'crash') throw new Error('the rule broke')
    },
  }),
}

/** A plugin of one rule, so that the command is tested apart from the real ones. */
export const stub: Linting = {
  meta: { name: 'stub' },
  rules: { 'no-bad': noBad },
  configs: { recommended: [], strict: [], rewrite: [{ settings: { backpressure: { autofix: true } } }] },
}

const plugins = { backpressure: stub }
stub.configs.recommended.push({ plugins, rules: { 'backpressure/no-bad': 'error' } })
stub.configs.strict.push({ plugins, rules: { 'backpressure/no-bad': ['error', { suspect: true }] } })
