import type { Rule } from './kit/create-rule.ts'

/** Every rule by its name, in alphabetical order. */
export const rules: Record<string, Rule> = {
}
