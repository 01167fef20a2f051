import type { Library } from '../knowledge/schema.ts'
import { checkSettings } from './check-settings.ts'
import type { Context } from './context.ts'

/** The part of a table that a project may write itself: a company's own queue, limiter or client. */
export type LibrarySubset = Pick<Library, 'modules' | 'exports'> & Partial<Pick<Library, 'name' | 'types' | 'things'>>

/** `settings.backpressure`, as a user writes it. */
export interface Settings {
  /** Import source of rewrites; `'backpressure-runtime'` unless said otherwise. */
  readonly runtime?: string
  /** The limit written into rewrites and suggestions; 10 unless said otherwise. */
  readonly concurrency?: number
  /** Rewrites are autofixes; `false` unless said otherwise. */
  readonly autofix?: boolean
  /** Names or globs of functions that already limit: `'gitLimit'`, `'db.batch*'`. */
  readonly limiters?: readonly string[]
  /** Names or globs of collections and functions known to be small. */
  readonly bounded?: readonly string[]
  readonly libraries?: readonly LibrarySubset[]
  /** Versions of libraries that no one can read from the code: `{ 'p-queue': '9' }`. */
  readonly versions?: Readonly<Record<string, string>>
  /** Use type information when the parser offers it; `'auto'` unless said otherwise. */
  readonly types?: 'auto' | 'off'
}

const DEFAULTS = {
  runtime: 'backpressure-runtime',
  concurrency: 10,
  autofix: false,
  limiters: [],
  bounded: [],
  libraries: [],
  versions: {},
  types: 'auto',
} satisfies Required<Settings>

const checked = new WeakMap<object, Required<Settings>>()

/** The settings with their defaults, checked once a run; a wrong one throws an error that names it. */
export function settingsOf(context: Context): Required<Settings> {
  const given = context.settings['backpressure']
  if (given === undefined) return DEFAULTS
  // A value that is no object cannot be remembered, and never passes the check.
  let settings = checked.get(given as object)
  if (!settings) {
    checkSettings(given)
    settings = { ...DEFAULTS, ...given }
    checked.set(given, settings)
  }
  return settings
}
