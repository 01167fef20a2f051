import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { settingsOf, type LibrarySubset } from '../kit/settings.ts'
import { libraries } from '../knowledge/index.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { importTextOf } from './import-text.ts'

/** Whether the file names a library that takes a limit of tasks: others need no closer look. */
export const namesLimitTaker = namesTaker(
  ({ bound, limitedAs, limitedBy }) => bound?.unit === 'tasks' || limitedAs !== undefined || limitedBy !== undefined,
)

/** Whether the file names a library that takes a limit of a buffer. */
export const namesBufferTaker = namesTaker(({ bound, buffer }) => bound?.unit === 'items' || buffer !== undefined)

function namesTaker(takesLimit: (fact: CallFact) => boolean): (context: Context) => boolean {
  const takes = ({ exports, things = {} }: LibrarySubset): boolean =>
    Object.values(exports).some(({ call, construct }) => [call, construct].some((fact) => fact && takesLimit(fact))) ||
    Object.values(things).some(({ methods = {}, call }) =>
      [call, ...Object.values(methods)].some((fact) => fact && takesLimit(fact)),
    )
  const ours = namesOf(libraries.filter(takes))
  return perProgram((context) => {
    const { text } = context.sourceCode
    return ours.test(text) || settingsOf(context).libraries.some((own) => takes(own) && namesOf([own]).test(text))
  })
}

function namesOf(tables: readonly LibrarySubset[]): RegExp {
  return importTextOf(tables.flatMap(({ modules }) => modules))
}
