import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const REQUESTS = [
  'delete',
  'get',
  'head',
  'options',
  'patch',
  'patchForm',
  'post',
  'postForm',
  'put',
  'putForm',
  'request',
] as const

export default {
  name: 'axios',
  package: 'axios',
  modules: ['axios'],
  exports: {
    default: { is: 'axios' },
    Axios: { construct: { makes: 'axios' } },
    all: { call: { joins: 'all', promise: true } },
    create: { call: { makes: 'axios' } },
  },
  types: { AxiosInstance: 'axios', AxiosStatic: 'axios', Axios: 'axios' },
  things: {
    axios: {
      kinds: ['client'],
      call: IO_PROMISE,
      methods: { ...each(REQUESTS, IO_PROMISE), create: { makes: 'axios' } },
    },
  },
} as const satisfies Library
