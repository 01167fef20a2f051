import { CONTENT_FUNCTIONS, ENTRY_FUNCTIONS, ENTRY_PROMISE, GROWING_FILES } from './fs-promises.ts'
import type { Library } from './schema.ts'
import { each, IO, IO_PROMISE } from './vocabulary.ts'

/** A file descriptor in, a callback at the end: these have no twin below `fs.promises`. */
export const DESCRIPTOR_FUNCTIONS = [
  'close',
  'fchmod',
  'fchown',
  'fdatasync',
  'fstat',
  'fsync',
  'ftruncate',
  'futimes',
  'read',
  'readv',
  'write',
  'writev',
] as const

const PROMISED = CONTENT_FUNCTIONS.map((name) => `promises.${name}` as const)
const PROMISED_ENTRIES = ENTRY_FUNCTIONS.map((name) => `promises.${name}` as const)

const MARKS = [{ argument: 1, option: 'highWaterMark', unit: 'bytes', usual: 65_536 }] as const

/** What `fs`, `graceful-fs` and `fs-extra` have alike. */
export const FILE_STREAMS = {
  createWriteStream: { call: { makes: 'node-writable', io: true, marks: MARKS } },
  createReadStream: { call: { makes: 'node-readable', io: true, marks: MARKS } },
  WriteStream: { construct: { makes: 'node-writable', io: true } },
  ReadStream: { construct: { makes: 'node-readable', io: true } },
} as const

export default {
  name: 'node:fs',
  modules: ['fs'],
  exports: {
    ...each([...CONTENT_FUNCTIONS, ...DESCRIPTOR_FUNCTIONS], { call: IO }),
    ...each([...ENTRY_FUNCTIONS, 'exists'], { call: { ...IO, entry: true } }),
    ...each(PROMISED, { call: IO_PROMISE }),
    ...each(PROMISED_ENTRIES, { call: ENTRY_PROMISE }),
    'promises.readFile': GROWING_FILES.readFile,
    'promises.readdir': GROWING_FILES.readdir,
    'promises.open': { call: { ...IO_PROMISE, makes: 'file-handle' } },
    ...FILE_STREAMS,
    openAsBlob: { call: IO_PROMISE },
    watch: { call: { makes: 'file-watcher' } },
  },
  types: {
    WriteStream: 'node-writable',
    ReadStream: 'node-readable',
    FSWatcher: 'file-watcher',
  },
  things: {
    'file-watcher': { kinds: ['emitter'], flow: ['change'] },
  },
} as const satisfies Library
