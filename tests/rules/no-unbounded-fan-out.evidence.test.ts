import rule from '../../rules/no-unbounded-fan-out.ts'
import { untyped } from '../rule-tester.ts'

/** The finding of a task, whatever is offered for it. */
const reported = (each: string, work: string, line: number) => ({
  messageId: 'tasks',
  data: { each: each.startsWith('Every') ? each : `Every element of \`${each}\``, work: `\`${work}\`` },
  line,
})

const PROBE = `
class Tunnel {
  async watch() { this.timer = setInterval(() => this.probe(), 60000) }
  async probe() { await fetch(this.url) }`

untyped.run('no-unbounded-fan-out: what each turn starts', rule as never, {
  valid: [
    {
      name: 'a method of a facade, which may keep all in memory',
      code: `import Database from './database'
async function f(ids) { await Database.getSessions(1); ids.forEach((id) => { Database.removeFromFilters(id) }) }`,
    },
    {
      name: 'an interval that is armed',
      code: `${PROBE}
  run(urls) { for (const url of urls) this.watch() }
}`,
    },
    {
      name: 'turns that wait for the end of a process',
      code: `import { once } from 'node:events'
${PROBE}
  async run() {
    while (!this.closed) {
      const child = this.start()
      void this.probe()
      await once(child, 'exit').catch(() => {})
    }
  }
}`,
    },
  ],
  invalid: [
    {
      name: 'a method of a facade that is waited for elsewhere',
      code: `import Database from './database'
async function g(id) { await Database.removeSession(id) }
function f(ids) { ids.forEach((id) => { Database.removeSession(id) }) }`,
      errors: [reported('ids', 'Database.removeSession', 3)],
    },
    {
      name: 'a timeout that starts work once an element',
      code: `async function later(url) { setTimeout(() => fetch(url), 10) }
function run(urls) { for (const url of urls) void later(url) }`,
      errors: [reported('urls', 'fetch', 2)],
    },
    {
      name: 'turns that wait for the next message',
      code: `import { once } from 'node:events'
${PROBE}
  async run() { while (!this.closed) { const [message] = await once(this.socket, 'message'); void this.probe() } }
}`,
      errors: [
        {
          ...reported('Every pass of the loop', 'fetch', 6),
          suggestions: [
            {
              messageId: 'waitForEach',
              output: `import { once } from 'node:events'
${PROBE}
  async run() { while (!this.closed) { const [message] = await once(this.socket, 'message'); await this.probe() } }
}`,
            },
          ],
        },
      ],
    },
  ],
})
