import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXPECTED } from './expected-findings.ts'
import { project } from './project.ts'

// What `npm run build` made: the command as the shell starts it, and what `npm start` starts.
const COMMAND = path.join(import.meta.dirname, '../../dist/command.js')
const DEMONSTRATION = path.join(import.meta.dirname, '../../dist/demonstration.js')

const DEFECT = `export async function all(urls: string[]) {
  return Promise.all(urls.map((url) => fetch(url)))
}
`

function started(script: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const { NO_COLOR, FORCE_COLOR, INIT_CWD, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    env: { ...rest, ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const check = (paths: readonly string[], cwd: string, env?: NodeJS.ProcessEnv) =>
  started(COMMAND, ['check', ...paths], cwd, env)

describe('the built command', () => {
  it('lints TypeScript of any folder, with no configuration', () => {
    const cwd = project({ 'src/a.ts': DEFECT })
    const { status, stdout, stderr } = check(['src'], cwd)
    expect(stdout).toContain(`${path.join('src', 'a.ts')}:2:10  backpressure/no-unbounded-promise-all`)
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  })

  it('says nothing of a configuration that it does not read', () => {
    const cwd = project({ 'a.ts': DEFECT, '.eslintignore': 'a.ts', 'eslint.config.js': 'throw new Error("read")' })
    expect(check(['.'], cwd)).toMatchObject({ status: 1, stderr: '' })
  })

  it.each([
    ['0 where nothing is found', ['good.ts'], 0],
    ['2 where the path is not there', ['nowhere'], 2],
    ['2 for a flag it does not know', ['--nope', 'good.ts'], 2],
    ['2 where there is no repository', ['--since', 'main'], 2],
    ['2 for a format it does not know', ['--format', 'nope'], 2],
  ])('exits with %s', (_, args, code) => {
    const { status } = check(args, project({ 'good.ts': 'export {}' }))
    expect(status).toBe(code)
  })

  it('complains on the error output alone', () => {
    const { stdout, stderr } = check(['nowhere'], project({}))
    expect(stdout).toBe('')
    expect(stderr).toContain('No such file or folder: nowhere')
  })

  it.each([
    { name: 'no colours into a pipe', env: {}, coloured: false },
    { name: 'no colours under NO_COLOR', env: { NO_COLOR: '1' }, coloured: false },
    { name: 'colours under FORCE_COLOR', env: { FORCE_COLOR: '1' }, coloured: true },
  ])('prints $name', ({ env, coloured }) => {
    const { stdout } = check(['a.ts'], project({ 'a.ts': DEFECT }), env)
    expect(stdout.includes('\u001B[')).toBe(coloured)
  })

  it('reads many files in threads, and from the cache, to the same end', () => {
    const texts = Array.from({ length: 250 }, (_, i) => [`src/${i}.ts`, i % 50 === 0 ? DEFECT : 'export {}'])
    const cwd = project({ ...Object.fromEntries(texts), 'broken.ts': 'const = 1' })
    const [alone, ...others] = [['off'], ['2'], ['2', '--cache'], ['auto', '--cache']].map((flags) => {
      const { status, stdout } = check(['--concurrency', ...flags], cwd)
      return { status, stdout }
    })
    expect(alone?.stdout).toContain('5 findings, 250 files read, 1 file not readable.')
    expect(others).toEqual([alone, alone, alone])
  }, 120_000)

  it('carries the licence of what is bundled into it', () => {
    expect(readFileSync(COMMAND.replace(/js$/, 'LICENSE'), 'utf8')).toContain('BSD 3-Clause')
  })
})

describe('the demonstration', () => {
  let demonstration: ReturnType<typeof started>

  beforeAll(() => {
    demonstration = started(DEMONSTRATION, [], tmpdir())
  }, 120_000)

  it('ends well', () => {
    expect(demonstration.stderr).toBe('')
    expect(demonstration.status).toBe(0)
  })

  it.each(EXPECTED.filter(({ change }) => change === 'rewrite'))(
    'shows $file before and after: results equal, the peak lower',
    ({ file }) => {
      const row = demonstration.stdout.split('\n').find((line) => line.startsWith(`${file} `) && line.includes('→'))
      expect(row).toContain(' equal ')
      const peaks = [...(row?.matchAll(/(\d[\d.]*(?: \w+)?) → (\d[\d.]*(?: \w+)?)/g) ?? [])]
      expect(peaks.some(([, before, after]) => amount(after) < amount(before))).toBe(true)
    },
  )

  it('checks the paths that npm start is given', () => {
    const { status, stdout } = started(DEMONSTRATION, ['a.ts'], project({ 'a.ts': DEFECT }))
    expect(stdout).toContain('a.ts:2:10  backpressure/no-unbounded-promise-all')
    expect(status).toBe(1)
  })

  it('lists what a person must decide', () => {
    const [, open = ''] = demonstration.stdout.split('4. What a person must decide')
    for (const { file, rule, change } of EXPECTED) {
      expect(new RegExp(`^${file}:.*${rule}$`, 'm').test(open)).toBe(change === 'decide')
    }
  })
})

/** `2.5 MiB` in bytes, `7` as it is. */
function amount(text = ''): number {
  const [value = '', unit = 'B'] = text.split(' ')
  return Number(value) * 1_024 ** ['B', 'KiB', 'MiB'].indexOf(unit)
}
