import type { Library } from './schema.ts'
import { each, IO_PROMISE } from './vocabulary.ts'

/** Functions on paths: with a callback in `fs`, with a promise in `fs/promises`. */
export const FILE_FUNCTIONS = [
  'access',
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'cp',
  'lchown',
  'link',
  'lstat',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'open',
  'opendir',
  'readFile',
  'readdir',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'stat',
  'statfs',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
] as const

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
  readdir: { call: { ...IO_PROMISE, lists: { named: 0, instead: '`opendir()`' } } },
} as const

export default {
  name: 'node:fs/promises',
  modules: ['fs/promises'],
  exports: {
    ...each(FILE_FUNCTIONS, { call: IO_PROMISE }),
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
