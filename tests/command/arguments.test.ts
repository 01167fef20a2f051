import { describe, expect, it } from 'vitest'
import { askedBy } from '../../rules/command/arguments.ts'

const READING = {
  paths: ['.'],
  preset: 'recommended',
  noneIsFine: false,
  suppressionsLocation: 'eslint-suppressions.json',
}
const CHECK = {
  ...READING,
  what: 'check',
  staged: false,
  concurrency: 'auto',
  cache: false,
  suppressions: 'apply',
}

describe('askedBy', () => {
  it.each([
    ['--help', ['--help'], { what: 'usage' }],
    ['help', ['help'], { what: 'usage' }],
    ['-h of a command', ['check', 'src', '-h'], { what: 'usage' }],
    ['--version', ['--version'], { what: 'version' }],
    ['-v of a command', ['fix', '-v'], { what: 'version' }],
    ['check of this folder', ['check'], CHECK],
    ['check of paths', ['check', 'src', 'a.ts'], { ...CHECK, paths: ['src', 'a.ts'] }],
    ['--strict before a path', ['check', '--strict', 'src'], { ...CHECK, paths: ['src'], preset: 'strict' }],
    ['--strict after a path', ['check', 'src', '--strict'], { ...CHECK, paths: ['src'], preset: 'strict' }],
    ['a path that looks like a flag', ['check', '--', '--strict'], { ...CHECK, paths: ['--strict'] }],
    ['--staged', ['check', '--staged'], { ...CHECK, staged: true }],
    ['--since', ['check', '--since', 'main'], { ...CHECK, since: 'main' }],
    ['--max-warnings', ['check', '--max-warnings', '7'], { ...CHECK, maxWarnings: 7 }],
    ['--format', ['check', '--format=sarif'], { ...CHECK, format: 'sarif' }],
    ['threads', ['check', '--concurrency', '4'], { ...CHECK, concurrency: 4 }],
    ['no threads', ['check', '--concurrency', 'off'], { ...CHECK, concurrency: 'off' }],
    ['--cache', ['check', '--cache'], { ...CHECK, cache: true }],
    ['-c', ['check', '-c', 'x.js'], { ...CHECK, config: 'x.js' }],
    ['--suppress-all', ['check', '--suppress-all'], { ...CHECK, suppressions: 'record' }],
    ['--prune-suppressions', ['check', '--prune-suppressions'], { ...CHECK, suppressions: 'prune' }],
    ['--suppressions-location', ['check', '--suppressions-location', 'x'], { ...CHECK, suppressionsLocation: 'x' }],
    ['none is fine', ['check', '--no-error-on-unmatched-pattern'], { ...CHECK, noneIsFine: true }],
    ['fix', ['fix', 'src', '--yes'], { ...READING, what: 'fix', paths: ['src'], yes: true }],
    [
      'fix beside other suppressions',
      ['fix', '--suppressions-location', 'x'],
      { ...READING, what: 'fix', suppressionsLocation: 'x', yes: false },
    ],
    ['init', ['init'], { what: 'init', hook: undefined, ci: undefined, yes: false }],
    [
      'init with choices',
      ['init', '--hook=git', '--ci', 'none', '-y'],
      { what: 'init', hook: 'git', ci: 'none', yes: true },
    ],
  ])('understands %s', (_, args, asked) => {
    expect(askedBy(args)).toEqual(asked)
  })

  it.each([
    ['nothing', [], 'Say what to do: check, fix or init.'],
    ['a path without a command', ['src'], 'There is no command "src": did you mean: backpressure check src.'],
    ['a flag without a command', ['--strict'], 'There is no command "--strict": check, fix or init comes first.'],
    ['a flag it does not know', ['check', '--fast', 'src'], "Unknown option '--fast'."],
    ['a short flag it does not know', ['check', '-x'], "Unknown option '-x'."],
    ['a flag of another command', ['init', '--staged'], "Unknown option '--staged'."],
    ['a value where none is taken', ['check', '--strict=yes', 'src'], '--strict'],
    ['no value where one is taken', ['check', '--since'], "'--since <value>' argument missing"],
    ['an empty path', ['check', ''], 'A path is empty.'],
    ['an empty commit', ['check', '--since', ''], '--since takes a commit, not "".'],
    [
      'words for a number',
      ['check', '--max-warnings', 'few'],
      '--max-warnings takes a whole number from 0, not "few".',
    ],
    ['less than nothing', ['check', '--max-warnings=-1'], '--max-warnings takes a whole number from 0, not "-1".'],
    [
      'no thread',
      ['check', '--concurrency', '0'],
      '--concurrency takes "auto", "off" or a whole number from 1, not "0".',
    ],
    [
      'another hook',
      ['init', '--hook', 'x'],
      '--hook takes "pre-commit", "husky", "lefthook", "git", "none", not "x".',
    ],
    ['another CI', ['init', '--ci', 'x'], '--ci takes "github", "gitlab", "circleci", "none", not "x".'],
    ['a path for init', ['init', 'src'], 'init takes no path: it sets up this folder, not "src".'],
    ['staged and since', ['check', '--staged', '--since', 'x'], '--staged and --since exclude each other.'],
    ['record and prune', ['check', '--suppress-all', '--prune-suppressions'], 'exclude each other.'],
    ['suppressions of what is staged', ['check', '--staged', '--suppress-all'], 'not with --staged.'],
  ])('refuses %s', (_, args, message) => {
    const misuse = { name: 'Misuse', message: expect.stringContaining(message) }
    expect(() => askedBy(args)).toThrow(expect.objectContaining(misuse))
  })
})
