import path from 'node:path'
import plugin from '../../rules/index.ts'
import type { Rule } from '../../rules/kit/create-rule.ts'

/** The folder of the project. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

/** The plugin's rules with the facts that ESLint's own type does not know. */
export const rules = plugin.rules as unknown as Readonly<Record<string, Rule>>

/** Presets that hold a rule, gentlest first. */
export function presetsWith({ meta }: Rule): readonly ('recommended' | 'strict')[] {
  const { recommended, strict } = meta.docs.presets
  if (recommended) return ['recommended', 'strict']
  return strict ? ['strict'] : []
}
