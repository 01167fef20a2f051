import { describe, expect, it } from 'vitest'
import { read } from '../house/sources.ts'

/** What holds a line of the page, by its first column as it stands there. */
export type Checks = Readonly<Record<string, () => unknown>>

/** Tests a section of the page: each line has its check, and each check its line. */
export function checked(section: string, checks: Checks): void {
  describe(section, () => {
    it('has a check for each line', () => {
      expect(Object.keys(checks)).toEqual(linesOf(section))
    })

    it.each(Object.entries(checks))('%s', async (_, check) => {
      await check()
    })
  })
}

/** First columns of the table below a heading. */
function linesOf(section: string): string[] {
  const [, rest = ''] = read('docs/guide/coming-from.md').split(`\n## ${section}\n`)
  const [table = ''] = rest.split('\n## ')
  return [...table.matchAll(/^\| (`.*?|[a-z].*?) \|/gm)].map(([, line = '']) => line)
}

/** Work of a turn, and how much of it ran at the same time. */
export function crowd() {
  const told = { running: 0, most: 0, started: 0 }
  const fn = async <T>(item: T): Promise<T> => {
    told.started += 1
    told.most = Math.max(told.most, (told.running += 1))
    await pause(1)
    told.running -= 1
    return item
  }
  return { fn, told }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Runs the same two ways, theirs and ours, and expects the same answers, with no more at the same time. Some of theirs
 * start each task by a timer, so that quick ones need not meet; ours start as many as may run.
 */
export async function same(ways: ((fn: <T>(item: T) => Promise<T>) => unknown)[], most = 2): Promise<void> {
  const answers: unknown[] = []
  const crowds: number[] = []
  for (const way of ways) {
    const { fn, told } = crowd()
    answers.push(await way(fn))
    crowds.push(told.most)
  }
  expect(crowds[0]).toBeLessThanOrEqual(most)
  expect(crowds[1]).toBe(most)
  expect(answers[1]).toEqual(answers[0])
}
