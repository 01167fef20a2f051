import { describe, expect, it } from 'vitest'
import { stalePages } from '../../docs/tools/pages.ts'
import { rules } from '../../docs/tools/rules.ts'
import { marked, type Block } from './blocks.ts'
import { lint, type Asked } from './lint.ts'
import { read } from './sources.ts'

const SECTIONS = [
  'What goes wrong',
  'Examples',
  'What silences it',
  'The change',
  'Options',
  'Limits',
  'When not to use it',
]

describe.each(Object.keys(rules))('docs/rules/%s.md', (name) => {
  const page = `docs/rules/${name}.md`
  const [bad, good] = [marked(page, 'bad'), marked(page, 'good')]

  it('has the form of every page', () => {
    const headings = [...read(page).matchAll(/^(#{1,2}) (.*)$/gm)].map((match) => match[2])
    expect(headings).toEqual([name, ...SECTIONS])
  })

  it('has examples of both kinds', () => {
    expect([bad.length, good.length]).not.toContain(0)
  })

  it.each(bad)('reports the bad example in %s', (_, block) => {
    const found = lint(block.code, block.language, { ...askedBy(block), only: name })
    expect(found.map(({ ruleId, message }) => ruleId ?? message)).toContain(`backpressure/${name}`)
    expect(found.filter(({ fatal }) => fatal)).toEqual([])
  })

  it.each(good)('has nothing to say on the good example in %s', (_, block) => {
    expect(lint(block.code, block.language, askedBy(block))).toEqual([])
  })
})

describe('what is printed', () => {
  it('is what meta and knowledge say: npm run pages', () => {
    expect(stalePages().map(({ page }) => page)).toEqual([])
  })
})

function askedBy({ marks, settings }: Block): Asked {
  return { preset: marks.includes('strict') ? 'strict' : 'recommended', settings }
}
