import type { Library } from './schema.ts'

// Everything in it is synchronous: one call ends before the next begins, whatever its name is like.
export default {
  name: 'better-sqlite3',
  package: 'better-sqlite3',
  modules: ['better-sqlite3'],
  exports: { default: { construct: { makes: 'sqlite' }, call: { makes: 'sqlite' } } },
  types: { default: 'sqlite', Database: 'sqlite', 'default.Database': 'sqlite' },
  things: {
    sqlite: {
      kinds: [],
      methods: { '*': {}, prepare: { makes: 'sqlite-statement' }, backup: { io: true, promise: true } },
    },
    'sqlite-statement': { kinds: [], methods: { '*': {} } },
  },
} as const satisfies Library
