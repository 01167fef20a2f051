import path from 'node:path'
import { DEFAULT_SUPPRESSIONS, type CheckAsked } from './arguments.ts'
import { calledFrom } from './package-manager.ts'
import { paint } from './paint.ts'
import { namesPlugin, nearestConfig } from './project-config.ts'

type Asked = Pick<CheckAsked, 'preset' | 'config' | 'suppressionsLocation'>

/** What to do about entries that stand for more findings than there are. */
export function pruneAdvice(leftOver: readonly string[], asked: Asked, from: string): string {
  const prune = paint('bold', calledFrom(from, `check --prune-suppressions${flagsOf(asked)}`))
  const entries = leftOver.join('\n  ')
  return `${asked.suppressionsLocation} passes over more than there is:\n  ${entries}\nStrike what is mended: ${prune}`
}

/** What to do where a plain `eslint`, which has not the plugin, reads the file as well. */
export function sharingAdvice(asked: Asked, from: string): string | undefined {
  const config = nearestConfig(from)
  if (asked.suppressionsLocation !== DEFAULT_SUPPRESSIONS || config === undefined || namesPlugin(config))
    return undefined
  const name = path.relative(from, config)
  const apart = '--suppressions-location backpressure-suppressions.json'
  return [
    `eslint reads ${DEFAULT_SUPPRESSIONS} too. Without this plugin, which ${name} does not name, it`,
    'takes the entries for left over and ends with 2. Bring the plugin in, or undo this and name another file:',
    `  ${paint('bold', calledFrom(from, 'init'))}`,
    `  ${paint('bold', calledFrom(from, `check --suppress-all${flagsOf(asked)} ${apart}`))}`,
  ].join('\n')
}

/** What must be said again, so that the same findings are counted in the same file. */
function flagsOf({ preset, config, suppressionsLocation: location }: Asked): string {
  const strict = preset === 'strict' ? ' --strict' : ''
  const where = location === DEFAULT_SUPPRESSIONS ? '' : ` --suppressions-location ${location}`
  return `${strict}${config === undefined ? '' : ` --config ${config}`}${where}`
}
