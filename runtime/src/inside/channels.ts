import { builtin } from './builtin.ts'

/** A channel of `node:diagnostics_channel`: ask `hasSubscribers` before making a message. */
export interface Channel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

/** The channel `backpressure:` + name; a silent one where the platform has none. */
export function channel(name: string): Channel {
  const module = builtin<{ channel(name: string): Channel }>('node:diagnostics_channel')
  return module?.channel(`backpressure:${name}`) ?? { hasSubscribers: false, publish() {} }
}
