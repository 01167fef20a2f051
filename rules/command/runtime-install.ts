import type { ESLint } from 'eslint'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { addToProgram } from './adding.ts'
import { isPackage } from './manifest.ts'

export const RUNTIME = 'backpressure-runtime'

/** The commands that bring the runtime to each package whose rewritten code imports it and does not find it. */
export function runtimeInstalls(rewritten: readonly ESLint.LintResult[], from: string): string[] {
  const packages = new Set(rewritten.filter(lacksRuntime).map(({ filePath }) => packageOf(filePath) ?? from))
  return [...packages].sort().map((folder) => addToProgram(folder, [RUNTIME], from))
}

function lacksRuntime({ filePath, output = '' }: ESLint.LintResult): boolean {
  if (!output.includes(`'${RUNTIME}'`) && !output.includes(`"${RUNTIME}"`)) return false
  try {
    createRequire(filePath).resolve(RUNTIME)
    return false
  } catch {
    return true
  }
}

/** The folder of the nearest package.json that stands for a package: some only say how scripts are to be read. */
function packageOf(file: string): string | undefined {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json')) && isPackage(folder)) return folder
    if (folder === path.dirname(folder)) return undefined
  }
}
