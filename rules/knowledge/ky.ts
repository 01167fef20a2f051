import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const REQUEST = { ...IO_PROMISE, makes: 'fetch-response' } as const

export default {
  name: 'Ky',
  package: 'ky',
  modules: ['ky'],
  exports: { default: { is: 'ky' } },
  types: { KyInstance: 'ky' },
  things: {
    ky: {
      kinds: ['client'],
      call: REQUEST,
      methods: {
        ...each(['delete', 'get', 'head', 'patch', 'post', 'put'], REQUEST),
        ...each(['create', 'extend'], { makes: 'ky' }),
      },
    },
  },
} as const satisfies Library
