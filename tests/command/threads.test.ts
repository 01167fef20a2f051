import { describe, expect, it } from 'vitest'
import { threadsFor } from '../../rules/command/threads.ts'
import { project } from './project.ts'

const filesIn = (folder: string, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/deep/${i}.ts`, '']))

describe('threadsFor', () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 2],
    [16, 8],
  ])('many files on %i cores: %i', (cores, threads) => {
    expect(threadsFor('auto', [project(filesIn('src', 200))], false, cores)).toBe(threads)
  })

  it.each([
    ['few files', filesIn('src', 199)],
    ['files of others', { ...filesIn('node_modules/x', 200), ...filesIn('.cache', 200), ...filesIn('dist', 200) }],
    ['other files', Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`docs/${i}.md`, '']))],
  ])('%s: one', (_, files) => {
    expect(threadsFor('auto', [project(files)], false, 16)).toBe(1)
  })

  it('leaves their number to ESLint where results are kept, for it knows which hold', () => {
    expect(threadsFor('auto', [project(filesIn('src', 200))], true, 2)).toBe('auto')
    expect(threadsFor('auto', [project(filesIn('src', 199))], true, 16)).toBe(1)
    expect(threadsFor('auto', [project(filesIn('src', 200))], true, 1)).toBe(1)
  })

  it('does as it is told', () => {
    expect(threadsFor(3, ['a.js'], false, 1)).toBe(3)
    expect(threadsFor('off', [project(filesIn('src', 300))], true, 16)).toBe(1)
  })
})
