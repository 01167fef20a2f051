import { existsSync } from 'node:fs'
import path from 'node:path'
import { changedSince, stagedTexts } from './git.ts'
import type { Request } from './lint.ts'
import { Misuse } from './misuse.ts'
import { namesPlugin, nearestConfig } from './project-config.ts'
import { isInside } from './targets.ts'

interface Choice {
  readonly paths: readonly string[]
  readonly staged?: boolean
  readonly since: string | undefined
  readonly noneIsFine: boolean
}

/** The paths that were asked for, or of them what is staged or changed. Then it is well that there is none. */
export function chosenFiles(
  { paths, staged, since, noneIsFine }: Choice,
  from: string,
): Pick<Request, 'paths' | 'texts' | 'noneIsFine'> {
  const targets = paths.map((given) => path.resolve(from, given))
  const isAsked = (file: string): boolean => targets.some((target) => isInside(file, target))
  if (staged) {
    const texts = new Map([...stagedTexts(from)].filter(([file]) => isAsked(file)))
    return { paths, texts, noneIsFine: true }
  }
  if (since !== undefined) return { paths: changedSince(from, since).filter(isAsked), noneIsFine: true }
  return { paths, noneIsFine }
}

/** Where rules and settings come from: a named file, else the project's configuration if it knows this plugin. */
export function configFor(named: string | undefined, from: string): Request['config'] {
  if (named !== undefined) {
    const file = path.resolve(from, named)
    if (!existsSync(file)) throw new Misuse(`--config takes a file, and there is no ${named}.`)
    return file
  }
  const nearest = nearestConfig(from)
  return nearest !== undefined && namesPlugin(nearest) ? { nearest: true } : undefined
}
