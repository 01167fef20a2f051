import rule from '../../rules/no-drain-only-wait.ts'
import { CLIENTS, rows, type Rows } from './clients.ts'
import { provesRewrites, type Workload } from './harness.ts'

const workloads: readonly Workload<Rows>[] = [
  ...CLIENTS.filter(({ name }) => !/leaves|cut off/.test(name)).map(({ bound, ...load }) => load),
  {
    name: 'a client that leaves while it is waited for',
    world: () => rows(300, 'leaves while served'),
    hangsBefore: true,
  },
]

provesRewrites(rule, [
  {
    name: 'a promise in the loop',
    filename: 'code.mjs',
    code: `import http from 'node:http'

export function run(world) {
  const server = http.createServer(async (request, response) => {
    response.flushHeaders()
    for await (const row of world.rows()) {
      if (!response.write(row)) await new Promise((resolve) => response.once('drain', resolve))
    }
    response.end()
    world.done()
  })
  return world.serve(server)
}
`,
    says: ['await drain(response)'],
    workloads,
  },
  {
    name: 'a function that waits, in TypeScript',
    filename: 'code.ts',
    code: `import { createServer, type Server, type ServerResponse } from 'node:http'

export interface World { rows(): AsyncIterable<Buffer>; serve(server: Server): Promise<unknown>; done(): void }

function room(response: ServerResponse) {
  return new Promise<void>((resolve) => response.once('drain', () => resolve()))
}

export const run = (world: World) => world.serve(createServer(async (_request, response) => {
  response.flushHeaders()
  for await (const row of world.rows()) {
    if (!response.write(row)) await room(response)
  }
  response.end()
  world.done()
}))
`,
    says: ['return drain(response).then(() => {})'],
    workloads,
  },
])
