import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { project } from './project.ts'
import { ran } from './ran.ts'

const FILES = { 'src/a [1], b.js': 'bad()\nbad()', 'broken.js': 'const = 1' }

async function printed(format: string, files: Readonly<Record<string, string>> = FILES): Promise<string> {
  return (await ran(project(files), ['check', '--format', format])).printed
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('github', () => {
  it('is a workflow command for each finding, with what GitHub takes for punctuation escaped', async () => {
    expect((await printed('github')).split('\n')).toEqual([
      '::error file=broken.js,line=1,col=6,title=not readable::Parsing error: Variable declaration expected.',
      '::error file=src/a [1]%2C b.js,line=1,col=1,endLine=1,endColumn=4,title=backpressure/no-bad::' +
        '`bad` is bad. Write `good`.',
      '::error file=src/a [1]%2C b.js,line=2,col=1,endLine=2,endColumn=4,title=backpressure/no-bad::' +
        '`bad` is bad. Write `good`.',
      '3 findings, 2 files read.',
    ])
  })

  it('warns of what --max-warnings lets pass', async () => {
    const { printed } = await ran(project({ 'a.js': 'bad()' }), ['check', '--format=github', '--max-warnings=1'])
    expect(printed).toContain('::warning file=a.js,')
  })

  it('names files from the root of the checkout', async () => {
    const folder = project({ 'packages/x/a.js': 'bad()' })
    vi.stubEnv('GITHUB_WORKSPACE', folder)
    const { printed } = await ran(path.join(folder, 'packages/x'), ['check', '--format', 'github'])
    expect(printed).toContain('file=packages/x/a.js,')
  })
})

describe('gitlab', () => {
  it('is a code quality report', async () => {
    const [broken, ...found] = JSON.parse(await printed('gitlab'))
    expect(broken).toMatchObject({ check_name: 'not readable', location: { path: 'broken.js' } })
    expect(found[0]).toEqual({
      description: '`bad` is bad. Write `good`.',
      check_name: 'backpressure/no-bad',
      fingerprint: expect.stringMatching(/^[\da-f]{40}$/),
      severity: 'major',
      location: { path: 'src/a [1], b.js', lines: { begin: 1, end: 1 } },
    })
  })

  it('knows each finding by itself, though its line moves', async () => {
    const of = async (text: string): Promise<string[]> =>
      JSON.parse(await printed('gitlab', { 'a.js': text })).map((issue: { fingerprint: string }) => issue.fingerprint)
    const marks = await of('bad()\nbad()')
    expect(new Set(marks).size).toBe(2)
    expect(await of('let x\n\n  bad()\nbad()')).toEqual(marks)
  })
})

describe('sarif', () => {
  it('is a run with its rules and results', async () => {
    const { version, runs } = JSON.parse(await printed('sarif'))
    expect(version).toBe('2.1.0')
    expect(runs[0].tool.driver.rules).toEqual([{ id: 'backpressure/no-bad', properties: { category: 'problem' } }])
    expect(runs[0].results[1]).toMatchObject({
      ruleId: 'backpressure/no-bad',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/a%20%5B1%5D%2C%20b.js' },
            region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
          },
        },
      ],
    })
    expect(runs[0].invocations[0]).toMatchObject({ executionSuccessful: false })
  })

  it('says what is silenced', async () => {
    const code = 'bad() // eslint-disable-line backpressure/no-bad -- known'
    const { runs } = JSON.parse(await printed('sarif', { 'a.js': code }))
    expect(runs[0].results[0].suppressions).toEqual([{ kind: 'inSource', justification: 'known' }])
  })
})

describe('formatters of ESLint', () => {
  it.each(['stylish', 'json', 'html', 'json-with-metadata'])('%s is known', async (name) => {
    expect(await printed(name)).toContain('is bad. Write')
  })

  it('may be a package of the project, or a file', async () => {
    const formatter = 'module.exports = (results) => `${results.length} files`'
    const files = { 'a.js': '', 'node_modules/eslint-formatter-mine/index.js': formatter, 'own.cjs': formatter }
    expect(await printed('mine', files)).toBe('2 files')
    expect(await printed('./own.cjs', files)).toBe('2 files')
  })

  it('are named in the complaint about another', async () => {
    const { complained } = await ran(project(FILES), ['check', '--format', 'nope'])
    expect(complained).toContain('--format takes sarif, github, gitlab, or the name of a formatter of ESLint')
    expect(complained).toContain('not "nope".')
  })
})
