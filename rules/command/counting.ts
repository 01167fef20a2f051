import type { Linter } from 'eslint'
import { BroadcastChannel } from 'node:worker_threads'
import { unreferenced } from './progress.ts'

/** A rule that finds nothing and tells a channel of each file that is read, from whichever thread reads it. */
export function counting(channelName: string | undefined): Linter.Config {
  const channel = channelName === undefined ? undefined : new BroadcastChannel(channelName)
  // A channel that is open keeps its thread from ending.
  if (channel) unreferenced(channel)
  return {
    name: 'backpressure/progress',
    plugins: {
      'backpressure-progress': {
        meta: { name: 'backpressure-progress', version: '1' },
        rules: {
          file: {
            create() {
              channel?.postMessage(1)
              return {}
            },
          },
        },
      },
    },
    rules: { 'backpressure-progress/file': 'error' },
  }
}
