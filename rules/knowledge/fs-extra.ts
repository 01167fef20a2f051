import { CONTENT_FUNCTIONS, ENTRY_FUNCTIONS, ENTRY_PROMISE } from './fs-promises.ts'
import { DESCRIPTOR_FUNCTIONS, FILE_STREAMS } from './fs.ts'
import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

/** What it adds on entries of a directory. */
const OWN_ENTRY_FUNCTIONS = ['ensureDir', 'exists', 'mkdirp', 'mkdirs', 'pathExists', 'remove'] as const

const OWN_FUNCTIONS = [
  'copy',
  'createFile',
  'createLink',
  'createSymlink',
  'emptyDir',
  'emptydir',
  'ensureFile',
  'ensureLink',
  'ensureSymlink',
  'move',
  'outputFile',
  'outputJSON',
  'outputJson',
  'readJSON',
  'readJson',
  'writeJSON',
  'writeJson',
] as const

export default {
  name: 'fs-extra',
  package: 'fs-extra',
  modules: ['fs-extra'],
  exports: {
    ...each([...CONTENT_FUNCTIONS, ...DESCRIPTOR_FUNCTIONS, ...OWN_FUNCTIONS], { call: IO_PROMISE }),
    ...each([...ENTRY_FUNCTIONS, ...OWN_ENTRY_FUNCTIONS], { call: ENTRY_PROMISE }),
    ...FILE_STREAMS,
  },
  types: { WriteStream: 'node-writable', ReadStream: 'node-readable' },
} as const satisfies Library
