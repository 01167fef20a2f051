import type { Library } from './schema.ts'

const CHILD = { makes: 'child', io: true } as const
const OUTPUTS = {
  members: { stdout: 1, stderr: 2 },
  argument: 'last',
  option: 'stdio',
  made: ['pipe', 'overlapped'],
} as const

export default {
  name: 'node:child_process',
  modules: ['child_process'],
  exports: {
    spawn: { call: { ...CHILD, fills: OUTPUTS } },
    fork: { call: CHILD },
    exec: { call: CHILD },
    execFile: { call: CHILD },
  },
  types: {
    ChildProcess: 'child',
    ChildProcessWithoutNullStreams: 'child',
  },
  things: {
    child: {
      kinds: ['process', 'emitter'],
      members: { stdin: 'node-writable', stdout: 'node-readable', stderr: 'node-readable' },
      puts: { send: { answers: 'boolean', crosses: true } },
      flow: ['message'],
      goneEvents: ['exit', 'close', 'error', 'disconnect'],
    },
  },
} as const satisfies Library
