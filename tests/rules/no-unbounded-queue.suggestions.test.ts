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
  valid: [],
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
  ],
})
