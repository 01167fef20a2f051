import type { Context } from '../kit/context.ts'
import { perProgram } from '../kit/per-program.ts'
import { settingsOf, type LibrarySubset } from '../kit/settings.ts'
import { libraries } from '../knowledge/index.ts'
import type { CallFact } from '../knowledge/schema.ts'
import { importTextOf } from './import-text.ts'

/** Whether the file names a library that takes a limit of tasks: others need no closer look. */
export const namesLimitTaker = perProgram((context: Context): boolean => {
  const { text } = context.sourceCode
  return OURS.test(text) || settingsOf(context).libraries.some((own) => takes(own) && namesOf([own]).test(text))
})

const takes = ({ exports, things = {} }: LibrarySubset): boolean =>
  Object.values(exports).some(({ call, construct }) => takesLimit(call) || takesLimit(construct)) ||
  Object.values(things).some(({ methods = {}, call }) => [call, ...Object.values(methods)].some(takesLimit))

function takesLimit(fact: CallFact | undefined): boolean {
  if (!fact) return false
  return fact.bound?.unit === 'tasks' || fact.limitedAs !== undefined || fact.limitedBy !== undefined
}

const namesOf = (tables: readonly LibrarySubset[]): RegExp => importTextOf(tables.flatMap(({ modules }) => modules))

const OURS = namesOf(libraries.filter(takes))
