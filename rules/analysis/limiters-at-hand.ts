import type { Context } from '../kit/context.ts'
import { dependenciesOf } from '../kit/package-file.ts'
import { perProgram } from '../kit/per-program.ts'
import { settingsOf } from '../kit/settings.ts'
import { libraries, lookup, thingNamed } from '../knowledge/index.ts'
import type { CallFact, Kind, Library, Remedy } from '../knowledge/schema.ts'
import { modulePathOf } from './externals.ts'

/** What this project limits tasks with already. */
export interface LimiterAtHand {
  /** Where it is imported from: `p-limit`. */
  readonly module: string
  /** Whether this file imports it; the package does otherwise. */
  readonly isImported: boolean
  /** How a fan-out is written with it, where its version is known to be one that is called so. */
  readonly remedy: Remedy | undefined
  /** The first number of its version, where one is told. */
  readonly major: number | undefined
}

/** The limiter that this file imports, else one that its package depends on: `p-limit`, `p-map`, `async`. */
export const limiterAtHand = perProgram<LimiterAtHand | null>((context) => {
  const module = importedLimiter(context)
  if (module !== undefined) return atHand(context, module, true)
  const depended = Object.keys(dependenciesOf(context))
  for (const { remedy, package: name } of TABLES) {
    if (!remedy || name === undefined || !depended.includes(name)) continue
    const found = atHand(context, name, false)
    if (found.remedy) return found
  }
  return null
})

const TABLES: readonly Library[] = libraries

function importedLimiter(context: Context): string | undefined {
  const { runtime, libraries: own } = settingsOf(context)
  for (const scope of moduleScopes(context)) {
    for (const {
      identifiers: [id],
    } of scope.variables) {
      const place = id && modulePathOf(context, id)
      if (!place || place.module === 'globals' || place.module === runtime) continue
      const known = lookup(place.module, place.path.length === 0 ? ['default'] : place.path, own)
      if (remedyOf(place.module) || [known?.export.call, known?.export.construct].some(limitsTasks)) return place.module
    }
  }
  return undefined
}

/** What a pool of connections limits are connections: nobody hands it a task. */
function limitsTasks(fact: CallFact | undefined): boolean {
  if (fact?.limits) return true
  if (fact?.bound?.unit !== 'tasks') return false
  return fact.makes === undefined || thingNamed(fact.makes)?.kinds.some((kind) => TAKES_TASKS.has(kind)) === true
}

const TAKES_TASKS: ReadonlySet<Kind> = new Set<Kind>(['limiter', 'semaphore', 'queue'])

function remedyOf(module: string): Remedy | undefined {
  return TABLES.find(({ modules }) => modules.includes(module))?.remedy
}

function atHand(context: Context, module: string, isImported: boolean): LimiterAtHand {
  const remedy = remedyOf(module)
  const major = majorOf(context, module)
  const isCalledSo = remedy?.since === undefined || (major !== undefined && major >= remedy.since)
  return { module, isImported, remedy: isCalledSo ? remedy : undefined, major }
}

/** `^3.2.0` is 3; `>=3` and `*` may be anything later, and `workspace:*` anything. */
function majorOf(context: Context, module: string): number | undefined {
  const range = settingsOf(context).versions[module] ?? dependenciesOf(context)[module] ?? ''
  const [, major] = /^(?:npm:[^@]+@)?[\^~=v\s]*(\d+)(?![^|]*\|\|)/.exec(range) ?? []
  return major === undefined ? undefined : Number(major)
}

function moduleScopes(context: Context): NonNullable<Context['sourceCode']['scopeManager']>['scopes'] {
  // A CommonJS module is the function around its program.
  return context.sourceCode.scopeManager?.scopes.filter(({ block }) => block.type === 'Program') ?? []
}
