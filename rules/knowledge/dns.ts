import type { Library } from './schema.ts'
import { each, IO, IO_PROMISE } from './vocabulary.ts'

/** Names and addresses asked for: with a callback in `dns`, with a promise in `dns/promises`. */
export const QUERIES = [
  'lookup',
  'lookupService',
  'resolve',
  'resolve4',
  'resolve6',
  'resolveAny',
  'resolveCname',
  'resolveMx',
  'resolveNs',
  'resolvePtr',
  'resolveSoa',
  'resolveSrv',
  'resolveTxt',
  'reverse',
] as const

const PROMISED = QUERIES.map((name) => `promises.${name}` as const)

export default {
  name: 'node:dns',
  modules: ['dns'],
  exports: { ...each(QUERIES, { call: IO }), ...each(PROMISED, { call: IO_PROMISE }) },
} as const satisfies Library
