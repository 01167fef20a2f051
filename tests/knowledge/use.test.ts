import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, it } from 'vitest'
import { callMeaning, originOf } from '../../rules/analysis/origin.ts'
import { ask } from '../code.ts'

/** The thing that `x` is in `x.y`, which stands last in the code. */
const thingOfX = (code: string) =>
  ask(
    code,
    'MemberExpression[property.name="y"]',
    (context, node: TSESTree.MemberExpression) => originOf(context, node.object)?.name,
  )

/** What the last call of the code does. */
const meaning = (code: string) =>
  ask(
    code,
    'ExpressionStatement > CallExpression',
    (context, call: TSESTree.CallExpression) => callMeaning(context, call)?.fact,
  )

describe('values that the tables know by where they come from', () => {
  it.each([
    ['http', `import http from 'node:http'; http.createServer((_, x) => x.y)`, 'http-response'],
    [
      'http, by event',
      `import { createServer } from 'http'; createServer().on('upgrade', (_, x) => x.y)`,
      'net-socket',
    ],
    ['http, the reply', `import { get } from 'https'; get('u', (x) => x.y)`, 'http-reply'],
    ['http, the request', `import { request } from 'https'; const x = request('u'); x.y`, 'http-client-request'],
    ['http2', `import http2 from 'http2'; http2.createServer().on('stream', (x) => x.y)`, 'http2-stream'],
    ['net', `import net from 'net'; net.createServer((x) => x.y)`, 'net-socket'],
    ['tls', `const tls = require('tls'); tls.connect(443).on('end', f).y; const x = tls.connect(1); x.y`, 'net-socket'],
    ['child_process', `import { spawn } from 'child_process'; spawn('a').stdin.y`, 'node-writable'],
    ['fs', `import fs from 'fs'; const x = fs.createWriteStream('a'); x.y`, 'node-writable'],
    ['fs/promises', `import { open } from 'fs/promises'; const x = await open('a'); x.y`, 'file-handle'],
    ['zlib', `import { createGzip } from 'zlib'; const x = createGzip(); x.y`, 'node-duplex'],
    ['crypto', `import { createHash } from 'crypto'; const x = createHash('md5'); x.y`, 'hash'],
    ['process', `process.stdout.y`, 'stdout'],
    ['process, imported', `import { stdout as x } from 'node:process'; x.y`, 'stdout'],
    ['web streams', `const x = new TransformStream().writable.getWriter(); x.y`, 'web-writer'],
    ['fetch', `const response = await fetch('u'); const x = response.body; x.y`, 'web-readable'],
    ['RTCPeerConnection', `const x = new RTCPeerConnection().createDataChannel('a'); x.y`, 'data-channel'],
    ['ws', `import { WebSocketServer } from 'ws'; new WebSocketServer().on('connection', (x) => x.y)`, 'ws-socket'],
    ['Express', `import express from 'express'; express().get('/', check, (_, x) => x.y)`, 'http-response'],
    [
      'Express, in the middle',
      `import express from 'express'; express().get('/', (_, x) => x.y, end)`,
      'http-response',
    ],
    ['Express, errors', `import express from 'express'; express().use((e, r, x, next) => x.y)`, 'http-response'],
    ['Express, a router', `const { Router } = require('express'); Router().post('/', (x) => x.y)`, 'http-request'],
    ['Express, by type', `import type { Response } from 'express'; function f(x: Response) { x.y }`, 'http-response'],
    ['Socket.IO', `import { Server } from 'socket.io'; new Server().on('connection', (x) => x.y)`, 'socketio-socket'],
    [
      'Socket.IO, a namespace',
      `import { Server } from 'socket.io'; new Server().of('/a').on('connection', (s) => { const x = s.request; x.y })`,
      'http-request',
    ],
    [
      'gRPC',
      `import { Server } from '@grpc/grpc-js'; new Server().addService(d, { rows(x) { x.y } })`,
      'grpc-server-call',
    ],
    [
      'gRPC, by name',
      `import grpc from '@grpc/grpc-js'; const s = new grpc.Server(); s.addService(d, { rows }); function ` +
        `rows(x) { x.y }`,
      'grpc-server-call',
    ],
    [
      'gRPC, by type',
      `import type { ServerWritableStream } from '@grpc/grpc-js'; function f(x: ServerWritableStream<A, B>) { x.y }`,
      'grpc-server-call',
    ],
    ['Bun', `Bun.serve({ port: 1, fetch(x) { x.y } })`, 'fetch-request'],
    ['Deno', `Deno.serve({ port: 1 }, (x) => x.y)`, 'fetch-request'],
    ['Workers', `export default { async fetch(x, env) { x.y } }`, 'fetch-request'],
    ['MQTT.js', `import mqtt from 'mqtt'; const x = mqtt.connect('u'); x.y`, 'mqtt-client'],
    ['NATS', `import { connect } from 'nats'; const x = await connect(); x.y`, 'nats-connection'],
    ['chokidar', `import chokidar from 'chokidar'; const x = chokidar.watch('.'); x.y`, 'chokidar-watcher'],
    ['Hono', `import { Hono } from 'hono'; new Hono().get('/', (c) => { const x = c.req.raw; x.y })`, 'fetch-request'],
    [
      'readable-stream',
      `import { PassThrough } from 'readable-stream'; const x = new PassThrough(); x.y`,
      'node-duplex',
    ],
    ['Fastify', `import Fastify from 'fastify'; Fastify().get('/', (_, reply) => reply.raw.y)`, 'http-response'],
    [
      'Fastify, a plugin',
      `import f from 'fastify'; f().register((a) => { a.get('/', (_, r) => r.raw.y) })`,
      'http-response',
    ],
    ['Koa', `import Koa from 'koa'; new Koa().use((ctx) => ctx.res.y)`, 'http-response'],
    ['Hono', `import { Hono } from 'hono'; new Hono().get('/', (x) => x.y)`, 'hono-context'],
    ['undici, one connection', `import { Client } from 'undici'; const x = new Client('u'); x.y`, 'undici-connection'],
    ['undici, a pool', `import { Pool } from 'undici'; const x = new Pool('u'); x.y`, 'undici-client'],
    ['pg', `import pg from 'pg'; const x = await new pg.Pool().connect(); x.y`, 'pg-client'],
    [
      'mongodb',
      `import { MongoClient } from 'mongodb'; new MongoClient('u').db().collection('a').y`,
      'mongo-collection',
    ],
    ['Prisma', `import { PrismaClient } from '@prisma/client'; new PrismaClient().user.y`, 'prisma-model'],
    [
      'our queue',
      `import { BoundedQueue } from 'backpressure-runtime'; const x = new BoundedQueue(1); x.y`,
      'bounded-queue',
    ],
  ])('%s', (_, code, thing) => {
    expect(thingOfX(code)).toBe(thing)
  })
})

describe('calls that the tables know', () => {
  it.each([
    ['fs', `import fs from 'fs'; fs.promises.readFile('a')`, { io: true, promise: true }],
    [
      'promisify',
      `const { promisify } = require('util'); promisify(require('fs').stat)('a')`,
      { io: true, promise: true },
    ],
    ['Promise', `Promise.all([])`, { joins: 'all' }],
    ['setInterval', `setInterval(f, 1)`, { repeats: { callback: 0, ms: 1 } }],
    ['p-limit', `import pLimit from 'p-limit'; const limit = pLimit(2); limit(f)`, { limits: true }],
    ['p-queue', `import PQueue from 'p-queue'; const q = new PQueue(); q.add(f)`, { limits: true }],
    ['p-map', `import pMap from 'p-map'; pMap(xs, f)`, { bound: { absent: 'unbounded' } }],
    ['async', `import async from 'async'; async.each(xs, f)`, { maps: { items: 0, mapper: 1 } }],
    ['async, by path', `import each from 'async/eachLimit'; each(xs, 2, f)`, { limits: true }],
    ['lodash, by path', `const map = require('lodash/map'); map(xs, f)`, { maps: { items: 0, mapper: 1 } }],
    ['Bluebird', `import Promise from 'bluebird'; Promise.map(xs, f)`, { bound: { option: 'concurrency' } }],
    ['axios', `import axios from 'axios'; axios.get('u')`, { io: true }],
    ['axios, an instance', `import axios from 'axios'; const api = axios.create({}); api('u')`, { io: true }],
    ['got', `import got from 'got'; got('u')`, { io: true }],
    ['got, all pages', `import got from 'got'; got.extend({}).paginate.all('u')`, { io: true, lists: { argument: 1 } }],
    ['got, a stream', `import { got } from 'got'; got.stream.post('u')`, { io: true, makes: 'node-duplex' }],
    ['mysql2, a pool', `import { createPool } from 'mysql2/promise'; createPool({})`, { bound: { absent: 10 } }],
    ['ioredis', `import Redis from 'ioredis'; const r = new Redis(); r.hgetall('a')`, { io: true }],
    ['node-redis', `import { createClient } from 'redis'; createClient().get('a')`, { io: true }],
    ['Knex', `import knex from 'knex'; const db = knex({}); db('a')`, { io: true }],
    ['Drizzle', `import { drizzle } from 'drizzle-orm/node-postgres'; drizzle(p).query.users.findMany()`, { io: true }],
    [
      'TypeORM',
      `import type { Repository } from 'typeorm'; class A { r: Repository<U>; f() { this.r.find() } }`,
      { io: true },
    ],
    ['AWS', `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({}).send(c)`, { io: true }],
    ['RxJS', `import { mergeMap } from 'rxjs/operators'; mergeMap(f)`, { operates: 0 }],
    ['Effect', `import { Effect } from 'effect'; Effect.forEach(xs, f)`, { bound: { absent: 1 } }],
    ['Effect, a module', `import * as Queue from 'effect/Queue'; Queue.unbounded()`, { buffer: { holds: 'items' } }],
    ['workerpool', `import { pool } from 'workerpool'; pool().exec('f')`, { limits: true }],
    ['Bee-Queue', `import Queue from 'bee-queue'; new Queue('a').createJob({}).retries(2).save()`, { io: true }],
    ['pino', `import pino from 'pino'; pino.destination({ sync: false })`, { buffer: { holds: 'lines' } }],
    [
      'amqp-connection-manager',
      `import { connect } from 'amqp-connection-manager'; connect([]).createChannel({}).publish('a', 'b', c)`,
      { io: true, promise: true },
    ],
    ['atMost', `import { atMost } from 'backpressure-runtime'; atMost(xs, 3)`, { caps: { items: 0, max: 1 } }],
  ])('%s', (_, code, fact) => {
    expect(meaning(code)).toMatchObject(fact)
  })

  it.each([
    ['a listener on a client', `import pg from 'pg'; const pool = new pg.Pool(); pool.on('error', f)`],
    [
      'a listener where every method is a command',
      `import Redis from 'ioredis'; const r = new Redis(); r.on('error', f)`,
    ],
    ['a loader', `import DataLoader from 'dataloader'; const l = new DataLoader(f); l.load(1)`],
    ['a batched query', `import { PrismaClient } from '@prisma/client'; new PrismaClient().user.findUnique({})`],
    ['a synchronous database', `import Database from 'better-sqlite3'; new Database('a').prepare('b').run()`],
    ['a read of a reply', `const r = await fetch('u'); r.json()`],
  ])('start no I/O: %s', (_, code) => {
    expect(meaning(code)?.io).toBeUndefined()
  })
})
