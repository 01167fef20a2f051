import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Misuse, wrongValue } from './misuse.ts'

/** ESLint's own file of bulk suppressions. */
export const DEFAULT_SUPPRESSIONS = 'eslint-suppressions.json'

/** Which files are read, by which rules, and what is passed over. */
interface Reading {
  readonly paths: readonly string[]
  readonly preset: 'recommended' | 'strict'
  readonly config: string | undefined
  readonly since: string | undefined
  readonly noneIsFine: boolean
  readonly suppressionsLocation: string
}

export interface CheckAsked extends Reading {
  readonly what: 'check'
  readonly staged: boolean
  readonly maxWarnings: number | undefined
  readonly format: string | undefined
  readonly concurrency: number | 'auto' | 'off'
  readonly cache: boolean
  readonly suppressions: 'apply' | 'record' | 'prune'
}

export interface FixAsked extends Reading {
  readonly what: 'fix'
  readonly yes: boolean
}

export const HOOKS = ['pre-commit', 'husky', 'lefthook', 'git', 'none'] as const
export const CIS = ['github', 'gitlab', 'circleci', 'none'] as const

export interface InitAsked {
  readonly what: 'init'
  readonly hook: (typeof HOOKS)[number] | undefined
  readonly ci: (typeof CIS)[number] | undefined
  readonly yes: boolean
}

/** What the person asks the command to do. */
export type Asked = { readonly what: 'usage' | 'version' } | CheckAsked | FixAsked | InitAsked

const ALWAYS = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } } as const
const READING = {
  strict: { type: 'boolean' },
  config: { type: 'string', short: 'c' },
  since: { type: 'string' },
  'no-error-on-unmatched-pattern': { type: 'boolean' },
  'suppressions-location': { type: 'string' },
} as const
const CHECK = {
  ...ALWAYS,
  ...READING,
  staged: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  format: { type: 'string' },
  concurrency: { type: 'string' },
  cache: { type: 'boolean' },
  'suppress-all': { type: 'boolean' },
  'prune-suppressions': { type: 'boolean' },
} as const
const FIX = { ...ALWAYS, ...READING, yes: { type: 'boolean', short: 'y' } } as const
const INIT = {
  ...ALWAYS,
  hook: { type: 'string' },
  ci: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
} as const

/** Reads the arguments after the command's name; throws a `Misuse` for those it does not know. */
export function askedBy([verb = '', ...rest]: readonly string[]): Asked {
  switch (verb) {
    case 'check':
      return checkAsked(rest)
    case 'fix':
      return fixAsked(rest)
    case 'init':
      return initAsked(rest)
    case '-h':
    case '--help':
    case 'help':
      return { what: 'usage' }
    case '-v':
    case '--version':
      return { what: 'version' }
    default:
      throw new Misuse(verb === '' ? 'Say what to do: check, fix or init.' : unknownVerb(verb))
  }
}

function unknownVerb(verb: string): string {
  const meant = verb.startsWith('-') ? 'check, fix or init comes first' : `did you mean: backpressure check ${verb}`
  return `There is no command ${JSON.stringify(verb)}: ${meant}.`
}

function checkAsked(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args, CHECK)
  if (values.help || values.version) return { what: values.help ? 'usage' : 'version' }
  const { staged = false, since, 'suppress-all': record = false, 'prune-suppressions': prune = false } = values
  if (staged && since !== undefined) throw new Misuse('--staged and --since exclude each other.')
  if (record && prune) throw new Misuse('--suppress-all and --prune-suppressions exclude each other.')
  if (staged && (record || prune))
    throw new Misuse('Suppressions are written for files as they are: not with --staged.')
  return {
    what: 'check',
    ...reading(values, positionals),
    staged,
    maxWarnings: whole('--max-warnings', values['max-warnings'], 0),
    format: values.format,
    concurrency: threads(values.concurrency),
    cache: values.cache ?? false,
    suppressions: record ? 'record' : prune ? 'prune' : 'apply',
  }
}

function fixAsked(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args, FIX)
  if (values.help || values.version) return { what: values.help ? 'usage' : 'version' }
  return { what: 'fix', ...reading(values, positionals), yes: values.yes ?? false }
}

function initAsked(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args, INIT)
  if (values.help || values.version) return { what: values.help ? 'usage' : 'version' }
  if (positionals.length > 0) throw new Misuse(`init takes no path: it sets up this folder, not "${positionals[0]}".`)
  return {
    what: 'init',
    hook: oneOf('--hook', HOOKS, values.hook),
    ci: oneOf('--ci', CIS, values.ci),
    yes: values.yes ?? false,
  }
}

interface ReadingValues {
  readonly strict?: boolean | undefined
  readonly config?: string | undefined
  readonly since?: string | undefined
  readonly 'no-error-on-unmatched-pattern'?: boolean | undefined
  readonly 'suppressions-location'?: string | undefined
}

function reading(values: ReadingValues, paths: readonly string[]): Reading {
  if (paths.includes('')) throw new Misuse('A path is empty.')
  return {
    paths: paths.length > 0 ? paths : ['.'],
    preset: values.strict ? 'strict' : 'recommended',
    config: filled('--config', 'a file', values.config),
    since: filled('--since', 'a commit', values.since),
    noneIsFine: values['no-error-on-unmatched-pattern'] ?? false,
    suppressionsLocation:
      filled('--suppressions-location', 'a file', values['suppressions-location']) ?? DEFAULT_SUPPRESSIONS,
  }
}

function threads(value: string | undefined): number | 'auto' | 'off' {
  if (value === undefined || value === 'auto') return 'auto'
  if (value === 'off') return value
  if (!/^[1-9]\d*$/.test(value)) throw wrongValue('--concurrency', '"auto", "off" or a whole number from 1', value)
  return Number(value)
}

function whole(option: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d+$/.test(value)) throw wrongValue(option, `a whole number from ${least}`, value)
  return Number(value)
}

function filled(option: string, takes: string, value: string | undefined): string | undefined {
  if (value === '') throw wrongValue(option, takes, value)
  return value
}

function oneOf<T extends string>(option: string, choices: readonly T[], value: string | undefined): T | undefined {
  if (value === undefined) return undefined
  const choice = choices.find((one) => one === value)
  if (choice === undefined) throw wrongValue(option, choices.map((one) => `"${one}"`).join(', '), value)
  return choice
}

function parsed<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node explains at length how a path may start with a dash: its first sentence says what is wrong.
    throw new Misuse(`${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`)
  }
}
