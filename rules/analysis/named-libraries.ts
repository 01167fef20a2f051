import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { settingsOf, type LibrarySubset } from '../kit/settings.ts'
import { libraries } from '../knowledge/index.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { importedModules } from './imported-modules.ts'

/** Whether the file names such a library, by its text alone: others need no closer look. */
export function namesLibrary(isSuch: (library: LibrarySubset) => boolean): (context: Context) => boolean {
  const ours = modulesOf(libraries.filter(isSuch))
  return perProgram((context) => {
    const own = modulesOf(settingsOf(context).libraries.filter(isSuch))
    return [...importedModules(context)].some((module) => ours.has(module) || own.has(module))
  })
}

/** Whether the file names a library with such a call. */
export function namesLibraryWith(isSuch: (fact: CallFact) => boolean): (context: Context) => boolean {
  return namesLibrary(
    ({ exports, things = {} }) =>
      Object.values(exports).some(({ call, construct }) => [call, construct].some((fact) => fact && isSuch(fact))) ||
      Object.values(things).some(({ methods = {}, call }) =>
        [call, ...Object.values(methods)].some((fact) => fact && isSuch(fact)),
      ),
  )
}

function modulesOf(tables: readonly LibrarySubset[]): ReadonlySet<string> {
  return new Set(tables.flatMap(({ modules }) => modules))
}
