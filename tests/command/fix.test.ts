import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from './project.ts'
import { ran } from './ran.ts'
import { repository } from './repository.ts'

const textOf = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8')

describe('fix', () => {
  it('shows the difference and asks first', async () => {
    const from = project({ 'src/a.js': 'bad()\nsame()\n', 'b.js': 'good()' })
    const { code, printed } = await ran(from, ['fix'], ['y'])
    expect(printed.split('\n')).toEqual([
      '--- a/src/a.js',
      '+++ b/src/a.js',
      '@@ -1,2 +1,2 @@',
      '-bad()',
      '+good()',
      ' same()',
      '',
      'Rewrite 1 file? [y/N] ',
      '1 file rewritten, 2 files read.',
    ])
    expect(textOf(from, 'src/a.js')).toBe('good()\nsame()\n')
    expect(code).toBe(0)
  })

  it.each([
    ['a no', ['n'], ''],
    ['another word', ['what'], ''],
    ['nobody there', [], 'Nothing is written without a yes. --yes says it beforehand.'],
  ])('writes nothing on %s', async (_, answers, complaint) => {
    const from = project({ 'a.js': 'bad()' })
    const { code, printed, complained } = await ran(from, ['fix'], answers)
    expect(textOf(from, 'a.js')).toBe('bad()')
    expect(printed).toContain('Nothing rewritten, 1 file read.')
    expect(complained).toBe(complaint)
    expect(code).toBe(1)
  })

  it('does not ask under --yes', async () => {
    const from = project({ 'a.js': '\uFEFFbad()\r\n' })
    expect((await ran(from, ['fix', '--yes'])).printed).not.toContain('?')
    expect(textOf(from, 'a.js')).toBe('\uFEFFgood()\r\n')
  })

  it('tells what is left for a person', async () => {
    const { code, printed } = await ran(project({ 'a.js': 'bad(poor, poor)' }), ['fix', '--yes'])
    expect(printed).toContain('1 file rewritten, 1 file read. 2 findings left for a person: ')
    expect(printed).toContain('npx -p eslint-plugin-backpressure backpressure check')
    expect(code).toBe(1)
  })

  describe('what is suppressed', () => {
    const known = (count: number) => JSON.stringify({ 'a.js': { 'backpressure/no-bad': { count } } })

    it('is not left for a person', async () => {
      const from = project({ 'a.js': 'bad(poor, poor)', 'eslint-suppressions.json': known(2) })
      expect(await ran(from, ['fix', '--yes'])).toMatchObject({ code: 0, complained: '' })
      expect(textOf(from, 'a.js')).toBe('good(poor, poor)')
    })

    it('may stand in another file', async () => {
      const from = project({ 'a.js': 'poor()', 'known.json': known(1) })
      expect((await ran(from, ['fix'])).code).toBe(1)
      expect((await ran(from, ['fix', '--suppressions-location', 'known.json'])).code).toBe(0)
    })

    it('is to be struck where it was rewritten', async () => {
      const from = project({ 'a.js': 'bad(poor)', 'eslint-suppressions.json': known(2) })
      const { code, complained } = await ran(from, ['fix', '--yes'])
      expect(complained.split('\n')).toEqual([
        'eslint-suppressions.json passes over more than there is:',
        '  a.js: backpressure/no-bad',
        'Strike what is mended: npx -p eslint-plugin-backpressure backpressure check --prune-suppressions',
      ])
      expect(code).toBe(0)
      expect((await ran(from, ['check', '--prune-suppressions'])).code).toBe(0)
    })
  })

  it('has nothing to do where nothing is found', async () => {
    expect(await ran(project({ 'a.js': '' }), ['fix'])).toEqual({
      code: 0,
      printed: 'Nothing rewritten, 1 file read.',
      complained: '',
    })
  })

  it('says what it could not read', async () => {
    const { code, printed } = await ran(project({ 'a.js': 'bad()', 'b.js': 'const = 1' }), ['fix', '--yes'])
    expect(printed).toContain(
      '1 file rewritten, 1 file read, 1 file not readable. More: npx -p eslint-plugin-backpressure backpressure check',
    )
    expect(code).toBe(1)
  })

  it('rewrites what changed since a commit only', async () => {
    const { folder, write } = repository({ 'old.js': 'bad()' })
    write('new.js', 'bad()')
    await ran(folder, ['fix', '--since', 'HEAD', '--yes'])
    expect([textOf(folder, 'old.js'), textOf(folder, 'new.js')]).toEqual(['bad()', 'good()'])
  })

  describe('the runtime', () => {
    const IMPORTS = "import 'backpressure-runtime'\nbad()"

    it.each([
      ['npm', {}, 'npm install backpressure-runtime'],
      ['pnpm', { 'pnpm-lock.yaml': '' }, 'pnpm add backpressure-runtime'],
      ['yarn', { 'yarn.lock': '' }, 'yarn add backpressure-runtime'],
    ])('is asked for where it is missing: %s', async (_, files, command) => {
      const { printed } = await ran(project({ 'a.js': IMPORTS, ...files }), ['fix', '--yes'])
      expect(printed).toContain(`imports backpressure-runtime, which is not installed there:\n  ${command}`)
    })

    const NAMED = { name: '@x/a' }
    const file = 'packages/a/src/deep/a.js'
    const inMonorepo = (root: object, more: Record<string, string>): Record<string, string> => ({
      'package.json': JSON.stringify({ name: 'root', ...root }),
      'packages/a/package.json': JSON.stringify(NAMED),
      // Says how scripts are read, and is no package.
      'packages/a/src/package.json': '{ "type": "module" }',
      [file]: IMPORTS,
      ...more,
    })
    const LOCKED = JSON.stringify({ packages: { '': {}, 'packages/a': NAMED } })

    it.each([
      ['npm', inMonorepo({}, { 'package-lock.json': LOCKED }), 'npm install -w @x/a backpressure-runtime'],
      [
        'npm, a package that stands by itself',
        inMonorepo({}, { 'packages/a/package-lock.json': '{}' }),
        '(cd packages/a && npm install backpressure-runtime)',
      ],
      ['pnpm', inMonorepo({}, { 'pnpm-lock.yaml': '' }), 'pnpm --dir packages/a add backpressure-runtime'],
      ['yarn', inMonorepo({}, { 'yarn.lock': '' }), 'yarn --cwd packages/a add backpressure-runtime'],
      ['bun', inMonorepo({}, { 'bun.lock': '' }), 'bun add --cwd packages/a backpressure-runtime'],
    ])('is for the package whose file was rewritten: %s', async (_, files, command) => {
      const { printed } = await ran(project(files), ['fix', '--yes'])
      expect(printed.split('\n').slice(-2)).toEqual([expect.stringContaining('not installed'), `  ${command}`])
    })

    it('is for each package, named from where the person stands', async () => {
      const files = inMonorepo({}, { 'package-lock.json': '{}', 'a.js': IMPORTS })
      const { printed } = await ran(path.join(project(files), 'packages'), ['fix', '--yes', '..'])
      expect(printed.split('\n').slice(-2)).toEqual([
        '  (cd .. && npm install backpressure-runtime)',
        '  (cd a && npm install backpressure-runtime)',
      ])
    })

    it.each([
      ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n', 'pnpm-lock.yaml': '' }, 'pnpm add -w backpressure-runtime'],
      ['yarn 1', { 'yarn.lock': '# yarn lockfile v1\n' }, 'yarn add -W backpressure-runtime'],
      ['later yarn', { 'yarn.lock': '__metadata:\n' }, 'yarn add backpressure-runtime'],
    ])('is for the root of a workspace, where that is meant: %s', async (_, files, command) => {
      const manifest = JSON.stringify({ name: 'root', workspaces: ['packages/*'] })
      const { printed } = await ran(project({ 'package.json': manifest, 'a.js': IMPORTS, ...files }), ['fix', '--yes'])
      expect(printed.split('\n').at(-1)).toBe(`  ${command}`)
    })

    it.each([
      ['it is installed', { 'a.js': IMPORTS, 'node_modules/backpressure-runtime/index.js': '' }],
      ['nothing imports it', { 'a.js': 'bad()' }],
    ])('is not asked for where %s', async (_, files) => {
      expect((await ran(project(files), ['fix', '--yes'])).printed).not.toContain('not installed')
    })
  })
})
