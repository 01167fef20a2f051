import type { Library } from './schema.ts'

const SINK = { makes: 'node-writable', collects: 'piped' } as const

export default {
  name: 'concat-stream',
  package: 'concat-stream',
  modules: ['concat-stream'],
  exports: { default: { call: SINK, construct: SINK } },
} as const satisfies Library
