import { expect, it } from 'vitest'
import { fitsName } from '../../rules/kit/name-globs.ts'

it.each([
  ['the name', ['gitLimit'], 'gitLimit', true],
  ['the last part of a path', ['gitLimit'], 'this.git.gitLimit', true],
  ['a path', ['db.batchGet'], 'db.batchGet', true],
  ['a path behind `this`', ['db.batchGet'], 'this.db.batchGet', true],
  ['a star for any characters', ['db.batch*'], 'db.batchGet', true],
  ['a star for none', ['batch*'], 'batch', true],
  ['a star for everything', ['*'], 'anything.at.all', true],
  ['one of several', ['a', 'b'], 'b', true],
  ['characters that mean more in a regular expression', ['$limit+'], '$limit+', true],
  ['not a part of a name', ['git'], 'gitLimit', false],
  ['not another case', ['gitlimit'], 'gitLimit', false],
  ['not another path with the same end', ['db.batch*'], 'cache.batchGet', false],
  ['not any character for a dot', ['db.get'], 'db-get', false],
  ['nothing where there are no patterns', [], 'gitLimit', false],
  ['nothing where there is no name', ['*'], undefined, false],
])('fits %s', (_, patterns, name, fits) => {
  expect(fitsName(patterns, name)).toBe(fits)
})
