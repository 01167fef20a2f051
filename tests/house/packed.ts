import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './sources.ts'

export interface Packed {
  /** The copy of the project that was packed. */
  readonly project: string
  /** By the package's name. */
  readonly tarballs: ReadonlyMap<string, string>
}

/** Packs both packages as npm publishes them, from a copy of the project in a folder: npm run build. */
export function pack(work: string): Packed {
  const project = path.join(work, 'project')
  const folders = { 'eslint-plugin-backpressure': '.', 'backpressure-runtime': 'runtime' }
  for (const folder of Object.values(folders)) {
    for (const file of ['package.json', 'dist', 'LICENSE', 'README.md']) {
      cpSync(path.join(ROOT, folder, file), path.join(project, folder, file), { recursive: true })
    }
  }
  cpSync(path.join(ROOT, 'docs/tools'), path.join(project, 'docs/tools'), { recursive: true })
  const tarballs = Object.entries(folders).map(([name, folder]) => {
    const [packed] = JSON.parse(inFolder(path.join(project, folder), 'npm', 'pack', '--json', '--silent'))
    return [name, path.join(project, folder, packed.filename)] as const
  })
  return { project, tarballs: new Map(tarballs) }
}

/** Runs a program; throws what it said where it fails. */
export function inFolder(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error })
  }
}
