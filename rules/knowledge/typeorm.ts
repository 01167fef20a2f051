import type { Library } from './schema.ts'
import { CALLS, each, IO_PROMISE } from './vocabulary.ts'

const REPOSITORY = {
  ...CALLS,
  find: { ...IO_PROMISE, lists: { argument: 0, filter: 'where', instead: 'pages, by `take` and the last key' } },
  ...each(['create', 'merge', 'getId', 'hasId'], {}),
  createQueryBuilder: { makes: 'typeorm-query' },
} as const

export default {
  name: 'TypeORM',
  package: 'typeorm',
  modules: ['typeorm'],
  exports: { DataSource: { construct: { makes: 'typeorm-source' } } },
  types: {
    DataSource: 'typeorm-source',
    EntityManager: 'typeorm-manager',
    QueryRunner: 'typeorm-runner',
    Repository: 'typeorm-repository',
    TreeRepository: 'typeorm-repository',
    MongoRepository: 'typeorm-repository',
    SelectQueryBuilder: 'typeorm-query',
  },
  things: {
    'typeorm-source': {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...each(['destroy', 'initialize', 'query', 'runMigrations', 'synchronize'], IO_PROMISE),
        transaction: { ...IO_PROMISE, callbacks: [{ argument: 'last', parameters: ['typeorm-manager'] }] },
        getRepository: { makes: 'typeorm-repository' },
        createQueryBuilder: { makes: 'typeorm-query' },
        createQueryRunner: { makes: 'typeorm-runner' },
      },
      members: { manager: 'typeorm-manager' },
    },
    'typeorm-manager': {
      kinds: ['client'],
      pooled: true,
      // The entity stands before the options.
      methods: { ...REPOSITORY, find: IO_PROMISE, getRepository: { makes: 'typeorm-repository' } },
    },
    'typeorm-repository': {
      kinds: ['client'],
      pooled: true,
      methods: { ...REPOSITORY, extend: { makes: 'typeorm-repository' } },
      members: { manager: 'typeorm-manager' },
    },
    'typeorm-runner': {
      kinds: ['client'],
      serial: true,
      methods: each(
        ['commitTransaction', 'connect', 'query', 'release', 'rollbackTransaction', 'startTransaction'],
        IO_PROMISE,
      ),
      members: { manager: 'typeorm-manager' },
    },
    'typeorm-query': {
      kinds: [],
      pooled: true,
      methods: {
        '*': { makes: 'typeorm-query' },
        ...each(
          ['execute', 'getCount', 'getExists', 'getMany', 'getManyAndCount', 'getOne', 'getOneOrFail'],
          IO_PROMISE,
        ),
        ...each(['getRawAndEntities', 'getRawMany', 'getRawOne'], IO_PROMISE),
        stream: { ...IO_PROMISE, makes: 'node-readable' },
      },
    },
  },
} as const satisfies Library
