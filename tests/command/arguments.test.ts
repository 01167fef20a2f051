import { describe, expect, it } from 'vitest'
import { askedBy } from '../../rules/command/arguments.ts'

describe('askedBy', () => {
  it.each([
    ['nothing', [], { what: 'demonstration' }],
    ['--help', ['--help'], { what: 'usage' }],
    ['-h beside a path', ['src', '-h'], { what: 'usage' }],
    ['paths', ['src', 'a.ts'], { what: 'lint', paths: ['src', 'a.ts'], preset: 'recommended' }],
    ['--strict before a path', ['--strict', 'src'], { what: 'lint', paths: ['src'], preset: 'strict' }],
    ['--strict after a path', ['src', '--strict'], { what: 'lint', paths: ['src'], preset: 'strict' }],
    ['a path that looks like a flag', ['--', '--strict'], { what: 'lint', paths: ['--strict'], preset: 'recommended' }],
  ])('understands %s', (_, args, asked) => {
    expect(askedBy(args)).toEqual(asked)
  })

  it.each([
    ['a flag it does not know', ['--fast', 'src'], "Unknown option '--fast'"],
    ['a short flag it does not know', ['-x'], "Unknown option '-x'"],
    ['a value where none is taken', ['--strict=yes', 'src'], '--strict'],
    ['--strict without a path', ['--strict'], '--strict needs a path'],
    ['an empty path', [''], 'A path is empty'],
  ])('refuses %s', (_, args, message) => {
    const misuse = { name: 'Misuse', message: expect.stringContaining(message) }
    expect(() => askedBy(args)).toThrow(expect.objectContaining(misuse))
  })
})
