import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

export default {
  name: 'p-props',
  package: 'p-props',
  modules: ['p-props'],
  exports: each(['default', 'pPropsAllSettled'], {
    call: {
      promise: true,
      maps: { items: 0, mapper: 1 },
      bound: { argument: 2, option: 'concurrency', unit: 'tasks', absent: 'unbounded' },
    },
  }),
} as const satisfies Library
