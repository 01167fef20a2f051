import type { Library } from './schema.ts'

export default {
  name: 'Node.js globals',
  modules: ['globals'],
  exports: {
    process: { is: 'parent-process' },
    'process.stdout': { is: 'stdout' },
    'process.stderr': { is: 'stdout' },
    'process.stdin': { is: 'stdin' },
  },
  types: {
    'NodeJS.ReadableStream': 'node-readable',
    'NodeJS.WritableStream': 'node-writable',
    'NodeJS.ReadWriteStream': 'node-duplex',
    'NodeJS.WriteStream': 'stdout',
    'NodeJS.ReadStream': 'stdin',
  },
} as const satisfies Library
