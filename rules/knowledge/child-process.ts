import type { Library } from './schema.ts'

const CHILD = { makes: 'child', io: true } as const

export default {
  name: 'node:child_process',
  modules: ['child_process'],
  exports: {
    spawn: { call: { ...CHILD, fills: { members: ['stdout', 'stderr'], argument: 'last', option: 'stdio' } } },
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
