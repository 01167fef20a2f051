import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { project } from '../command/project.ts'
import { repository, type Repository } from '../command/repository.ts'
import { ROOT } from '../house/sources.ts'
import { mayInstall } from '../platforms/chromium.ts'
import { DEFECT, ended, unpack } from './installed.ts'

const HOOKS = readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')
const MANIFEST = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))

beforeAll(() => {
  if (isThere() || !mayInstall()) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['-qq', 'update'], { env, stdio: 'ignore' })
  execFileSync('apt-get', ['-qq', 'install', '--yes', '--no-install-recommends', 'pre-commit'], {
    env,
    stdio: 'ignore',
  })
}, 300_000)

function isThere(): boolean {
  return ended('pre-commit', ['--version'], ROOT).status === 0
}

it('brings what the hook needs, in the versions that are tested', () => {
  const [{ additional_dependencies: brought }] = parse(HOOKS) as [{ additional_dependencies: string[] }]
  const tested = ['eslint', '@typescript-eslint/parser', 'typescript']
  expect(brought).toEqual(tested.map((name) => `${name}@${MANIFEST.devDependencies[name]}`))
})

it('packs a clone that is not built, and prints no more than the name of the tarball', () => {
  const folder = project({})
  for (const file of ['.npmrc', 'LICENSE', 'README.md', 'package.json', 'rules', 'tsconfig.json', 'tsup.config.ts']) {
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true })
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  const { stdout } = ended('npm', ['pack'], folder)
  expect(stdout).toBe(`eslint-plugin-backpressure-${MANIFEST.version}.tgz\n`)
  const held = ended('tar', ['-tzf', stdout.trim()], folder).stdout
  expect(held).toContain('package/dist/command.js\n')
  expect(held).toContain('package/dist/index.d.ts\n')
}, 300_000)

describe('the hook', () => {
  it('stops a commit of pre-commit that brings a defect, in JavaScript and TypeScript', ({ skip }) => {
    if (!process.env.CI && !isThere()) skip('pre-commit is not on this machine')
    const hooks = hookRepository()
    const { folder, git, write } = repository({
      '.pre-commit-config.yaml': `repos: [{ repo: '${hooks.folder}', rev: '${head(
        hooks,
      )}', hooks: [{ id: backpressure }] }]`,
      'old.js': DEFECT,
    })
    const cache = path.join(project({}), 'cache')
    const run = (...args: string[]) =>
      ended('pre-commit', args, folder, {
        PRE_COMMIT_HOME: cache,
        npm_config_offline: 'false',
        npm_config_prefer_offline: 'true',
      })

    write('a.ts', DEFECT.replace('urls', 'urls: string[]'))
    write('b.mjs', 'export {}\n')
    git('add', '.')
    const found = run('run')
    expect(found.stdout).toContain('a.ts:2:10  backpressure/no-unbounded-promise-all')
    expect(found.stdout).toContain('1 finding, 2 files read.')
    expect(found.status).toBe(1)

    write('a.ts', 'export {}\n')
    git('add', '.')
    expect(run('run')).toMatchObject({ status: 0, stdout: expect.stringContaining('Passed') })
  }, 300_000)
})

/** What a clone of this repository packs; pre-commit installs it again, without what the build needs. */
function hookRepository(): Repository {
  const made = repository({})
  unpack(made.folder)
  made.write('.pre-commit-hooks.yaml', HOOKS)
  const { devDependencies, workspaces, scripts, ...manifest } = MANIFEST
  made.write('package.json', JSON.stringify(manifest))
  made.git('add', '--force', '.')
  made.git('commit', '--quiet', '--message', 'packed')
  return made
}

function head({ git }: Repository): string {
  return git('rev-parse', 'HEAD').trim()
}
