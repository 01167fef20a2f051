import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findingsReport } from '../../rules/command/findings.ts'
import { startHere } from '../../rules/command/engine.ts'
import { lint, type Request } from '../../rules/command/lint.ts'
import { typeScriptParser } from '../../rules/command/typescript-parser.ts'
import { project } from './project.ts'
import { stub } from './stub-plugin.ts'

const plain = (_: unknown, text: string) => text

async function reportOf(from: string, more: Partial<Request> = {}): Promise<string> {
  return findingsReport(await lint(stub, { from, paths: ['.'], preset: 'recommended', ...more }), from, plain)
}

describe('findingsReport', () => {
  it('shows place, message, code frame and offered change, then the count', async () => {
    const from = project({ 'src/a.ts': 'const x = 1\nbad(x)\n', 'src/b.ts': '' })
    expect((await reportOf(from)).split('\n')).toEqual([
      `${path.join('src', 'a.ts')}:2:1  backpressure/no-bad`,
      '`bad` is bad. Write `good`.',
      '',
      '  1 | const x = 1',
      '> 2 | bad(x)',
      '    | ^^^',
      '  3 |',
      '  offered in the editor: Write `good`',
      '',
      '1 finding, 2 files read.',
    ])
  })

  it('says so where nothing is found', async () => {
    expect(await reportOf(project({ 'a.ts': 'good()' }))).toBe('No findings, 1 file read.')
  })

  it('tells what rewriting will do', async () => {
    expect(await reportOf(project({ 'a.ts': 'bad()' }), { rewrites: 'show' })).toContain('  rewrite: shown below')
  })

  it('names files that are not readable with the parser’s reason', async () => {
    const report = await reportOf(project({ 'a.js': 'bad()', 'b.ts': 'const = 1' }))
    expect(report).toContain('b.ts:1:6  not readable\nParsing error: ')
    expect(report).toContain('1 finding, 1 file read, 1 file not readable.')
  })

  it('does not say that nothing was found where nothing could be read', async () => {
    expect(await reportOf(project({ 'b.ts': 'const = 1' }))).toMatch(/\n\n0 files read, 1 file not readable\.$/)
  })

  it('writes paths outside the folder relative to it', async () => {
    const folder = project({ 'here/x.js': '', 'there/a.js': 'bad()' })
    const report = await reportOf(path.join(folder, 'here'), { paths: ['../there'] })
    expect(report).toContain(`${path.join('..', 'there', 'a.js')}:1:1  `)
  })
})

describe('without a parser for TypeScript', () => {
  const nowhere = (folder: string) => typeScriptParser(folder, path.join(folder, 'command.js'))

  it('lints JavaScript and says once what TypeScript needs', async () => {
    const from = project({ 'a.ts': 'bad()', 'b.tsx': 'bad()', 'c.js': '<p>{bad}</p>', 'd.cjs': 'return bad' })
    const results = await lint(stub, { from, paths: ['.'], preset: 'recommended' }, startHere(stub, nowhere))
    expect(findingsReport(results, from, plain).split('\n\n')).toEqual([
      expect.stringContaining('c.js:1:5'),
      expect.stringContaining('1 | <p>{bad}</p>'),
      expect.stringContaining('d.cjs:1:8'),
      expect.stringContaining('1 | return bad'),
      'No parser for 2 TypeScript files here. This command brings it:\n'
        + '  npm install --save-dev typescript@6 @typescript-eslint/parser',
      '2 findings, 2 files read, 2 files not readable.',
    ])
  })

  it('takes the parser of the project that is linted', async () => {
    const from = project({
      'node_modules/@typescript-eslint/parser/package.json': '{ "main": "index.js" }',
      'node_modules/@typescript-eslint/parser/index.js':
        'exports.meta = { name: "theirs" }; exports.parseForESLint = () => ({})',
    })
    expect(await nowhere(from)).toMatchObject({ found: true, parser: { meta: { name: 'theirs' } } })
  })

  it('takes its own where the project’s refuses to load', async () => {
    const from = project({
      'node_modules/@typescript-eslint/parser/package.json': '{ "main": "index.js" }',
      'node_modules/@typescript-eslint/parser/index.js': 'throw new Error("does not support TS 7.0")',
    })
    const own = { meta: { name: 'typescript-eslint/parser' } }
    expect(await typeScriptParser(from)).toMatchObject({ found: true, parser: own })
  })
})
