import type { Library } from './schema.ts'

export default {
  name: 'node:process',
  modules: ['process'],
  exports: {
    stdout: { is: 'stdout' },
    stderr: { is: 'stdout' },
    stdin: { is: 'stdin' },
  },
  things: {
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
