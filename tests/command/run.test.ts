import path from 'node:path'
import { expect, describe, it } from 'vitest'
import { project } from './project.ts'
import { ran } from './ran.ts'

describe('exit codes', () => {
  it.each([
    { name: '0 where nothing is found', args: ['check', 'good.js'], code: 0 },
    { name: '1 with findings', args: ['check', 'good.js', 'bad.js'], code: 1 },
    { name: '1 with a file that is not readable', args: ['check', 'broken.ts', 'good.js'], code: 1 },
    { name: '0 for --help', args: ['--help'], code: 0 },
    { name: '1 under --strict only', args: ['check', '--strict', 'strict.js'], code: 1 },
    { name: '0 without --strict', args: ['check', 'strict.js'], code: 0 },
    { name: '2 for no command', args: [], code: 2, complains: 'Say what to do: check, fix or init.' },
    { name: '2 for an unknown flag', args: ['check', '--nope'], code: 2, complains: "Unknown option '--nope'.\n\n" },
    { name: '2 for a missing path', args: ['check', 'x.js'], code: 2, complains: 'No such file or folder: x.js\n\n' },
    {
      name: '2 for no file',
      args: ['check', 'prose'],
      code: 2,
      complains: 'No JavaScript or TypeScript file in prose.',
    },
    {
      name: '0 for no file, where that is fine',
      args: ['check', 'prose', '--no-error-on-unmatched-pattern'],
      code: 0,
    },
    {
      name: '2 for a rule that breaks, naming it',
      args: ['check', 'crash.js'],
      code: 2,
      complains: 'backpressure/no-bad',
    },
    { name: '2 for a missing configuration', args: ['check', '-c', 'x'], code: 2, complains: '--config takes a file' },
    {
      name: '2 for an unknown format',
      args: ['check', 'bad.js', '--format', 'x'],
      code: 2,
      complains: '--format takes',
    },
    {
      name: '2 for --since without git',
      args: ['check', '--since', 'x'],
      code: 2,
      complains: '--since works in a git',
    },
    { name: '2 for --staged without git', args: ['check', '--staged'], code: 2, complains: '--staged works in a git' },
  ])('$name', async ({ args, code, complains = '' }) => {
    const folder = project({
      'good.js': 'good()',
      'bad.js': 'bad()',
      'strict.js': 'suspect()',
      'broken.ts': 'const = 1',
      'crash.js': 'crash()',
      'prose/a.md': '',
    })
    const outcome = await ran(folder, args)
    expect(outcome.complained).toContain(complains)
    expect(outcome.complained === '').toBe(complains === '')
    expect(outcome.code).toBe(code)
  })
})

describe('paths', () => {
  it('may lie outside the folder where the person stands', async () => {
    const folder = project({ 'here/x.js': '', 'there/a.js': 'bad()' })
    const { code, printed } = await ran(path.join(folder, 'here'), ['check', '../there'])
    expect(printed).toContain(`${path.join('..', 'there', 'a.js')}:1:1  backpressure/no-bad`)
    expect(code).toBe(1)
  })

  it('are this folder, where none is given', async () => {
    expect((await ran(project({ 'src/a.js': 'bad()' }), ['check'])).printed).toContain('a.js:1:1  ')
  })
})
