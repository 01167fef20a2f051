import type { Library } from './schema.ts'

const WATCHER = { makes: 'chokidar-watcher' } as const

export default {
  name: 'chokidar',
  package: 'chokidar',
  modules: ['chokidar'],
  exports: { watch: { call: WATCHER }, FSWatcher: { construct: WATCHER } },
  types: { FSWatcher: 'chokidar-watcher' },
  things: {
    'chokidar-watcher': { kinds: ['emitter'], flow: ['add', 'addDir', 'all', 'change', 'unlink', 'unlinkDir'] },
  },
} as const satisfies Library
