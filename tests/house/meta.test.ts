import { describe, expect, it } from 'vitest'
import { propertiesOf } from '../../docs/tools/print-rules.ts'
import { presetsWith, rules } from '../../docs/tools/rules.ts'
import { read } from './sources.ts'

// What a person can do about a finding: a message names one of these, as an imperative.
const REMEDIES = (
  'arm await bound check close count drop end enqueue give keep let limit look make move pass pause pipe pull put ' +
  'race read remove resume return run start stop take use wait walk write'
).split(' ')
const REMEDY = new RegExp(`\\b(${REMEDIES.join('|')})\\b`, 'i')

describe.each(Object.entries(rules))('%s', (name, { meta }) => {
  const messages = Object.entries(meta.messages)

  it('has a page address that ends with its name', () => {
    expect(meta.docs.url).toMatch(new RegExp(`^https://.*/docs/rules/${name}\\.md$`))
  })

  it('says in a description what it asks for', () => {
    expect(meta.docs.description).toMatch(/^(disallow|require|prefer) .*[^.]$/)
  })

  it('stands in a preset', () => {
    expect(presetsWith({ meta } as never)).not.toEqual([])
  })

  it.each(messages)('message %s ends with a full stop and has two sentences at most', (_, message) => {
    expect(message).toMatch(/\.$/)
    expect(sentencesOf(message).length).toBeLessThanOrEqual(2)
  })

  it.each(messages)('message %s is short and never says "Unexpected"', (_, message) => {
    expect(message).not.toMatch(/unexpected/i)
    expect(message.length).toBeLessThanOrEqual(240)
  })

  it.each(messages)('message %s names a remedy', (_, message) => {
    expect(sentencesOf(message).at(-1)).toMatch(REMEDY)
  })

  it.each(Object.entries(propertiesOf(meta.schema)))('option %s is described and has a default', (option, schema) => {
    expect(schema.description).toMatch(/^[A-Z`].*\.$/)
    expect(meta.defaultOptions?.[0]).toHaveProperty(option)
    expect(read(`docs/rules/${name}.md`)).toContain(`\`${option}\``)
  })

  it('takes nothing but its options', () => {
    const schemas = (Array.isArray(meta.schema) ? meta.schema : [meta.schema]) as { additionalProperties?: boolean }[]
    expect(schemas.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([])
  })

  it('offers what it says that it changes', () => {
    expect(meta.fixable === 'code').toBe(meta.docs.change === 'rewrite')
    expect(meta.hasSuggestions === true).toBe(meta.docs.change !== 'none')
  })
})

/** Code in backticks may hold anything, and a full stop inside a name ends no sentence. */
function sentencesOf(message: string): string[] {
  const plain = message.replace(/`[^`]*`/g, (code) => code.replaceAll('.', '·'))
  return plain.split(/(?<=[.?!])\s+/).filter((sentence) => sentence !== '')
}
