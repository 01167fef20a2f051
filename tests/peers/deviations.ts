const numbers = 'A number that does not fit is a RangeError, as the platform has it; a wrong type is a TypeError.'
const message = 'The AggregateError tells in its message how many failed.'
const priorities = 'There are no priorities: a line is first in, first out.'
const negative = 'An argument that does not fit rejects, as every other failure of acquire does; it does not throw.'

/** By suite: titles of tests that fail against us, or how they start, and why that is meant. */
export const deviations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'p-limit': {
    'BackpressureError: limit was cleared':
      'clear() rejects what waits, so that nothing stays pending; the test drops the promises. It passes otherwise.',
    'test.js exited': 'The same three rejections.',
  },
  'p-map': {
    'enforce number in options.concurrency': numbers,
    'asyncIterator - enforce number in options.concurrency': numbers,
    'incorrect input type': 'The message names our argument, `source`.',
    'aggregate errors when stopOnError is false': message,
    'asyncIterator - aggregate errors when stopOnError is false': message,
    'catches exception from source iterator - 2nd item after 1st item mapper throw':
      'The failure of the source joins those of the items in the AggregateError; p-map drops the latter.',
  },
  'async-mutex': {
    'acquire unblocks high-priority tasks first': priorities,
    'acquire prioritizes high-priority tasks even if they are heavier': priorities,
    'runExclusive executes high-priority tasks first': priorities,
    'waitForUnlock unblocks only high-priority waiters immediately': priorities,
    'waitForUnlock unblocks waiters of descending priority as the queue drains': priorities,
    'a semaphore can be initialized to negative values': 'A negative number of permits is refused.',
    'setValue works fine with isolated weights':
      'A weight above the number of permits is refused: it would wait for ever, unless somebody resizes.',
    'trying to acquire with a negative weight throws': negative,
    'trying to release with a negative weight throws': 'The adapter has nothing to check there: it resizes.',
    'trying to waitForUnlock with a negative weight throws': negative,
  },
}
