import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { blocksOf } from '../house/blocks.ts'
import { DEFECT, ended, installed } from './installed.ts'

// A project with old findings goes by docs/guide/adopting.md, with the commands that stand there.
const [takeDown = '', mend = ''] = blocksOf('docs/guide/adopting.md')
  .filter(({ language }) => language === 'sh')
  .map(({ code }) => code)
const FILES = { 'src/jobs/names.js': DEFECT, 'src/jobs/pages.js': DEFECT, 'src/old.js': DEFECT }

it('lets old findings pass, tells new ones, and forgets the mended', { timeout: 300_000 }, () => {
  const { folder, git, write } = installed(FILES)
  const shell = (script: string) => ended('bash', ['-ec', script], folder)
  const check = (...args: string[]) => ended('node_modules/.bin/backpressure', ['check', ...args], folder)
  const known = () =>
    Object.keys(JSON.parse(readFileSync(path.join(folder, 'eslint-suppressions.json'), 'utf8')) as object)

  expect(check().status).toBe(1)
  expect(shell(takeDown).status).toBe(0)
  expect(git('status', '--short')).toBe('A  eslint-suppressions.json\n')
  expect(known()).toEqual(Object.keys(FILES))
  expect(check().status).toBe(0)

  write('src/old.js', DEFECT + DEFECT.replace('fetchAll', 'again'))
  const worse = check()
  expect(worse.stdout.match(/^\S+:\d+:\d+(?= {2}backpressure)/gm)).toEqual(['src/old.js:2:10', 'src/old.js:5:10'])
  expect(worse.status).toBe(1)

  write('src/old.js', DEFECT)
  // Nobody sits at the terminal who could say yes.
  const [fix = '', prune = ''] = mend.split('\n')
  expect(shell(`${fix} --yes`).stdout).toContain('2 files rewritten')
  const behind = check()
  expect(behind.stdout + behind.stderr).toContain('src/jobs/names.js')
  expect(behind.status).toBe(1)
  expect(shell(prune).status).toBe(0)
  expect(known()).toEqual(['src/old.js'])
  expect(check().status).toBe(0)
})
