import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { InitAsked } from './arguments.ts'
import type { Change } from './change.ts'
import { remoteOf } from './git.ts'
import { executed, installed, packageManagerOf, type PackageManager } from './package-manager.ts'

/** What a package manager needs before it can be called on a plain Node image. */
const PREPARE: Partial<Record<PackageManager, string>> = {
  pnpm: 'corepack enable',
  yarn: 'corepack enable',
  bun: 'npm install --global bun',
}

/** The job that checks the code, for the CI that the project uses. */
export function ciChange(from: string, asked: InitAsked['ci']): Change | undefined {
  const manager = packageManagerOf(from)
  const prepare = PREPARE[manager]
  const steps = (format: string): string[] => [
    ...(prepare ? [prepare] : []),
    installed(manager, from),
    executed(manager, `backpressure check${format}`),
  ]
  switch (asked ?? kindOf(from)) {
    case 'github':
      return github(path.join(from, '.github/workflows/backpressure.yml'), steps(' --format github'))
    case 'gitlab':
      return gitlab(path.join(from, '.gitlab-ci.yml'), steps(' --format gitlab > gl-code-quality-report.json'))
    case 'circleci':
      return circleci(path.join(from, '.circleci/config.yml'), steps(''))
    default:
      return undefined
  }
}

function kindOf(from: string): NonNullable<InitAsked['ci']> {
  const stands = (name: string): boolean => existsSync(path.join(from, name))
  if (stands('.github/workflows')) return 'github'
  if (stands('.gitlab-ci.yml')) return 'gitlab'
  if (stands('.circleci/config.yml')) return 'circleci'
  const remote = remoteOf(from)
  return /\bgithub\b/.test(remote) ? 'github' : /\bgitlab\b/.test(remote) ? 'gitlab' : 'none'
}

function github(file: string, steps: readonly string[]): Change | undefined {
  if (existsSync(file)) return undefined
  const text = `name: backpressure
on:
  push: { branches: [main] }
  pull_request:
permissions: { contents: read }
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with: { node-version: 22 }
${steps.map((step) => `      - run: ${step}\n`).join('')}`
  return { file, text }
}

function gitlab(file: string, steps: readonly string[]): Change | undefined {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (before.includes('backpressure')) return undefined
  const job = `backpressure:
  image: node:22
  script:
${steps.map((step) => `    - ${step}\n`).join('')}  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`
  const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  return { file, text: `${before}${gap}${job}` }
}

function circleci(file: string, steps: readonly string[]): Change | undefined {
  const job = `  backpressure:
    docker: [{ image: cimg/node:22.12 }]
    steps:
      - checkout
${steps.map((step) => `      - run: ${step}\n`).join('')}`
  if (!existsSync(file)) {
    return { file, text: `version: 2.1\njobs:\n${job}workflows:\n  backpressure:\n    jobs:\n      - backpressure\n` }
  }
  const text = readFileSync(file, 'utf8')
  if (text.includes('backpressure')) return undefined
  const named = text.replace(
    /^(workflows:[ \t]*\n(?:.*\n)*?([ \t]+)jobs:[ \t]*\n)([ \t]*)-/m,
    '$1$3- backpressure\n$3-',
  )
  const added = named.replace(/^jobs:[ \t]*\n/m, (line) => line + job)
  if (named === text || added === named) return { file, byHand: `add to jobs, and name it in a workflow:\n${job}` }
  return { file, text: added }
}
