import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { releaseToName } from '../../docs/tools/release.ts'
import { project } from '../command/project.ts'
import { repository } from '../command/repository.ts'
import { read, ROOT } from './sources.ts'

const NAMES = /v\d+\.\d+\.\d+/g

interface Step {
  readonly id?: string
  readonly if?: string
  readonly run?: string
  readonly with?: { readonly version?: string; readonly publish?: string }
}

const workflow = parse(read('.github/workflows/release.yml')) as { jobs: { release: { steps: Step[] } } }
const { steps } = workflow.jobs.release

describe('the README', () => {
  it('names the release that a reader can have, for the action and for pre-commit', () => {
    expect(read('README.md').match(NAMES)).toEqual([releaseToName(), releaseToName()])
  })
})

describe('npm run versions', () => {
  it('is what the release workflow runs, and names the new version in the README', { timeout: 120_000 }, () => {
    expect(steps.map((step) => step.with?.version)).toContain('npm run versions')
    const { folder, git } = repository({})
    const copied = ['.npmrc', 'CHANGELOG.md', 'README.md', 'docs', 'rules']
    for (const name of [...copied, '.changeset/config.json', 'runtime/package.json']) {
      cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true })
    }
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
    const released = (bump: string): string[] => {
      const change = `---\n'eslint-plugin-backpressure': ${bump}\n---\n\nA change.\n`
      writeFileSync(path.join(folder, '.changeset/a-change.md'), change)
      git('add', '.')
      git('commit', '--quiet', '--message', 'change')
      execFileSync('npm', ['run', 'versions'], { cwd: folder, stdio: 'pipe' })
      const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
      return [version, ...(readFileSync(path.join(folder, 'README.md'), 'utf8').match(NAMES) ?? [])]
    }
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ ...JSON.parse(read('package.json')), version: '0.3.1' }),
    )
    expect(released('patch')).toEqual(['0.3.2', 'v0.3.2', 'v0.3.2'])
    expect(released('major')).toEqual(['1.0.0', 'v1.0.0', 'v1.0.0'])
  })
})

describe('the tag', () => {
  const step = steps.find(({ run = '' }) => run.includes('git tag'))

  it('comes after a release, and only then', () => {
    const release = steps.findIndex(({ with: given }) => given?.publish !== undefined)
    expect(step?.if).toBe(`steps.${steps[release]?.id}.outputs.published == 'true'`)
    expect(steps.findIndex((one) => one === step)).toBeGreaterThan(release)
  })

  it('is that of the plugin, set once', () => {
    const { folder, git, write } = repository({ 'package.json': '{ "version": "1.2.3" }' })
    const origin = project({})
    git('init', '--quiet', '--bare', origin)
    git('remote', 'add', 'origin', origin)
    const tag = () => execFileSync('bash', ['-e', '-c', step?.run ?? ''], { cwd: folder, stdio: 'pipe' })
    const tags = () =>
      git('ls-remote', '--tags', 'origin')
        .replaceAll(/^\w+\trefs\/tags\//gm, '')
        .trim()
        .split('\n')
    tag()
    const first = git('rev-parse', 'HEAD')
    git('commit', '--quiet', '--allow-empty', '--message', 'the runtime alone')
    tag()
    expect(git('rev-parse', 'v1.2.3')).toBe(first)
    write('package.json', '{ "version": "1.3.0" }')
    tag()
    expect(tags()).toEqual(['v1.2.3', 'v1.3.0'])
  })
})
