import { expect, test } from 'vitest'
import { fitsName } from '../../rules/kit/name-globs.ts'

test.each([
  ['gitLimit', 'gitLimit', true],
  ['gitLimit', 'this.gitLimit', true],
  ['gitLimit', 'repo.git.gitLimit', true],
  ['db.batch*', 'db.batchGet', true],
  ['db.batch*', 'this.db.batchGet', true],
  ['*Limit', 'gitLimit', true],
  ['*', 'anything', true],
  ['db.batch*', 'cache.batchGet', false],
  ['gitLimit', 'gitLimits', false],
  ['a.b', 'axb', false],
  ['gitLimit', undefined, false],
])('%s fits %s: %s', (pattern, name, expected) => {
  expect(fitsName([pattern], name)).toBe(expected)
})

test('no pattern fits nothing', () => {
  expect(fitsName([], 'gitLimit')).toBe(false)
})
