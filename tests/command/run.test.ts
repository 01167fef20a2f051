import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../rules/command/run.ts'
import { project } from './project.ts'
import { stub } from './stub-plugin.ts'

async function ran(args: readonly string[]): Promise<{ code: number; printed: string; complained: string }> {
  let printed = ''
  let complained = ''
  const code = await run(stub, args, {
    print: (text) => (printed += text),
    complain: (text) => (complained += text),
  })
  return { code, printed: stripVTControlCharacters(printed), complained }
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('exit codes', () => {
  it.each([
    { name: '0 where nothing is found', args: ['good.js'], code: 0 },
    { name: '1 with findings', args: ['good.js', 'bad.js'], code: 1 },
    { name: '1 with a file that is not readable', args: ['broken.ts', 'good.js'], code: 1 },
    { name: '0 for --help', args: ['--help'], code: 0 },
    { name: '1 under --strict only', args: ['--strict', 'strict.js'], code: 1 },
    { name: '0 without --strict', args: ['strict.js'], code: 0 },
    { name: '2 for an unknown flag', args: ['--nope'], code: 2, complains: "Unknown option '--nope'.\n\nUsage:" },
    { name: '2 for a missing path', args: ['x.js'], code: 2, complains: 'No such file or folder: x.js\n\nUsage:' },
    { name: '2 for no file', args: ['prose'], code: 2, complains: 'No JavaScript or TypeScript file in prose.' },
    { name: '2 for a rule that breaks, naming it', args: ['crash.js'], code: 2, complains: 'backpressure/no-bad' },
  ])('$name', async ({ args, code, complains = '' }) => {
    const folder = project({
      'good.js': 'good()',
      'bad.js': 'bad()',
      'strict.js': 'suspect()',
      'broken.ts': 'const = 1',
      'crash.js': 'crash()',
      'prose/a.md': '',
    })
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    const outcome = await ran(args)
    expect(outcome.code).toBe(code)
    expect(outcome.complained).toContain(complains)
    expect(outcome.complained === '').toBe(complains === '')
  })
})

describe('where the person stands', () => {
  it('is where npm was called, when npm runs the command', async () => {
    const folder = project({ 'package/x.js': '', 'elsewhere/a.js': 'bad()' })
    vi.spyOn(process, 'cwd').mockReturnValue(path.join(folder, 'package'))
    vi.stubEnv('npm_package_json', path.join(folder, 'package/package.json'))
    vi.stubEnv('INIT_CWD', path.join(folder, 'elsewhere'))
    expect((await ran(['a.js'])).printed).toContain('a.js:1:1  backpressure/no-bad')
  })

  it('is the working folder otherwise, whatever an outer npm left behind', async () => {
    const folder = project({ 'package/x.js': '', 'elsewhere/a.js': 'bad()' })
    vi.spyOn(process, 'cwd').mockReturnValue(path.join(folder, 'elsewhere'))
    vi.stubEnv('npm_package_json', path.join(folder, 'package/package.json'))
    vi.stubEnv('INIT_CWD', path.join(folder, 'package'))
    expect((await ran(['a.js'])).printed).toContain('a.js:1:1  backpressure/no-bad')
  })
})
