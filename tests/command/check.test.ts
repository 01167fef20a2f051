import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from './project.ts'
import { ran } from './ran.ts'

/** A configuration of a project that knows the plugin, here one with a rule of its own. */
const CONFIG = `
// eslint-plugin-backpressure
const rule = {
  create: (context) => ({
    Identifier: (node) => node.name === 'worse' && context.report({ node, message: 'worse' }),
  }),
}
const other = { create: () => { throw new Error('a rule of others runs') } }
export default [
  {
    plugins: { backpressure: { rules: { 'no-bad': rule } }, other: { rules: { other } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { 'backpressure/no-bad': 'SEVERITY', 'other/other': 'error', 'no-undef': 'error' },
  },
  { ignores: ['ignored/**'] },
]
`
const configured = (severity: string) => CONFIG.replace('SEVERITY', severity)

describe('the report', () => {
  it('closes with the rules, and with what can be rewritten', async () => {
    const { printed } = await ran(project({ 'a.js': 'bad(poor)', 'b.js': 'bad()' }), ['check'])
    expect(printed.split('\n\n').slice(-3)).toEqual([
      '3 findings, 2 files read.',
      '3  backpressure/no-bad',
      '2 findings can be rewritten: npx -p eslint-plugin-backpressure backpressure fix',
    ])
  })

  it('says that nothing was found', async () => {
    expect((await ran(project({ 'a.js': '' }), ['check'])).printed).toBe('No findings, 1 file read.')
  })
})

describe('--max-warnings', () => {
  it.each([
    ['2', 0],
    ['1', 1],
    ['0', 1],
  ])('%s of two findings: exit code %i', async (most, code) => {
    const { code: got, printed } = await ran(project({ 'a.js': 'bad(bad)' }), ['check', '--max-warnings', most])
    expect(printed).toContain('2 findings, 1 file read.')
    expect(got).toBe(code)
  })

  it('shows findings as warnings', async () => {
    const { printed } = await ran(project({ 'a.js': 'bad()' }), ['check', '--max-warnings', '1', '--format', 'stylish'])
    expect(printed).toContain('1 problem (0 errors, 1 warning)')
  })

  it('does not let a file pass that is not readable', async () => {
    expect((await ran(project({ 'a.js': 'const = 1' }), ['check', '--max-warnings', '9'])).code).toBe(1)
  })
})

describe('a configuration that knows the plugin', () => {
  it('holds instead of the preset, and of its rules only ours run', async () => {
    const files = { 'a.js': 'worse(bad) // eslint-disable-line other/other', 'ignored/a.js': 'worse()' }
    const { code, printed } = await ran(project({ ...files, 'eslint.config.mjs': configured('error') }), ['check'])
    expect(printed).toContain('a.js:1:1  backpressure/no-bad\nworse')
    expect(printed).toContain('1 finding, 2 files read.')
    expect(code).toBe(1)
  })

  it('may make a warning of a rule, which passes unless --max-warnings says no', async () => {
    const from = project({ 'a.js': 'worse()', 'eslint.config.mjs': configured('warn') })
    expect((await ran(from, ['check'])).code).toBe(0)
    expect((await ran(from, ['check', '--max-warnings', '0'])).code).toBe(1)
  })

  it('is found in a folder above', async () => {
    const from = project({ 'packages/x/a.js': 'worse()', 'eslint.config.mjs': configured('error') })
    expect((await ran(`${from}/packages/x`, ['check'])).printed).toContain('a.js:1:1  backpressure/no-bad')
  })

  it('may be named', async () => {
    const from = project({ 'a.js': 'worse()', 'lint/my.config.mjs': configured('error') })
    expect((await ran(from, ['check'])).code).toBe(0)
    expect((await ran(from, ['check', '--config', 'lint/my.config.mjs'])).code).toBe(1)
  })

  it('can be held to more by --strict', async () => {
    const config = `const rule = { create: () => ({}) }
      const more = { create: (context) => ({ Program: (node) => context.report({ node, message: 'more' }) }) }
      // eslint-plugin-backpressure
      export default [{ plugins: { backpressure: { rules: { 'no-bad': more, rule } } }, rules: {} }]`
    const from = project({
      'a.js': '',
      'eslint.config.mjs': config.replace('create: (context)', 'meta: { schema: false }, create: (context)'),
    })
    expect((await ran(from, ['check', 'a.js'])).code).toBe(0)
    expect((await ran(from, ['check', 'a.js', '--strict'])).code).toBe(1)
  })
})

describe('--cache', () => {
  it('keeps results, and tells again what it kept', async () => {
    const from = project({ 'a.js': 'bad()' })
    const first = await ran(from, ['check', '--cache'])
    expect(await ran(from, ['check', '--cache'])).toEqual(first)
    expect(first.code).toBe(1)
  })

  it('leaves alone the cache of ESLint', async () => {
    const from = project({ 'a.js': '', '.eslintcache': '[]' })
    await ran(from, ['check'])
    expect(readFileSync(path.join(from, '.eslintcache'), 'utf8')).toBe('[]')
  })
})
