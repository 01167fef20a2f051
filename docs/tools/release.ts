import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './rules.ts'

/** Where a text names a release of this repository: the action, and the hook of pre-commit. */
const NAMED = /(?<=actions\/backpressure@|\brev: )v\d+\.\d+\.\d+/g
const PLUGIN = 'eslint-plugin-backpressure'

/** The text, naming the release that a reader can have. */
export function namingRelease(text: string): string {
  return text.replaceAll(NAMED, releaseToName())
}

/** What package.json says, or before the first release what the waiting changesets will make of it. */
export function releaseToName(): string {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }
  if (version !== '0.0.0') return `v${version}`
  const kinds = waitingKinds()
  return kinds.includes('major') ? 'v1.0.0' : kinds.includes('minor') ? 'v0.1.0' : 'v0.0.1'
}

function waitingKinds(): string[] {
  const folder = path.join(ROOT, '.changeset')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .flatMap((text) => new RegExp(`^['"]${PLUGIN}['"]: (\\w+)$`, 'm').exec(text)?.[1] ?? [])
}
