import { libraries } from '../../rules/knowledge/index.ts'
import type { Export, Library, Thing } from '../../rules/knowledge/schema.ts'

/** A section for each library: what its exports make and do, and what is put into what they make. */
export function printLibraries(): string {
  return libraries.map(printLibrary).join('\n\n')
}

function printLibrary(library: Library): string {
  const sources = library.modules.filter((name) => name !== 'globals').map((name) => `\`${name}\``)
  const origin = sources.length > 0 ? `Imported from ${sources.join(', ')}.` : 'Global.'
  const lines = [...exportLines(library), ...thingLines(library)]
  return [`## ${library.name}`, origin, lines.join('\n')].filter((part) => part !== '').join('\n\n')
}

/** Exports that mean the same stand in one line. */
function exportLines({ exports }: Library): string[] {
  const byMeaning = new Map<string, string[]>()
  for (const [name, fact] of Object.entries(exports)) {
    const meaning = meaningOf(fact)
    if (meaning) byMeaning.set(meaning, [...(byMeaning.get(meaning) ?? []), `\`${name}\``])
  }
  return [...byMeaning].map(([meaning, names]) => `- ${names.join(', ')}: ${meaning}`)
}

function meaningOf({ call, construct, is }: Export): string {
  const parts = []
  if (is) parts.push(`is \`${is}\``)
  for (const fact of [call, construct]) {
    if (!fact) continue
    if (fact.makes) parts.push(`makes \`${fact.makes}\``)
    if (fact.io) parts.push('does I/O')
    if (fact.limits) parts.push('runs what it is given under a limit')
    if (fact.joins) parts.push('waits for many promises')
    if (fact.repeats) parts.push('runs its callback again and again')
    if (fact.maps) parts.push('runs its function once an item')
    if (fact.collects !== undefined) parts.push('holds a whole stream')
    if (fact.chunks) parts.push('cuts into pieces')
    if (fact.caps) parts.push('checks a size')
    if (fact.wraps !== undefined) parts.push('gives the same function in another form')
    if (fact.promise && parts.length === 0) parts.push('answers a promise')
    if (fact.bound) {
      const { option, absent, unit } = fact.bound
      const place = option ? `option \`${option}\`` : 'an argument'
      const without = absent === 'unbounded' ? 'none' : absent === 'refused' ? 'an error' : `${absent} ${unit}`
      parts.push(`bound by ${place} (without it: ${without})`)
    }
  }
  return [...new Set(parts)].join('; ')
}

function thingLines({ things = {} }: Library): string[] {
  return Object.entries(things).flatMap(([name, thing]) => {
    const text = describeThing(thing)
    return text === '' ? [] : [`- \`${name}\`: ${text}`]
  })
}

function describeThing({ kinds, puts = {}, flow = [], room = [], roomEvent }: Thing): string {
  const parts = kinds.length > 0 ? [kinds.join(' and ')] : []
  for (const [method, { answers }] of Object.entries(puts)) parts.push(`\`${method}()\` puts and answers ${answers}`)
  if (flow.length > 0) parts.push(`flows by ${flow.map((event) => `'${event}'`).join(', ')}`)
  const signs = [...room.map((property) => `\`${property}\``), ...(roomEvent ? [`'${roomEvent}'`] : [])]
  if (signs.length > 0) parts.push(`room is told by ${signs.join(', ')}`)
  return parts.join('; ')
}
