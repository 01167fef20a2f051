import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../house/sources.ts'
import { project } from './project.ts'
import { ran } from './ran.ts'

const FILE = 'eslint-suppressions.json'
const FILES = { 'src/a.js': 'bad()\nbad()', 'src/b.js': 'bad()' }

const suppressionsOf = (folder: string): object => JSON.parse(readFileSync(path.join(folder, FILE), 'utf8'))

describe('a code base with findings', () => {
  it('takes them down, passes, catches a new one, and shrinks as they are mended', async () => {
    const from = project(FILES)
    expect(await ran(from, ['check', '--suppress-all'])).toMatchObject({
      code: 0,
      printed: '3 findings of today taken down in eslint-suppressions.json.\nNo findings, 2 files read.',
    })
    expect(suppressionsOf(from)).toEqual({
      'src/a.js': { 'backpressure/no-bad': { count: 2 } },
      'src/b.js': { 'backpressure/no-bad': { count: 1 } },
    })
    expect((await ran(from, ['check'])).code).toBe(0)

    writeFileSync(path.join(from, 'src/b.js'), 'bad()\nbad()')
    const { code, printed } = await ran(from, ['check'])
    expect(printed).toContain('src/b.js:2:1  backpressure/no-bad')
    expect(code).toBe(1)

    writeFileSync(path.join(from, 'src/b.js'), 'good()')
    writeFileSync(path.join(from, 'src/a.js'), 'bad()')
    const left = await ran(from, ['check'])
    expect(left.complained.split('\n')).toEqual([
      'eslint-suppressions.json passes over more than there is:',
      '  src/a.js: backpressure/no-bad',
      '  src/b.js: backpressure/no-bad',
      'Strike what is mended: npx -p eslint-plugin-backpressure backpressure check --prune-suppressions',
    ])
    expect(left.code).toBe(1)

    expect(await ran(from, ['check', '--prune-suppressions'])).toMatchObject({ code: 0, complained: '' })
    expect(suppressionsOf(from)).toEqual({ 'src/a.js': { 'backpressure/no-bad': { count: 1 } } })
  })

  it('does not pass over more by pruning', async () => {
    const from = project({ ...FILES, [FILE]: '{ "src/a.js": { "backpressure/no-bad": { "count": 1 } } }' })
    expect((await ran(from, ['check', '--prune-suppressions'])).code).toBe(1)
    expect(suppressionsOf(from)).toEqual({ 'src/a.js': { 'backpressure/no-bad': { count: 1 } } })
  })

  it('forgets files that are gone', async () => {
    const from = project(FILES)
    await ran(from, ['check', '--suppress-all'])
    rmSync(path.join(from, 'src/b.js'))
    await ran(from, ['check', '--prune-suppressions'])
    expect(Object.keys(suppressionsOf(from))).toEqual(['src/a.js'])
  })

  it('leaves alone what is suppressed of other rules', async () => {
    const other = { 'src/a.js': { 'no-undef': { count: 3 } } }
    const from = project({ ...FILES, [FILE]: JSON.stringify(other) })
    expect((await ran(from, ['check', 'src/b.js'])).complained).toBe('')
    await ran(from, ['check', '--suppress-all'])
    expect(suppressionsOf(from)).toMatchObject({ 'src/a.js': { 'no-undef': { count: 3 } } })
    for (const name of ['src/a.js', 'src/b.js']) writeFileSync(path.join(from, name), '')
    await ran(from, ['check', '--prune-suppressions'])
    expect(suppressionsOf(from)).toEqual(other)
  })

  it('may keep them elsewhere', async () => {
    const from = project(FILES)
    await ran(from, ['check', '--suppress-all', '--suppressions-location', 'known.json'])
    expect(existsSync(path.join(from, FILE))).toBe(false)
    expect((await ran(from, ['check', '--suppressions-location', 'known.json'])).code).toBe(0)
    expect((await ran(from, ['check'])).code).toBe(1)
    writeFileSync(path.join(from, 'src/b.js'), '')
    const { complained } = await ran(from, ['check', '--strict', '--suppressions-location', 'known.json'])
    expect(complained).toMatch(/backpressure check --prune-suppressions --strict --suppressions-location known\.json$/)
  })

  it('is told of a file that cannot be read', async () => {
    const { code, complained } = await ran(project({ ...FILES, [FILE]: '{' }), ['check'])
    expect(complained).toContain('eslint-suppressions.json cannot be read')
    expect(code).toBe(2)
  })
})

/** What a plain `eslint` makes of a folder. */
function lint(eslint: string, cwd: string, ...args: string[]): { status: number | null } {
  const script = path.join(ROOT, 'node_modules', eslint, 'bin/eslint.js')
  return spawnSync(process.execPath, [script, ...args, '.'], { cwd })
}

describe('an eslint without the plugin', () => {
  const files = { ...FILES, 'eslint.config.mjs': 'export default [{}]' }

  it.each(['eslint', 'eslint9'])(
    'ends with 2 over what is taken down in its file, and says so first: %s',
    async (eslint) => {
      const from = project(files)
      const { code, complained } = await ran(from, ['check', '--suppress-all'])
      expect(lint(eslint, from).status).toBe(2)
      expect(complained.split('\n')).toEqual([
        'eslint reads eslint-suppressions.json too. Without this plugin, which eslint.config.mjs does not name, it',
        'takes the entries for left over and ends with 2. Bring the plugin in, or undo this and name another file:',
        '  npx -p eslint-plugin-backpressure backpressure init',
        '  npx -p eslint-plugin-backpressure backpressure check --suppress-all ' +
          '--suppressions-location backpressure-suppressions.json',
      ])
      expect(code).toBe(0)
    },
  )

  it('is not hindered by another file', async () => {
    const from = project(files)
    const { complained } = await ran(from, ['check', '--suppress-all', '--suppressions-location', 'known.json'])
    expect(complained).toBe('')
    expect(lint('eslint', from).status).toBe(0)
  })

  it.each([
    ['nothing is taken down', { ...files, 'src/a.js': '', 'src/b.js': '' }],
    ['nobody runs it', FILES],
    [
      'its configuration names the plugin',
      { ...files, 'eslint.config.mjs': '/* eslint-plugin-backpressure */ export default [{}]' },
    ],
  ])('is not spoken of where %s', async (_, others) => {
    expect((await ran(project(others), ['check', '--suppress-all'])).complained).toBe('')
  })
})

describe('the file', () => {
  const CONFIG = `
const rule = { create: (context) => ({
  Identifier: (node) => node.name === 'bad' && context.report({ node, message: 'bad' }),
}) }
export default [{ plugins: { backpressure: { rules: { 'no-bad': rule } } }, rules: { 'backpressure/no-bad': 2 } }]
`

  it.each([
    ['ESLint 10', 'eslint'],
    ['ESLint 9', 'eslint9'],
  ])('is that of %s: what one takes down the other passes over', async (_, eslint) => {
    const ours = project({ ...FILES, 'eslint.config.mjs': CONFIG })
    await ran(ours, ['check', '--suppress-all'])
    expect(lint(eslint, ours).status).toBe(0)

    const theirs = project({ ...FILES, 'eslint.config.mjs': CONFIG })
    expect(lint(eslint, theirs).status).toBe(1)
    lint(eslint, theirs, '--suppress-all')
    expect((await ran(theirs, ['check'])).code).toBe(0)
    expect(suppressionsOf(theirs)).toEqual(suppressionsOf(ours))
  })
})
