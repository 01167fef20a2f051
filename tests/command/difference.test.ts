import { describe, expect, it } from 'vitest'
import { difference } from '../../rules/command/difference.ts'
import type { Paint } from '../../rules/command/paint.ts'

const tags: Paint = (format, text) => `<${format}>${text}`

describe('difference', () => {
  it('is a unified difference with two lines around each change', () => {
    const before = ['a', 'b', 'c', 'bad', 'd', 'e', 'f', ''].join('\n')
    expect(difference('src/x.js', before, before.replace('bad', 'good'), (_, text) => text).split('\n')).toEqual([
      '--- a/src/x.js',
      '+++ b/src/x.js',
      '@@ -2,5 +2,5 @@',
      ' b',
      ' c',
      '-bad',
      '+good',
      ' d',
      ' e',
    ])
  })

  it('paints what goes and what comes', () => {
    expect(difference('x.js', 'bad\n', 'good\n', tags).split('\n').slice(2)).toEqual([
      '<cyan>@@ -1,1 +1,1 @@',
      '<red>-bad',
      '<green>+good',
    ])
  })

  it('shows no carriage returns', () => {
    expect(difference('x.js', 'a\r\nbad\r\n', 'a\r\ngood\r\n', tags)).not.toContain('\r')
  })
})
