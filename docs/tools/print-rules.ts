import type { Change, Rule } from '../../rules/kit/create-rule.ts'
import { presetsWith } from './rules.ts'

const CHANGES: Record<Change, string> = {
  rewrite:
    'a rewrite: a suggestion in the editor, an autofix under the preset ' +
    '[`backpressure/rewrite`](../../README.md#configure)',
  suggestion: 'a suggestion, because a person must choose',
  none: 'none; the message says what to decide',
}

interface OptionSchema {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly items?: OptionSchema
  readonly properties?: Readonly<Record<string, OptionSchema>>
}

/** What the top of a rule's page says: the description, its presets, its change. */
export function printHeader({ meta }: Rule): string {
  return `${sentence(meta.docs.description)}

- Presets: ${presetsWith({ meta } as Rule)
    .map((name) => `\`${name}\``)
    .join(', ')}
- Change: ${CHANGES[meta.docs.change]}`
}

/** The options of a rule with type, default and meaning, and what the presets give it. */
export function printOptions({ meta }: Rule): string {
  const defaults = meta.defaultOptions?.[0] as Record<string, unknown> | undefined
  const lines = Object.entries(propertiesOf(meta.schema)).map(([name, schema]) => {
    const value = defaults?.[name]
    const standard = value === undefined ? 'no default' : `default \`${JSON.stringify(value)}\``
    return `- \`${name}\` (${typeName(schema)}, ${standard}): ${schema.description ?? ''}`
  })
  if (lines.length === 0) return 'This rule has no options.'
  for (const preset of ['recommended', 'strict'] as const) {
    const options = meta.docs.presets[preset]
    if (options && options.length > 0) lines.push(`- In \`${preset}\`: \`${JSON.stringify(options[0])}\``)
  }
  return lines.join('\n')
}

/** The table of the README. */
export function printRulesTable(rules: Readonly<Record<string, Rule>>): string {
  const rows = Object.entries(rules).map(([name, rule]) => {
    const { description, change } = rule.meta.docs
    const preset = presetsWith(rule)[0] ?? ''
    return `| [\`${name}\`](docs/rules/${name}.md) | ${description} | ${preset} | ${change} |`
  })
  return ['| Rule | What it does | From preset | Change |', '|---|---|---|---|', ...rows].join('\n')
}

/** Options stand in one object; a rule that takes none has an empty schema. */
export function propertiesOf(schema: Rule['meta']['schema']): Readonly<Record<string, OptionSchema>> {
  const [first] = (Array.isArray(schema) ? schema : []) as readonly OptionSchema[]
  return first?.properties ?? {}
}

function typeName(schema: OptionSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? typeName(schema.items) : 'values'}`
  return schema.type ?? 'any'
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`
}
