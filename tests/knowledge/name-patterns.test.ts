import { expect, test } from 'vitest'
import { endingIn, holding, oneOf, startingIn } from '../../rules/knowledge/name-patterns.ts'

test.each([
  ['oneOf', oneOf('get set'), ['get', 'set'], ['gets', 'reset', 'getUser']],
  [
    'endingIn',
    endingIn('limit API'),
    ['limit', '#limit', 'gitLimit', 'git_limit', 'userAPI'],
    ['limits', 'unlimit', 'limiter'],
  ],
  ['startingIn', startingIn('fetch'), ['fetch', '_fetch', 'fetchUser', 'fetch2', 'fetch_all'], ['fetched', 'prefetch']],
  [
    'holding',
    holding('start'),
    ['start', 'startWorker', 'restStart', 'jobStartNow'],
    ['starts', 'startsWith', 'restart'],
  ],
])('%s', (_, pattern, fitting, others) => {
  expect(fitting.filter((name) => !pattern.test(name))).toEqual([])
  expect(others.filter((name) => pattern.test(name))).toEqual([])
})
