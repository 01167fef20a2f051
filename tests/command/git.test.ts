import { rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from './project.ts'
import { ran } from './ran.ts'
import { repository } from './repository.ts'

const placesIn = (printed: string): string[] =>
  [...printed.matchAll(/^(.+:\d+:\d+) {2}/gm)].map(([, place = '']) => place)

describe('--staged', () => {
  it('reads what is to be committed, not what lies in the folder', async () => {
    const { folder, git, write } = repository({ 'old.js': 'bad()', 'both.js': '', 'mended.js': '' })
    write('both.js', 'let x\nbad()')
    write('mended.js', 'bad()')
    write('new file ü.ts', 'const x: number = bad')
    git('add', '.')
    write('both.js', 'bad()')
    write('mended.js', '')
    write('unstaged.js', 'bad()')
    const { code, printed } = await ran(folder, ['check', '--staged'])
    expect(placesIn(printed).toSorted()).toEqual(['both.js:2:1', 'mended.js:1:1', 'new file ü.ts:1:19'])
    expect(code).toBe(1)
  })

  it('works before the first commit, and from a folder below', async () => {
    const { folder, git, write } = repository({})
    git('update-ref', '-d', 'HEAD')
    write('src/a.js', 'bad()')
    git('add', '.')
    expect(placesIn((await ran(path.join(folder, 'src'), ['check', '--staged'])).printed)).toEqual(['a.js:1:1'])
  })

  it('of the paths that are given', async () => {
    const { folder, git, write } = repository({})
    write('a/x.js', 'bad()')
    write('b/x.js', 'bad()')
    git('add', '.')
    expect(placesIn((await ran(folder, ['check', '--staged', 'b'])).printed)).toEqual(['b/x.js:1:1'])
  })

  it.each([
    ['nothing is staged', { 'a.js': 'bad()' }, false],
    ['only other files are', { 'README.md': 'bad()' }, true],
    ['only what is left out is', { 'dist/a.js': 'bad()', 'a.min.js': 'bad()', 'b.d.ts': '' }, true],
  ])('is content where %s', async (_, files, add) => {
    const { folder, git, write } = repository({})
    for (const [name, text] of Object.entries(files)) write(name, text)
    if (add) git('add', '--force', '.')
    expect(await ran(folder, ['check', '--staged'])).toEqual({
      code: 0,
      printed: 'No findings, 0 files read.',
      complained: '',
    })
  })

  it('passes over what is deleted, and over links', async () => {
    const { folder, git } = repository({ 'a.js': 'bad()' })
    git('rm', '--quiet', 'a.js')
    symlinkSync('nowhere.js', path.join(folder, 'link.js'))
    git('add', 'link.js')
    expect((await ran(folder, ['check', '--staged'])).printed).toBe('No findings, 0 files read.')
  })

  it('reads a file that is staged and then removed from the folder', async () => {
    const { folder, git, write } = repository({})
    write('a.js', 'bad()')
    git('add', '.')
    rmSync(path.join(folder, 'a.js'))
    expect(placesIn((await ran(folder, ['check', '--staged'])).printed)).toEqual(['a.js:1:1'])
  })
})

describe('--since', () => {
  const branch = () => {
    const all = repository({ 'same.js': 'bad()', 'changed.js': '', 'gone.js': 'bad()' })
    all.git('checkout', '--quiet', '-b', 'topic')
    all.write('changed.js', 'bad()')
    all.git('rm', '--quiet', 'gone.js')
    all.git('commit', '--quiet', '--all', '--message', 'topic')
    all.git('checkout', '--quiet', 'main')
    all.write('same.js', 'bad() + bad()')
    all.git('commit', '--quiet', '--all', '--message', 'main goes on')
    all.git('checkout', '--quiet', 'topic')
    all.write('new/untracked.ts', 'bad()')
    return all
  }

  it('reads what changed since the branch left, committed or not', async () => {
    const { code, printed } = await ran(branch().folder, ['check', '--since', 'main'])
    expect(placesIn(printed)).toEqual(['changed.js:1:1', 'new/untracked.ts:1:1'])
    expect(code).toBe(1)
  })

  it('of the paths that are given', async () => {
    expect(placesIn((await ran(branch().folder, ['check', 'new', '--since', 'main'])).printed)).toEqual([
      'new/untracked.ts:1:1',
    ])
  })

  it('is content where nothing changed', async () => {
    const { folder } = repository({ 'a.js': 'bad()' })
    expect(await ran(folder, ['check', '--since', 'HEAD'])).toMatchObject({
      code: 0,
      printed: 'No findings, 0 files read.',
    })
  })

  it.each([
    ['nope', 'takes a commit, and "nope" is none that git knows here'],
    ['--all', 'takes a commit, and "--all" is none that git knows here'],
  ])('refuses %s', async (ref, complaint) => {
    const { folder } = repository({})
    expect(await ran(folder, ['check', `--since=${ref}`])).toMatchObject({
      code: 2,
      complained: expect.stringContaining(complaint),
    })
  })

  it('asks for the history where it is cut off', async () => {
    const { folder, git } = repository({ 'a.js': '' })
    git('checkout', '--quiet', '--orphan', 'apart')
    git('commit', '--quiet', '--message', 'apart')
    const { code, complained } = await ran(folder, ['check', '--since', 'main'])
    expect(complained).toContain('In CI, fetch the whole history.')
    expect(code).toBe(2)
  })

  it('says that it needs a repository', async () => {
    const { complained } = await ran(project({}), ['check', '--since', 'main'])
    expect(complained).toContain('--since works in a git repository only.')
  })
})
