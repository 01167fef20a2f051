import rule from '../../rules/no-unbounded-queue.ts'
import { untyped } from '../rule-tester.ts'

const callers: [{ feeds: 'callers' }] = [{ feeds: 'callers' }]

const at = (messageId: 'event' | 'caller', name: string, line: number, column: number) => ({
  messageId,
  data: { name },
  line,
  column,
})

untyped.run('no-unbounded-queue, suggestions', rule, {
  valid: [
    {
      name: 'a broker that is told how many it may send before it hears of them',
      code: `import { Channel, ConsumeMessage } from 'amqplib'
class Transport {
  private channel: Channel
  private messages: ConsumeMessage[] = []
  async start() {
    await this.channel.prefetch(10)
    await this.channel.consume('jobs', (message) => { this.messages.push(message) }, { noAck: false })
  }
  next() { return this.messages.shift() }
  done(message: ConsumeMessage) { this.channel.ack(message) }
}`,
    },
  ],
  invalid: [
    {
      name: 'a queue that only puts and takes',
      code: "const q: string[] = []\nsocket.on('message', (m) => { q.push(m) })\nexport const next = () => q.shift()",
      errors: [
        {
          ...at('event', 'q', 2, 31),
          suggestions: [
            {
              messageId: 'dropOldest',
              data: { name: 'q' },
              output:
                "import { BoundedQueue } from 'backpressure-runtime'\n\nconst q = new " +
                "BoundedQueue<string>({ capacity: 100, overflow: 'drop-oldest' })\nsocket.on('message', " +
                '(m) => { q.tryPut(m) })\nexport const next = () => q.tryTake()?.value',
            },
          ],
        },
      ],
    },
    {
      name: 'a producer that can wait',
      options: callers,
      code:
        'const q: string[] = []\nexport async function add(m: string) { q.push(m) }\nexport ' +
        'const next = () => q.shift()',
      errors: [
        {
          ...at('caller', 'q', 2, 40),
          suggestions: [
            {
              messageId: 'letWait',
              data: { name: 'q' },
              output:
                "import { BoundedQueue } from 'backpressure-runtime'\n\nconst q = new " +
                'BoundedQueue<string>(100)\nexport async function add(m: string) { await q.put(m) }\n' +
                'export const next = () => q.tryTake()?.value',
            },
            {
              messageId: 'dropOldest',
              data: { name: 'q' },
              output:
                "import { BoundedQueue } from 'backpressure-runtime'\n\nconst q = new " +
                "BoundedQueue<string>({ capacity: 100, overflow: 'drop-oldest' })\nexport async function " +
                'add(m: string) { q.tryPut(m) }\nexport const next = () => q.tryTake()?.value',
            },
          ],
        },
      ],
    },
    {
      name: 'callers who wait would hang if theirs were dropped',
      options: callers,
      filename: 'code.js',
      code: `class Pool {
  constructor() { this.queue = [] }
  run(data) {
    return new Promise((resolve, reject) => {
      const task = { data, resolve, reject }
      if (this.idle.length > 0) this.start(this.idle.shift(), task)
      else this.queue.push(task)
    })
  }
  start(worker, task) {
    worker.once('message', (result) => {
      if (this.queue.length > 0) this.start(worker, this.queue.shift())
      task.resolve(result)
    })
  }
}`,
      errors: [{ ...at('caller', 'queue', 7, 12), suggestions: [] }],
    },
    {
      name: 'a message that is dropped is never acknowledged',
      code: `import { Channel, ConsumeMessage } from 'amqplib'
class Transport {
  private channel: Channel
  private messages: ConsumeMessage[] = []
  async start() {
    await this.channel.consume('jobs', (message) => { this.messages.push(message) }, { noAck: false })
  }
  next() { return this.messages.shift() }
}`,
      errors: [{ ...at('event', 'messages', 6, 55), suggestions: [] }],
    },
    {
      name: 'a message that nobody acknowledges may go',
      code: `import { Channel, ConsumeMessage } from 'amqplib'
class Transport {
  private channel: Channel
  private messages: ConsumeMessage[] = []
  async start() {
    await this.channel.prefetch(10)
    await this.channel.consume('jobs', (message) => { this.messages.push(message) }, { noAck: true })
  }
  next() { return this.messages.shift() }
}`,
      errors: [
        {
          ...at('event', 'messages', 7, 55),
          suggestions: [
            {
              messageId: 'dropOldest',
              data: { name: 'messages' },
              output: `import { Channel, ConsumeMessage } from 'amqplib'
import { BoundedQueue } from 'backpressure-runtime'
class Transport {
  private channel: Channel
  private messages = new BoundedQueue<ConsumeMessage>({ capacity: 100, overflow: 'drop-oldest' })
  async start() {
    await this.channel.prefetch(10)
    await this.channel.consume('jobs', (message) => { this.messages.tryPut(message) }, { noAck: true })
  }
  next() { return this.messages.tryTake()?.value }
}`,
            },
          ],
        },
      ],
    },
  ],
})
