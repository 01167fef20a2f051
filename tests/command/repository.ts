import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { project } from './project.ts'

export interface Repository {
  readonly folder: string
  git(...args: string[]): string
  write(name: string, text: string): void
}

/** A git repository with one commit of the files, gone when the test has finished. */
export function repository(files: Readonly<Record<string, string>>): Repository {
  const folder = project(files)
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'core.hooksPath=.git/hooks']
  const git = (...args: string[]): string =>
    execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: withoutGit() })
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '.')
  git('commit', '--quiet', '--allow-empty', '--message', 'first')
  return {
    folder,
    git,
    write(name, text) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    },
  }
}

/** In a hook of git, the environment names another repository. */
function withoutGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
}
