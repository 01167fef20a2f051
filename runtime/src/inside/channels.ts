import { builtin } from './builtin.ts'

/** A channel of `node:diagnostics_channel`: ask `hasSubscribers` before making a message. */
export interface Channel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

/** The channel `backpressure:` + name, where the platform has them. */
export function channel(name: string): Channel | undefined {
  return builtin<{ channel(name: string): Channel }>('node:diagnostics_channel')?.channel(`backpressure:${name}`)
}
