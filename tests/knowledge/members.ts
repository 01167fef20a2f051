import type { Thing } from '../../rules/knowledge/schema.ts'

/** Names that the table gives to a thing: what is put by, called, held, and looked at. */
export function membersOf(thing: Thing): string[] {
  const { puts = {}, methods = {}, members = {}, room = [] } = thing
  const names = [...Object.keys(puts), ...Object.keys(methods), ...Object.keys(members), ...room]
  return [...new Set(names)].filter((name) => name !== '*')
}

/** Those of them that a value lacks. */
export function lackingOf(thing: Thing, value: unknown): string[] {
  const object = Object(value) as object
  return membersOf(thing).filter((name) => !(name in object))
}
