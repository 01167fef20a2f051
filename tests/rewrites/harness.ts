import { describe, expect, it } from 'vitest'
import type { Rule } from '../../rules/kit/create-rule.ts'
import { fixed, suggested } from './fixed.ts'
import { standstill, type Quiet } from './turns.ts'
import { newComplaints } from './types-of.ts'
import { moduleOf } from './workshop.ts'

/** The outside of a piece of code: what it works on, whom it serves, how well that goes. */
export interface World {
  /** Globals that stand in for the platform's while the code runs. */
  readonly globals?: Readonly<Record<string, unknown>>
  /** Grows while something still happens: where it stands still, nothing more will come. */
  readonly steps: () => number
  /** The most that was under way, or held, at once. */
  readonly peak: () => number
  /** What is to be seen of the run from the outside, beside its answer. */
  readonly seen?: () => unknown
  readonly close?: () => Promise<void> | void
  /** How long nothing moves until it hangs; longer where a network is part of the world. */
  readonly quiet?: Quiet
}

export interface Workload<W extends World = World> {
  readonly name: string
  /** A new world for each run. */
  readonly world: () => W
  /** What the run must keep within after the rewrite, and break before; absent where the load is too light to tell. */
  readonly bound?: number
  /** The code before never ends here; the code after must. */
  readonly hangsBefore?: true
}

export interface RewriteCase<W extends World = World> {
  readonly name: string
  /** A module that exports `run(world)`. */
  readonly code: string
  /** Decides parser, module system and language. */
  readonly filename: string
  /** What the rewritten code must say: imports, mostly. */
  readonly says?: readonly string[]
  readonly workloads: readonly Workload<W>[]
  /** The suggestion that comes first, under these settings, is what is proved. */
  readonly suggestion?: { readonly messageId: string; readonly settings?: object }
}

/** Proves by running that a rule's rewrites give code its bound and change nothing that may not change. */
export function provesRewrites<W extends World>(
  rule: Rule,
  cases: readonly RewriteCase<W>[],
  options: readonly unknown[] = [],
): void {
  describe.each(cases)('$name ($filename)', ({ code, filename, says = [], workloads, suggestion }) => {
    const changed = (): string =>
      suggestion
        ? suggested(rule, code, filename, suggestion.settings ?? {}, suggestion.messageId)
        : fixed(rule, code, filename, options)

    it('is rewritten once and for all', () => {
      const after = changed()
      for (const words of says) expect(after).toContain(words)
      if (/\.[cm]?ts$/.test(filename)) expect(newComplaints(code, after, filename)).toEqual([])
    })

    it.each(workloads)('$name', async ({ world, bound, hangsBefore }) => {
      const before = await lived(code, filename, world())
      const after = await lived(changed(), filename, world())
      if (hangsBefore) {
        expect([before.end.state, after.end.state]).toEqual(['hangs', 'resolved'])
      } else if (before.end.state !== 'hangs') {
        expect(after.end).toEqual(before.end)
        expect(after.seen).toEqual(before.seen)
      }
      expect(
        after.unhandled.filter((error) => !before.unhandled.includes(error)),
        'nothing new is unhandled',
      ).toEqual([])
      if (bound === undefined) return
      expect(before.peak, 'before').toBeGreaterThan(bound)
      expect(after.peak, 'after').toBeLessThanOrEqual(bound)
    })
  })
}

export type End =
  | { readonly state: 'resolved'; readonly value: unknown }
  | { readonly state: 'rejected'; readonly error: string }
  | { readonly state: 'hangs' }

export interface Life {
  readonly end: End
  readonly peak: number
  readonly seen: unknown
  /** Rejections and errors that nobody took. */
  readonly unhandled: readonly string[]
}

/** Runs a module in a world until it ends, or nothing moves any more. */
export async function lived(code: string, filename: string, world: World): Promise<Life> {
  const { run } = moduleOf(code, filename) as { run(world: World): unknown }
  const platform = standIn(world.globals ?? {})
  const unhandled = listenForUnhandled()
  let end: End = { state: 'hangs' }
  let ended = 0
  try {
    new Promise((resolve) => resolve(run(world)))
      .then(
        (value) => (end = { state: 'resolved', value }),
        (error: unknown) => (end = { state: 'rejected', error: String(error) }),
      )
      .finally(() => ended++)
    // What still runs after the end may go wrong, too.
    const count = (): number => ended + world.steps()
    await standstill(count)
    if (ended === 0) await standstill(count, world.quiet)
    return { end, peak: world.peak(), seen: world.seen?.(), unhandled: unhandled.errors }
  } finally {
    await world.close?.()
    unhandled.stop()
    platform.restore()
  }
}

function standIn(globals: Readonly<Record<string, unknown>>): { restore(): void } {
  const own = Object.getOwnPropertyDescriptors(globalThis) as Record<string, PropertyDescriptor | undefined>
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  return {
    restore() {
      for (const name of Object.keys(globals)) {
        const before = own[name]
        if (before) Object.defineProperty(globalThis, name, before)
        else Reflect.deleteProperty(globalThis, name)
      }
    },
  }
}

const FAILURES = ['unhandledRejection', 'uncaughtException'] as const

/** Takes the place of the test runner's own listeners, which would fail the run. */
function listenForUnhandled(): { readonly errors: string[]; stop(): void } {
  const errors: string[] = []
  const note = (error: unknown): void => void errors.push(String(error))
  const others = FAILURES.map((event) => [event, process.listeners(event as 'uncaughtException')] as const)
  for (const event of FAILURES) process.removeAllListeners(event).on(event, note)
  return {
    errors,
    stop() {
      for (const [event, listeners] of others) {
        process.off(event, note)
        for (const listener of listeners) process.on(event as 'uncaughtException', listener)
      }
    },
  }
}
