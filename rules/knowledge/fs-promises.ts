import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

/** Functions on paths that open a file: with a callback in `fs`, with a promise in `fs/promises`. */
export const CONTENT_FUNCTIONS = ['appendFile', 'cp', 'open', 'opendir', 'readFile', 'truncate', 'writeFile'] as const

/** Functions on paths that open nothing for longer than a thread works on them. */
export const ENTRY_FUNCTIONS = [
  'access',
  'chmod',
  'chown',
  'copyFile',
  'lchown',
  'link',
  'lstat',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'readdir',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'stat',
  'statfs',
  'symlink',
  'unlink',
  'utimes',
] as const

export const ENTRY_PROMISE = { ...IO_PROMISE, entry: true } as const

const HANDLE_METHODS = [
  'appendFile',
  'chmod',
  'chown',
  'close',
  'datasync',
  'read',
  'readFile',
  'readv',
  'stat',
  'sync',
  'truncate',
  'utimes',
  'write',
  'writeFile',
  'writev',
] as const

/** Whole files and folders, of which some grow while the program runs. */
export const GROWING_FILES = {
  readFile: { call: { ...IO_PROMISE, lists: { named: 0, text: true, instead: '`open()` and `readLines()`' } } },
  readdir: { call: { ...ENTRY_PROMISE, lists: { named: 0, instead: '`opendir()`' } } },
} as const

export default {
  name: 'node:fs/promises',
  modules: ['fs/promises'],
  exports: {
    ...each(CONTENT_FUNCTIONS, { call: IO_PROMISE }),
    ...each(ENTRY_FUNCTIONS, { call: ENTRY_PROMISE }),
    open: { call: { ...IO_PROMISE, makes: 'file-handle' } },
    ...GROWING_FILES,
  },
  types: { FileHandle: 'file-handle' },
  things: {
    // Its `write()` answers a promise of the bytes written and keeps nothing: no put.
    'file-handle': {
      kinds: ['client'],
      methods: {
        ...each(HANDLE_METHODS, IO_PROMISE),
        createReadStream: { makes: 'node-readable' },
        createWriteStream: { makes: 'node-writable' },
        readableWebStream: { makes: 'web-readable' },
        readLines: { makes: 'readline' },
      },
    },
  },
} as const satisfies Library
