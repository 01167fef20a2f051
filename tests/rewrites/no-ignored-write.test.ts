import rule from '../../rules/no-ignored-write.ts'
import { CLIENTS, FILES } from './clients.ts'
import { provesRewrites } from './harness.ts'

provesRewrites(rule, [
  {
    name: 'a server that sends rows',
    filename: 'code.mjs',
    code: `#!/usr/bin/env node
import http from 'node:http'

export function run(world) {
  const server = http.createServer(async (request, response) => {
    response.flushHeaders()
    for await (const row of world.rows()) {
      // each row by itself
      response.write(row)
    }
    response.end()
    world.done()
  })
  return world.serve(server)
}
`,
    says: [
      "import http from 'node:http'\nimport { write } from 'backpressure-runtime'\n",
      'await write(response, row)',
    ],
    workloads: CLIENTS,
  },
  {
    name: 'a server that makes rows of what is at hand, in TypeScript',
    filename: 'code.ts',
    code: `import { createServer, type Server } from 'node:http'
import type { Sink } from 'backpressure-runtime'

export interface World { list: readonly Buffer[]; serve(server: Server): Promise<unknown>; done(): void }
export type Both = Sink

export const run = (world: World) => world.serve(createServer(async (_request, response) => {
  response.flushHeaders()
  for (const row of world.list) response.write(Buffer.from(row))
  response.end()
  world.done()
}))
`,
    says: ["import { write } from 'backpressure-runtime'\n", 'world.list) await write(response, Buffer.from(row))'],
    workloads: CLIENTS,
  },
  {
    name: 'a file, in CommonJS with an existing require and a clash',
    filename: 'code.cjs',
    code: `'use strict'
const fs = require('node:fs')
const { drain } = require('backpressure-runtime')

const write = typeof drain

exports.run = async function run(world) {
  const file = fs.createWriteStream(world.path)
  world.watch(file)
  for await (const row of world.rows()) file.write(row)
  file.end()
  return [await world.written(file), write]
}
`,
    says: ["const { drain, write: write2 } = require('backpressure-runtime')", 'await write2(file, row)'],
    workloads: FILES,
  },
  {
    name: 'a consumer in the same function',
    filename: 'code.mjs',
    code: `import fs from 'node:fs'
import { PassThrough } from 'node:stream'

export async function run(world) {
  const through = new PassThrough()
  const file = through.pipe(fs.createWriteStream(world.path))
  world.watch(through)
  for await (const row of world.rows()) {
    through.write(row)
  }
  through.end()
  through.once('close', () => file.end())
  return await world.written(file)
}
`,
    says: ['await write(through, row)'],
    workloads: FILES.map(({ bound, ...load }) => load),
  },
])
