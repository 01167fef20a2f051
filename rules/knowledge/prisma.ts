import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const RAW = ['$executeRaw', '$executeRawUnsafe', '$queryRaw', '$queryRawUnsafe', '$runCommandRaw'] as const

export default {
  name: 'Prisma',
  package: '@prisma/client',
  modules: ['@prisma/client'],
  exports: { PrismaClient: { construct: { makes: 'prisma' } } },
  types: { PrismaClient: 'prisma', 'Prisma.TransactionClient': 'prisma-transaction' },
  things: {
    prisma: {
      kinds: ['client'],
      pooled: true,
      methods: {
        ...each(RAW, IO_PROMISE),
        ...each(['$connect', '$disconnect'], IO_PROMISE),
        $transaction: { ...IO_PROMISE, callbacks: [{ argument: 0, parameters: ['prisma-transaction'] }] },
        $extends: { makes: 'prisma' },
        ...each(['$on', '$use'], {}),
      },
      members: { '*': 'prisma-model' },
    },
    'prisma-transaction': {
      kinds: ['client'],
      serial: true,
      methods: each(RAW, IO_PROMISE),
      members: { '*': 'prisma-transaction-model' },
    },
    'prisma-model': {
      kinds: ['client'],
      pooled: true,
      methods: {
        '*': IO_PROMISE,
        findMany: {
          ...IO_PROMISE,
          lists: { argument: 0, filter: 'where', instead: 'pages, by `take` and `cursor`' },
        },
        // Calls of one tick become one query, so that asking for many at once is no fan-out.
        ...each(['findUnique', 'findUniqueOrThrow'], { promise: true }),
      },
    },
    'prisma-transaction-model': { kinds: ['client'], serial: true, methods: { '*': IO_PROMISE } },
  },
} as const satisfies Library
