import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { queuesOf } from '../../rules/analysis/queues.ts'
import { toBoundedQueue, type Overflow } from '../../rules/edits/bounded-queue.ts'
import { edited } from './edited.ts'

const IMPORT = /^import \{ BoundedQueue \} from 'backpressure-runtime';?\n\n/

describe('bounds a list', () => {
  it.each<{ name: string; filename: string; overflow: Overflow; code: string; output: string }>([
    {
      name: 'of a module, whose producer waits',
      filename: 'code.js',
      overflow: 'wait',
      code: `const jobs = []
async function add(job) { jobs.push(job) }
async function work() { while (jobs.length > 0) await run(jobs.shift()) }`,
      output: `const jobs = new BoundedQueue(100)
async function add(job) { await jobs.put(job) }
async function work() { while (jobs.size > 0) await run(jobs.tryTake()?.value) }`,
    },
    {
      name: 'of a class in TypeScript, whose oldest leave',
      filename: 'code.ts',
      overflow: 'drop-oldest',
      code: `class Feed {
  private ticks: Tick[] = []
  start(s: Source) { s.on('data', (tick) => this.ticks.push(tick)) }
  next(): Tick | undefined { return this.ticks.shift() }
}`,
      output: `class Feed {
  private ticks = new BoundedQueue<Tick>({ capacity: 100, overflow: 'drop-oldest' })
  start(s: Source) { s.on('data', (tick) => this.ticks.tryPut(tick)) }
  next(): Tick | undefined { return this.ticks.tryTake()?.value }
}`,
    },
    {
      name: 'that a constructor makes',
      filename: 'code.js',
      overflow: 'wait',
      code: `class A {
  constructor() { this.jobs = [] }
  async add(job) { this.jobs.push(job) }
  next() { return this.jobs.shift() }
}`,
      output: `class A {
  constructor() { this.jobs = new BoundedQueue(100) }
  async add(job) { await this.jobs.put(job) }
  next() { return this.jobs.tryTake()?.value }
}`,
    },
  ])('$name', ({ code, output, overflow, filename }) => {
    expect(bounded(code, overflow, filename)?.replace(IMPORT, '')).toBe(output)
  })
})

describe('leaves a list', () => {
  const around = (feed: string, drain: string, head = 'const jobs = []') =>
    `${head}\nasync function add(job) { ${feed} }\nasync function work() { ${drain} }`
  const drain = 'return jobs.shift()'
  it.each([
    {
      name: 'whose producer cannot wait',
      code: `const jobs = []\nfunction add(job) { jobs.push(job) }\nfunction f() { ${drain} }`,
    },
    {
      name: 'that is walked',
      code: around('jobs.push(job)', 'for (const job of jobs) run(job); return jobs.shift()'),
    },
    { name: 'that is handed out', code: around('jobs.push(job); log(jobs)', drain) },
    { name: 'that is exported', code: around('jobs.push(job)', drain, 'export const jobs = []') },
    { name: 'that changes', code: around('jobs.push(job)', `${drain}; jobs = []`, 'let jobs = []') },
    { name: 'whose length is set', code: around('jobs.push(job); jobs.length = 9', drain) },
    { name: 'whose items are put in by two', code: around('jobs.push(job, job)', drain) },
    { name: 'whose new length is used', code: around('return jobs.push(job)', drain) },
    {
      name: 'whose consumer puts back',
      code: around('', 'const job = jobs.shift(); if (!job.ok) { jobs.push(job) }'),
    },
    { name: 'that begins full', code: around('jobs.push(job)', drain, 'const jobs = [1]') },
    { name: 'without a type in TypeScript', filename: 'code.ts', code: around('jobs.push(job)', drain) },
  ])('$name', ({ code, filename = 'code.js' }) => expect(bounded(code, 'wait', filename)).toBeNull())
})

function bounded(code: string, overflow: Overflow, filename: string): string | null {
  return edited<TSESTree.Program>(
    code,
    'Program',
    (context) => {
      const [queue] = queuesOf(context)
      return queue ? toBoundedQueue(context, queue, overflow) : null
    },
    { filename },
  )
}
