import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE } from './vocabulary.ts'

const CONNECTION = { construct: { makes: 'sequelize' } } as const

export default {
  name: 'Sequelize',
  package: 'sequelize',
  modules: ['sequelize'],
  exports: { default: CONNECTION, Sequelize: CONNECTION, Model: { construct: { makes: 'sequelize-record' } } },
  types: { Sequelize: 'sequelize', Model: 'sequelize-record', ModelStatic: 'sequelize-model' },
  things: {
    sequelize: {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...each(['authenticate', 'close', 'drop', 'query', 'sync', 'transaction', 'truncate'], IO_PROMISE),
        define: { makes: 'sequelize-model' },
        model: { makes: 'sequelize-model' },
      },
    },
    'sequelize-model': {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...CALLS,
        findAll: {
          ...IO_PROMISE,
          lists: { argument: 0, filter: 'where', instead: 'pages, by `limit` and the last key' },
        },
        ...each(['addHook', 'belongsTo', 'belongsToMany', 'build', 'hasMany', 'hasOne', 'init', 'addScope'], {}),
        ...each(['scope', 'unscoped'], { makes: 'sequelize-model' }),
      },
    },
    'sequelize-record': {
      kinds: [],
      pooled: true,
      methods: each(['decrement', 'destroy', 'increment', 'reload', 'restore', 'save', 'update'], IO_PROMISE),
    },
  },
} as const satisfies Library
