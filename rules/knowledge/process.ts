import type { Library } from './schema.ts'

export default {
  name: 'node:process',
  modules: ['process'],
  exports: {
    default: { is: 'parent-process' },
    stdout: { is: 'stdout' },
    stderr: { is: 'stdout' },
    stdin: { is: 'stdin' },
  },
  things: {
    // What a forked process says to the one that started it.
    'parent-process': { kinds: [], puts: { send: { answers: 'boolean', crosses: true } } },
    // A stream like another, but a thing of its own: files and terminals behind it are written synchronously, and what
    // programs print there is small, so that rules leave it alone.
    stdout: {
      kinds: ['node-writable'],
      puts: { write: { answers: 'boolean' } },
      room: ['writableNeedDrain', 'writableLength'],
      roomEvent: 'drain',
      goneEvents: ['close', 'error', 'finish'],
    },
    stdin: { kinds: ['node-readable'], flow: ['data', 'readable'] },
  },
} as const satisfies Library
