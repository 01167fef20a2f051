import type { Context } from '../kit/context.ts'
import { oneOf } from '../kit/mentions.ts'
import { settingsOf } from '../kit/settings.ts'
import { libraries } from '../knowledge/index.ts'
import type { PutFact, Thing } from '../knowledge/schema.ts'

/**
 * The names of all methods that put something in and for which `fits` holds, by our tables and those of the settings:
 * most calls have none of these names, and need no look at who made their receiver.
 */
export function putNames(fits: (fact: PutFact, thing: Thing) => boolean): (context: Context) => ReadonlySet<string> {
  const byTables = new WeakMap<object, ReadonlySet<string>>()
  return (context) => {
    const own = settingsOf(context).libraries
    let names = byTables.get(own)
    if (!names) {
      const things: Thing[] = [...libraries, ...own].flatMap((library) => Object.values(library.things ?? {}))
      const puts = things.flatMap((thing) => Object.entries(thing.puts ?? {}).filter(([, fact]) => fits(fact, thing)))
      byTables.set(own, (names = new Set(puts.map(([name]) => name))))
    }
    return names
  }
}

/** Whether the text of the file names one of the methods behind a dot. */
export function namesOneOf(namesOf: (context: Context) => ReadonlySet<string>): (context: Context) => boolean {
  const questions = new WeakMap<ReadonlySet<string>, (context: Context) => boolean>()
  return (context) => {
    const names = namesOf(context)
    let question = questions.get(names)
    if (!question) questions.set(names, (question = oneOf(...[...names].map((name) => `.${name}`))))
    return question(context)
  }
}
