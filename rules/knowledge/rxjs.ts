import type { Library } from './schema.ts'
import { each } from './vocabulary.ts'

/** `mergeMap(f, 5)`; a function in second place is a selector, with the limit behind it. */
const AT_ONCE = { operates: 0, bound: { argument: 1, unit: 'tasks', absent: 'unbounded' } } as const

/** Every value of the past, for whoever subscribes later. */
const replay = (option?: string) =>
  ({
    buffer: {
      holds: 'past',
      usual: 1,
      plain: true,
      place: {
        argument: 0,
        ...(option !== undefined && { option }),
        or: option === undefined ? [1] : ['windowTime', 1],
        unit: 'items',
        absent: 'unbounded',
      },
    },
  } as const)

/** Let few values through, or few at a time. */
const PACING = [
  'audit',
  'auditTime',
  'count',
  'debounce',
  'debounceTime',
  'elementAt',
  'exhaustMap',
  'find',
  'first',
  'last',
  'reduce',
  'sample',
  'sampleTime',
  'single',
  'take',
  'takeLast',
  'throttle',
  'throttleTime',
  'toArray',
] as const

/** Operators, which stand below `rxjs/operators` as well. */
export const OPERATORS = {
  ...each(['flatMap', 'mergeMap'], { call: AT_ONCE }),
  ...each(PACING, { call: { paces: true } }),
  shareReplay: { call: replay('bufferSize') },
  publishReplay: { call: replay() },
} as const

export default {
  name: 'RxJS',
  package: 'rxjs',
  modules: ['rxjs'],
  exports: {
    from: { call: { emits: 0 } },
    ...each(['fromEvent', 'fromEventPattern', 'interval', 'timer'], { call: { emits: 'events' } }),
    ReplaySubject: { construct: replay() },
    ...OPERATORS,
  },
} as const satisfies Library
