import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { demonstrate } from '../../rules/command/demonstration.ts'
import { project } from './project.ts'
import { stub } from './stub-plugin.ts'

const LOAD = `
export const scenario = {
  load: 'one call',
  run: async () => {
    const { answer } = await import('../a.js')
    return { result: answer(), peakInFlight: answer === undefined ? 0 : 7, peakBufferedBytes: 2_048 }
  },
}
`
const RUN = `
const { scenario } = await import(\`./\${process.argv[2]}.js\`)
console.log(JSON.stringify({ load: scenario.load, ...(await scenario.run()) }))
`

async function shown(files: Readonly<Record<string, string>>): Promise<{ same: boolean; text: string }> {
  const examples = project({ 'package.json': '{ "type": "module" }', 'load/run.ts': RUN, 'load/a.ts': LOAD, ...files })
  const lines: string[] = []
  const terminal = { print: (text: string) => lines.push(text) }
  const same = await demonstrate(stub, terminal, examples)
  return { same, text: stripVTControlCharacters(lines.join('\n')) }
}

describe('demonstrate', () => {
  it('shows findings, differences, both versions under load, and what is left to a person', async () => {
    const { same, text } = await shown({ 'a.ts': 'const bad = 1\nexport const answer = (): number => bad\nlet poor\n' })
    expect(same).toBe(true)
    const [, found = '', changed = '', loads = '', open = ''] = text.split(/^ \d\. .*$/m)
    expect(found).toContain('> 1 | const bad = 1\n    |       ^^^')
    expect(found).toContain('3 findings, 3 files read.')
    expect(changed.trim().split('\n')).toEqual([
      '--- a/a.ts',
      '+++ b/a.ts',
      '@@ -1,3 +1,3 @@',
      '-const bad = 1',
      '-export const answer = (): number => bad',
      '+const good = 1',
      '+export const answer = (): number => good',
      ' let poor',
    ])
    expect(loads).toMatch(/^a\.ts +one call +equal +7 → 7 +2 KiB → 2 KiB$/m)
    expect(open.trim().split('\n')).toEqual([
      'a.ts:3:5  backpressure/no-bad',
      '  `poor` is bad. Write `good`.',
      '  or: Write `good`',
      '',
      '1 finding for a person: the code does not say what should happen.',
      '',
      'Your own code: npm start -- PATH…',
    ])
  })

  it('tells when a rewrite changes what comes out', async () => {
    const { same, text } = await shown({ 'a.ts': "const a = { bad: 1 }\nexport const answer = () => Object.keys(a)\n" })
    expect(same).toBe(false)
    expect(text).toMatch(/^a\.ts +one call +DIFFERENT/m)
  })

  it('runs nothing where nothing can be rewritten', async () => {
    const { same, text } = await shown({ 'a.ts': 'let poor\n' })
    expect(same).toBe(true)
    expect(text).not.toContain('one call')
  })

  it('names the load that breaks', async () => {
    const files = { 'a.ts': 'const bad = 1\nexport const answer = () => { throw new Error(`load ${bad} broke`) }\n' }
    await expect(shown(files)).rejects.toThrow('load 1 broke')
  })
})
