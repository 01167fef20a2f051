import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The names that ESLint looks for, in its order. */
const CONFIG_FILES = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`)

/** The ESLint configuration that holds in a folder: there or above. */
export function nearestConfig(from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = CONFIG_FILES.map((name) => path.join(folder, name)).find((candidate) => existsSync(candidate))
    if (file !== undefined || folder === path.dirname(folder)) return file
  }
}

/** Does the configuration know this plugin? */
export function namesPlugin(file: string): boolean {
  return /eslint-plugin-backpressure/.test(readFileSync(file, 'utf8'))
}
