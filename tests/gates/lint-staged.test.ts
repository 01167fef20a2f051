import { expect, it } from 'vitest'
import { DEFECT, ended, installed, type Ended } from './installed.ts'

// A commit of git, through husky's hook and lint-staged.
const FILES = {
  'package.json': JSON.stringify({
    type: 'module',
    scripts: { prepare: 'husky' },
    'lint-staged': { '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}': 'backpressure check --no-error-on-unmatched-pattern' },
  }),
  '.husky/pre-commit': 'npx lint-staged\n',
  'old.js': DEFECT,
}

function commit(folder: string): Ended {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  return ended('git', [...identity, 'commit', '--message', 'second'], folder)
}

it('blocks a commit that brings a defect, and lets the mended one pass', { timeout: 300_000 }, () => {
  const { folder, git, write } = installed(FILES, ['husky', 'lint-staged'])
  expect(ended('npm', ['run', 'prepare'], folder).status).toBe(0)

  write('new.js', DEFECT)
  git('add', '.')
  const blocked = commit(folder)
  expect(blocked.status).toBe(1)
  expect(blocked.stderr).toContain('new.js:2:10  backpressure/no-unbounded-promise-all')
  expect(blocked.stderr).not.toContain('old.js')
  expect(git('log', '--format=%s')).toBe('first\n')

  write('new.js', DEFECT.replace('urls.map', "['/a', '/b'].map"))
  git('add', '.')
  expect(commit(folder).status).toBe(0)
  expect(git('log', '--format=%s')).toBe('second\nfirst\n')
})
