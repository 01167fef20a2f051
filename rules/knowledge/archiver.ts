import type { Library } from './schema.ts'

export default {
  name: 'Archiver',
  package: 'archiver',
  modules: ['archiver'],
  exports: { default: { call: { makes: 'node-duplex' } }, create: { call: { makes: 'node-duplex' } } },
  types: { Archiver: 'node-duplex', 'default.Archiver': 'node-duplex' },
} as const satisfies Library
