import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { settingsOf, type LibrarySubset } from '../kit/settings.ts'
import { libraries } from '../knowledge/index.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { importTextOf } from './import-text.ts'

/** Whether the file names a library with such a call, by its text alone: others need no closer look. */
export function namesLibraryWith(isSuch: (fact: CallFact) => boolean): (context: Context) => boolean {
  const brings = ({ exports, things = {} }: LibrarySubset): boolean =>
    Object.values(exports).some(({ call, construct }) => [call, construct].some((fact) => fact && isSuch(fact))) ||
    Object.values(things).some(({ methods = {}, call }) =>
      [call, ...Object.values(methods)].some((fact) => fact && isSuch(fact)),
    )
  const ours = namesOf(libraries.filter(brings))
  return perProgram((context) => {
    const { text } = context.sourceCode
    return ours.test(text) || settingsOf(context).libraries.some((own) => brings(own) && namesOf([own]).test(text))
  })
}

function namesOf(tables: readonly LibrarySubset[]): RegExp {
  return importTextOf(tables.flatMap(({ modules }) => modules))
}
