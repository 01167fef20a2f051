import path from 'node:path'
import { isInside } from './targets.ts'

/** A file as reports name it: from a folder, with forward slashes. */
export function nameFrom(base: string, file: string): string {
  return path.relative(base, file).replaceAll('\\', '/')
}

/** The folder that a CI service names files from: the root of its checkout, which may lie above where the job runs. */
export function checkoutAbove(from: string, env: NodeJS.ProcessEnv = process.env): string {
  const root = [env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']].find((folder) => folder && isInside(from, folder))
  return root ?? from
}
