import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from './project.ts'
import { ran, type Ran } from './ran.ts'
import { repository } from './repository.ts'

const CHECK = 'npx -p eslint-plugin-backpressure backpressure check'

/** The text of a file after `init`, which leaves it alone when it runs again. */
async function initialized(folder: string, file: string, ...flags: string[]): Promise<string | undefined> {
  await ran(folder, ['init', '--yes', ...flags])
  const text = textOf(folder, file)
  const again = await ran(folder, ['init', '--yes', ...flags])
  expect(again.printed).not.toContain('+++')
  expect(textOf(folder, file)).toBe(text)
  return text
}

function textOf(folder: string, file: string): string | undefined {
  const whole = path.join(folder, file)
  return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined
}

describe('init', () => {
  const answered = (...answers: string[]): Promise<Ran & { config: string | undefined }> => {
    const folder = project({ 'package.json': '{ "type": "module" }' })
    return ran(folder, ['init'], answers).then((outcome) => ({
      ...outcome,
      config: textOf(folder, 'eslint.config.js'),
    }))
  }

  it('shows all that it would write, and asks', async () => {
    const { code, printed, config } = await answered('y')
    expect(printed).toContain('+++ b/eslint.config.js\n')
    expect(printed).toContain("\n+  { plugins: { backpressure }, extends: ['backpressure/recommended', 'backpressure/")
    expect(printed).toContain('Write this? [y/N] ')
    expect(config).toBeDefined()
    expect(code).toBe(0)
  })

  it('writes nothing without a yes', async () => {
    expect(await answered('n')).toMatchObject({ code: 1, config: undefined })
    expect(await answered()).toMatchObject({ code: 1, config: undefined })
  })

  it.each([
    ['JavaScript', {}, 'npm install --save-dev eslint eslint-plugin-backpressure\n  npm install backpressure-runtime'],
    [
      'TypeScript',
      { 'tsconfig.json': '{}' },
      'npm install --save-dev eslint eslint-plugin-backpressure typescript@6 @typescript-eslint/parser\n',
    ],
    [
      'another package manager',
      { 'pnpm-lock.yaml': '', 'package.json': '{ "devDependencies": { "eslint": "10" } }' },
      'pnpm add -D eslint-plugin-backpressure\n  pnpm add backpressure-runtime',
    ],
    [
      'the root of a workspace, where the runtime is for the packages',
      { 'package.json': '{ "workspaces": ["packages/*"] }' },
      'npm install --save-dev eslint eslint-plugin-backpressure\n' +
        'backpressure-runtime is for the packages whose code is rewritten. This names them:\n' +
        '  npx -p eslint-plugin-backpressure backpressure fix',
    ],
    [
      'the root of a workspace of pnpm, which must be told that it is meant',
      { 'pnpm-workspace.yaml': 'packages:\n', 'pnpm-lock.yaml': '' },
      'pnpm add -D -w eslint eslint-plugin-backpressure\nbackpressure-runtime is for',
    ],
  ])('tells what is to be installed: %s', async (_, files, commands) => {
    const { printed } = await ran(project(files), ['init', '--yes'])
    expect(printed).toContain(`To be installed:\n  ${commands}`)
  })
})

describe('the configuration', () => {
  it.each([
    ['an ES module project', 'eslint.config.js', { 'package.json': '{ "type": "module" }' }, ['js']],
    ['a CommonJS project', 'eslint.config.mjs', { 'package.json': '{}' }, ['js']],
    ['a TypeScript project', 'eslint.config.mjs', { 'tsconfig.json': '{}' }, ['js', 'ts']],
  ])('is made for %s', async (_, file, files, kinds) => {
    const text = await initialized(project(files), file)
    expect(text?.includes("sourceType: 'commonjs'")).toBe(file.endsWith('.mjs'))
    expect(text?.includes('languageOptions: { parser }')).toBe(kinds.includes('ts'))
  })

  const IMPORT = "import backpressure from 'eslint-plugin-backpressure'"
  const SPREAD = '  ...backpressure.configs.recommended, ...backpressure.configs.rewrite,'

  it.each([
    ['an array', 'export default [\n  {},\n]\n', `${IMPORT}\nexport default [\n${SPREAD}\n  {},\n]\n`],
    ['an array in one line', 'export default [{}];\n', `${IMPORT};\nexport default [\n${SPREAD}\n  {}];\n`],
    [
      'defineConfig',
      "// @ts-check\nimport js from '@eslint/js'\n\nexport default defineConfig([\n  js,\n])\n",
      `// @ts-check\n${IMPORT}\nimport js from '@eslint/js'\n\nexport default defineConfig([\n${SPREAD}\n  js,\n])\n`,
    ],
    [
      'tseslint.config',
      'export default tseslint.config(\n  eslint,\n)\n',
      `${IMPORT}\nexport default tseslint.config(\n${SPREAD}\n  eslint,\n)\n`,
    ],
    [
      'CommonJS',
      "'use strict'\n\nmodule.exports = [\n  {},\n]\n",
      "'use strict'\n\nconst backpressure = require('eslint-plugin-backpressure')\n" +
        `module.exports = [\n${SPREAD}\n  {},\n]\n`,
    ],
  ])('is extended: %s', async (_, before, after) => {
    expect(await initialized(project({ 'eslint.config.js': before }), 'eslint.config.js')).toBe(after)
  })

  it('is left to a person where it is made by a function', async () => {
    const folder = project({ 'eslint.config.mjs': 'export default await antfu({})\n' })
    const { code, printed } = await ran(folder, ['init', '--yes'])
    expect(printed).toContain('eslint.config.mjs: import eslint-plugin-backpressure, and add its presets')
    expect(textOf(folder, 'eslint.config.mjs')).toBe('export default await antfu({})\n')
    expect(code).toBe(0)
  })
})

describe('the hook', () => {
  const HOOK = `${CHECK} --staged || exit 1\n`

  it('is one of git, where there is nothing else', async () => {
    const { folder } = repository({})
    expect(await initialized(folder, '.git/hooks/pre-commit')).toBe(`#!/bin/sh\n${HOOK}`)
    expect(statSync(path.join(folder, '.git/hooks/pre-commit')).mode & 0o111).toBe(0o111)
  })

  it('goes before what stands there', async () => {
    const { folder, write } = repository({})
    write('.git/hooks/pre-commit', '#!/usr/bin/env bash\nexec make lint\n')
    expect(await initialized(folder, '.git/hooks/pre-commit')).toBe(`#!/usr/bin/env bash\n${HOOK}exec make lint\n`)
  })

  it('is left to a person where the script is no shell script', async () => {
    const { folder, write } = repository({})
    write('.git/hooks/pre-commit', '#!/usr/bin/env python3\n')
    expect((await ran(folder, ['init', '--yes'])).printed).toContain(`no shell script. Call: ${CHECK} --staged`)
  })

  it.each([
    ['husky, where its folder stands', { '.husky/pre-commit': 'npx lint-staged\n' }, `${HOOK}npx lint-staged\n`],
    ['husky, where package.json names it', { 'package.json': '{ "devDependencies": { "husky": "9" } }' }, HOOK],
  ])('is one of %s', async (_, files, text) => {
    expect(await initialized(project(files), '.husky/pre-commit')).toBe(text)
  })

  it.each([
    ['empty', 'repos: []\n', undefined],
    ['indented', 'repos:\n  - repo: x\n', '  - repo: local\n    hooks:\n      - id: backpressure\n'],
    ['flat', 'ci: {}\nrepos:\n- repo: x\n', '- repo: local\n  hooks:\n    - id: backpressure\n'],
  ])('is one of pre-commit: %s', async (_, before, added) => {
    const folder = project({ '.pre-commit-config.yaml': before })
    if (added === undefined) {
      expect((await ran(folder, ['init', '--yes'])).printed).toContain('.pre-commit-config.yaml: add to repos:')
      return
    }
    const text = await initialized(folder, '.pre-commit-config.yaml')
    expect(text).toContain(`repos:\n${added}`)
    expect(text).toContain(`entry: ${CHECK} --no-error-on-unmatched-pattern`)
    expect(text).toContain(before.slice(before.indexOf('- repo: x')))
  })

  it.each([
    ['nothing else', 'assert_lefthook_installed: true\n'],
    ['commands', 'pre-commit:\n  parallel: true\n  commands:\n    lint:\n      run: make lint\n'],
    ['a hook of another kind', 'pre-push:\n  commands:\n    test:\n      run: make test\n'],
  ])('is one of lefthook, beside %s', async (_, before) => {
    const text = await initialized(project({ 'lefthook.yml': before }), 'lefthook.yml')
    const [, own = ''] = text?.split(/^pre-commit:\n/m) ?? []
    expect(own).toContain(`  commands:\n    backpressure:\n      run: ${CHECK} --staged\n`)
    expect(text?.replace(/^ {4}backpressure:\n.*\n/m, '')).toContain(before)
  })

  it('is what is asked for', async () => {
    const { folder } = repository({ '.husky/pre-commit': '' })
    expect(await initialized(folder, 'lefthook.yml', '--hook', 'lefthook')).toContain('pre-commit:')
    expect(textOf(folder, '.husky/pre-commit')).toBe('')
    expect((await ran(project({}), ['init', '--hook', 'git'])).complained).toContain('--hook git works in a git')
  })
})

describe('CI', () => {
  it.each([
    ['package-lock.json', 'npm ci', CHECK],
    ['README.md', 'npm install', CHECK],
    ['pnpm-lock.yaml', 'pnpm install --frozen-lockfile', 'pnpm exec backpressure check'],
    ['yarn.lock', 'yarn install --immutable', 'yarn backpressure check'],
    ['bun.lock', 'bun install --frozen-lockfile', 'bunx --no-install backpressure check'],
  ])('on GitHub, with %s: %s', async (lock, install, check) => {
    const folder = project({ [lock]: '', '.github/workflows/test.yml': '' })
    const text = await initialized(folder, '.github/workflows/backpressure.yml')
    expect(text).toContain(`      - run: ${install}\n      - run: ${check} --format github\n`)
  })

  it('on GitLab, behind what stands there', async () => {
    const text = await initialized(project({ '.gitlab-ci.yml': 'test:\n  script: make test' }), '.gitlab-ci.yml')
    expect(text).toMatch(/^test:\n {2}script: make test\n\nbackpressure:\n {2}image: node:22\n/)
    expect(text).toContain(`    - ${CHECK} --format gitlab > gl-code-quality-report.json\n`)
  })

  it('on CircleCI, as a job that a workflow names', async () => {
    const before = 'version: 2.1\njobs:\n  test:\n    steps: [checkout]\nworkflows:\n  all:\n    jobs:\n      - test\n'
    const text = await initialized(project({ '.circleci/config.yml': before }), '.circleci/config.yml')
    expect(text).toContain('jobs:\n  backpressure:\n')
    expect(text).toMatch(/workflows:\n {2}all:\n {4}jobs:\n {6}- backpressure\n {6}- test\n$/)
  })

  it('on CircleCI, anew', async () => {
    expect(await initialized(project({}), '.circleci/config.yml', '--ci', 'circleci')).toMatch(/^version: 2\.1\n/)
  })

  it.each([
    ['https://github.com/x/y.git', '.github/workflows/backpressure.yml', true],
    ['git@gitlab.com:x/y.git', '.gitlab-ci.yml', true],
    ['https://example.com/y.git', '.github/workflows/backpressure.yml', false],
  ])('is told by the remote %s', async (remote, file, made) => {
    const { folder, git } = repository({})
    git('remote', 'add', 'origin', remote)
    await ran(folder, ['init', '--yes'])
    expect(textOf(folder, file) !== undefined).toBe(made)
  })
})
