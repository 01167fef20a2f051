import fs from './fs.ts'
import type { Library } from './schema.ts'

// It opens no more files than it may, by waiting. The calls are I/O all the same: what they read piles up in memory.
export default {
  name: 'graceful-fs',
  package: 'graceful-fs',
  modules: ['graceful-fs'],
  exports: fs.exports,
} as const satisfies Library
