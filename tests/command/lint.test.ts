import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lint, type Request } from '../../rules/command/lint.ts'
import { project } from './project.ts'
import { stub } from './stub-plugin.ts'

/** `file:line:column` of every message, in the order of the files' names. */
async function placesIn(from: string, paths: readonly string[], more: Partial<Request> = {}): Promise<string[]> {
  const results = await lint(stub, { from, paths, preset: 'recommended', ...more })
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, ruleId }) => {
        const place = `${path.relative(from, filePath).replaceAll('\\', '/')}:${line}:${column}`
        return ruleId ? place : `${place} not readable`
      }),
    )
    .toSorted()
}

describe('which files are read', () => {
  const SOURCES = {
    'src/a.js': 'bad()',
    'src/b.ts': 'const x: number = bad()',
    'src/c.tsx': 'export const C = () => <p>{bad}</p>',
    'src/d.cjs': 'module.exports = bad',
    'src/e.mts': 'export type T = string; bad()',
    'src/f.jsx': '<p>{bad}</p>',
    'src/[id]/page.ts': 'bad()',
  }

  it('takes JavaScript and TypeScript from folders, with no configuration and no tsconfig', async () => {
    expect(await placesIn(project(SOURCES), ['src'])).toEqual([
      'src/[id]/page.ts:1:1',
      'src/a.js:1:1',
      'src/b.ts:1:19',
      'src/c.tsx:1:28',
      'src/d.cjs:1:18',
      'src/e.mts:1:25',
      'src/f.jsx:1:5',
    ])
  })

  it.each([
    ['a file', ['src/a.js'], ['src/a.js:1:1']],
    ['a folder with brackets in its name', ['src/[id]'], ['src/[id]/page.ts:1:1']],
    ['several paths', ['src/d.cjs', 'src/a.js'], ['src/a.js:1:1', 'src/d.cjs:1:18']],
    ['a path named twice', ['src/a.js', './src/a.js'], ['src/a.js:1:1']],
  ])('takes %s', async (_, paths, places) => {
    expect(await placesIn(project(SOURCES), paths)).toEqual(places)
  })

  it('leaves out dependencies, build output, declarations and minified files', async () => {
    const folder = project({
      'node_modules/x/index.js': 'bad()',
      'packages/a/node_modules/x/index.js': 'bad()',
      'dist/index.js': 'bad()',
      'packages/a/build/index.js': 'bad()',
      'types.d.ts': 'export declare const bad: number',
      'vendor.min.js': 'bad()',
      'notes.md': 'bad()',
      'distance.js': 'bad()',
    })
    expect(await placesIn(folder, ['.'])).toEqual(['distance.js:1:1'])
  })

  it('reads paths outside the folder where the person stands', async () => {
    const folder = project({ 'here/x.js': '', 'there/a.js': 'bad()', 'elsewhere/deep/b.ts': 'bad()' })
    const from = path.join(folder, 'here')
    expect(await placesIn(from, ['../there', '../elsewhere/deep/b.ts', '.'])).toEqual([
      '../elsewhere/deep/b.ts:1:1',
      '../there/a.js:1:1',
    ])
  })

  it('reads an absolute path', async () => {
    const folder = project({ 'a.js': 'bad()' })
    expect(await placesIn(path.join(folder, '..'), [folder])).toEqual([`${path.basename(folder)}/a.js:1:1`])
  })
})

describe('what is misuse', () => {
  it.each([
    ['a path that is not there', ['nowhere.ts'], 'No such file or folder: nowhere.ts'],
    ['one of several paths that is not there', ['a.js', 'src/*.ts'], 'No such file or folder: src/*.ts'],
    ['an empty folder', ['empty'], 'No JavaScript or TypeScript file in empty.'],
    ['a folder of other files', ['prose'], 'No JavaScript or TypeScript file in prose.'],
    ['a file of another kind', ['prose/a.md'], 'No JavaScript or TypeScript file in prose/a.md.'],
    ['build output', ['dist'], 'No JavaScript or TypeScript file in dist.'],
  ])('%s', async (_, paths, message) => {
    const from = project({ 'a.js': '', 'prose/a.md': '# bad', 'dist/a.js': 'bad()' })
    mkdirSync(path.join(from, 'empty'))
    const asked = lint(stub, { from, paths, preset: 'recommended' })
    await expect(asked).rejects.toThrow(message)
    await expect(asked).rejects.toMatchObject({ name: 'Misuse' })
  })
})

describe('what is found', () => {
  it('reports a file that is not readable and goes on with the others', async () => {
    const from = project({ 'a.ts': 'const = 1', 'b.js': 'function (', 'c.ts': 'bad()', 'd.js': 'bad()' })
    expect(await placesIn(from, ['.'])).toEqual([
      'a.ts:1:6 not readable',
      'b.js:1:9 not readable',
      'c.ts:1:1',
      'd.js:1:1',
    ])
  })

  it('passes over broken links and pipes, and reports what the system refuses to read', async () => {
    const from = project({ 'a.js': 'bad()' })
    symlinkSync('nowhere.js', path.join(from, 'broken.js'))
    symlinkSync('itself.js', path.join(from, 'itself.js'))
    execFileSync('mkfifo', [path.join(from, 'pipe.js')])
    expect(await placesIn(from, ['.'])).toEqual(['a.js:1:1', 'itself.js:1:1 not readable'])
  })

  it.each([
    ['a rule that is not here, disabled', '// eslint-disable-next-line vue/no-x\nbad()'],
    ['a rule that is not here, switched on', '/* eslint react/no-x: error */\nbad()'],
    ['a rule of ESLint, switched on', '/* eslint no-var: error */\nvar bad'],
    ['an environment, which later versions of ESLint do not know', '/* eslint-env mocha */\nbad()'],
    ['a global of an unknown kind', '/* global jest: maybe */\nbad()'],
    ['a configuration that cannot be read', '/* eslint no-var: {{ */\nbad()'],
    ['a directive that silences nothing', '/* eslint-disable no-var */\nbad()'],
  ])('hears nothing of %s', async (_, code) => {
    const from = project({ 'a.js': code })
    const places = await placesIn(from, ['a.js'])
    expect(places).toEqual([expect.stringMatching(/^a\.js:2:\d$/)])
  })

  it('heeds a directive that silences a rule of this plugin', async () => {
    const from = project({ 'a.js': 'bad() // eslint-disable-line backpressure/no-bad -- known\nbad()' })
    expect(await placesIn(from, ['a.js'])).toEqual(['a.js:2:1'])
  })

  it('names a wrong option that a comment gives', async () => {
    const from = project({ 'a.js': '/* eslint backpressure/no-bad: ["error", { "nope": 1 }] */\n' })
    const [result] = await lint(stub, { from, paths: ['a.js'], preset: 'recommended' })
    expect(result?.messages.map(({ message }) => message)).toEqual([expect.stringContaining('"nope"')])
  })

  it('reads CommonJS in a .js file, with what only sloppy scripts may do', async () => {
    const sloppy = ['#!/usr/bin/env node', 'var public = delete x', 'if (public) return', 'module.exports = bad']
    const from = project({ 'a.js': sloppy.join('\n') })
    expect(await placesIn(from, ['a.js'])).toEqual(['a.js:4:18'])
  })

  it('reads CRLF and a byte order mark', async () => {
    const from = project({ 'a.ts': '\uFEFFlet x\r\n  bad()\r\n' })
    expect(await placesIn(from, ['a.ts'])).toEqual(['a.ts:2:3'])
  })

  it('finds more under strict', async () => {
    const from = project({ 'a.js': 'suspect()\nbad()' })
    expect(await placesIn(from, ['a.js'])).toEqual(['a.js:2:1'])
    expect(await placesIn(from, ['a.js'], { preset: 'strict' })).toEqual(['a.js:1:1', 'a.js:2:1'])
  })

  it('takes no notice of the configuration of the project', async () => {
    const from = project({ 'a.js': 'bad()', 'eslint.config.js': 'throw new Error("read")', '.eslintrc.json': '{' })
    expect(await placesIn(from, ['a.js'])).toEqual(['a.js:1:1'])
  })
})

describe('rewrites', () => {
  const CODE = 'bad()\r\nsuspect()\r\n'

  it('are offered, marked or applied, and never written', async () => {
    const from = project({ 'a.js': CODE })
    const of = async (rewrites?: 'show' | 'apply') => {
      const [result] = await lint(stub, { from, paths: ['a.js'], preset: 'strict', ...(rewrites && { rewrites }) })
      return {
        output: result?.output,
        messages: result?.messages.map(({ fix, suggestions }) => [fix !== undefined, suggestions?.length ?? 0]),
      }
    }
    expect(await of()).toEqual({ output: undefined, messages: [[false, 1], [false, 1]] })
    expect(await of('show')).toEqual({ output: undefined, messages: [[true, 0], [false, 1]] })
    expect(await of('apply')).toEqual({ output: 'good()\r\nsuspect()\r\n', messages: [[false, 1]] })
    expect(await placesIn(from, ['a.js'])).toEqual(['a.js:1:1'])
  })
})
