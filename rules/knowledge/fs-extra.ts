import { FILE_FUNCTIONS } from './fs-promises.ts'
import { DESCRIPTOR_FUNCTIONS, FILE_STREAMS } from './fs.ts'
import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

const OWN_FUNCTIONS = [
  'copy',
  'createFile',
  'createLink',
  'createSymlink',
  'emptyDir',
  'emptydir',
  'ensureDir',
  'ensureFile',
  'ensureLink',
  'ensureSymlink',
  'mkdirp',
  'mkdirs',
  'move',
  'outputFile',
  'outputJSON',
  'outputJson',
  'pathExists',
  'readJSON',
  'readJson',
  'remove',
  'writeJSON',
  'writeJson',
] as const

export default {
  name: 'fs-extra',
  package: 'fs-extra',
  modules: ['fs-extra'],
  exports: {
    ...each([...FILE_FUNCTIONS, ...DESCRIPTOR_FUNCTIONS, ...OWN_FUNCTIONS], { call: IO_PROMISE }),
    ...FILE_STREAMS,
  },
  types: { WriteStream: 'node-writable', ReadStream: 'node-readable' },
} as const satisfies Library
