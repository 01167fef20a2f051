import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { settingsOf } from '../kit/settings.ts'
import { lookup } from '../knowledge/index.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { modulePathOf } from './externals.ts'

/** The package by which this file already limits how many tasks run at once: `p-limit`, `p-map`, `async`. */
export const limiterAtHand = perProgram<string | null>((context) => {
  const { runtime, libraries } = settingsOf(context)
  for (const scope of moduleScopes(context)) {
    for (const {
      identifiers: [id],
    } of scope.variables) {
      const place = id && modulePathOf(context, id)
      if (!place || place.module === 'globals' || place.module === runtime) continue
      const known = lookup(place.module, place.path.length === 0 ? ['default'] : place.path, libraries)
      if (known && [known.export.call, known.export.construct].some(limitsTasks)) return place.module
    }
  }
  return null
})

function limitsTasks(fact: CallFact | undefined): boolean {
  return fact !== undefined && (fact.limits === true || fact.bound?.unit === 'tasks')
}

function moduleScopes(context: Context): NonNullable<Context['sourceCode']['scopeManager']>['scopes'] {
  return context.sourceCode.scopeManager?.scopes.filter(({ type }) => type === 'module' || type === 'global') ?? []
}
