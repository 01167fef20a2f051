import amqpConnectionManager from './amqp-connection-manager.ts'
import amqplib from './amqplib.ts'
import archiver from './archiver.ts'
import asyncMutex from './async-mutex.ts'
import asyncSema from './async-sema.ts'
import asyncLibrary from './async.ts'
import awaitSemaphore from './await-semaphore.ts'
import awsSdkLib from './aws-sdk-lib.ts'
import awsSdk from './aws-sdk.ts'
import axios from './axios.ts'
import backpressureRuntime from './backpressure-runtime.ts'
import beeQueue from './bee-queue.ts'
import betterSqlite3 from './better-sqlite3.ts'
import bluebird from './bluebird.ts'
import bottleneck from './bottleneck.ts'
import bullmq from './bullmq.ts'
import busboy from './busboy.ts'
import childProcess from './child-process.ts'
import chokidar from './chokidar.ts'
import concatStream from './concat-stream.ts'
import crypto from './crypto.ts'
import dataLoader from './dataloader.ts'
import dgram from './dgram.ts'
import dnsPromises from './dns-promises.ts'
import dns from './dns.ts'
import drizzleOrm from './drizzle-orm.ts'
import effectEffect from './effect-effect.ts'
import effectQueue from './effect-queue.ts'
import effectStream from './effect-stream.ts'
import effect from './effect.ts'
import events from './events.ts'
import execa from './execa.ts'
import express from './express.ts'
import fastGlob from './fast-glob.ts'
import fastify from './fastify.ts'
import fastq from './fastq.ts'
import fetch from './fetch.ts'
import fsExtra from './fs-extra.ts'
import fsPromises from './fs-promises.ts'
import fs from './fs.ts'
import genericPool from './generic-pool.ts'
import getStream from './get-stream.ts'
import glob from './glob.ts'
import globby from './globby.ts'
import googleCloudStorage from './google-cloud-storage.ts'
import got from './got.ts'
import gracefulFs from './graceful-fs.ts'
import grpcJs from './grpc-js.ts'
import hono from './hono.ts'
import http from './http.ts'
import http2 from './http2.ts'
import ioredis from './ioredis.ts'
import kafkajs from './kafkajs.ts'
import knex from './knex.ts'
import koaRouter from './koa-router.ts'
import koa from './koa.ts'
import ky from './ky.ts'
import lodash from './lodash.ts'
import mongodb from './mongodb.ts'
import mongoose from './mongoose.ts'
import mqtt from './mqtt.ts'
import mysql from './mysql.ts'
import mysql2Promise from './mysql2-promise.ts'
import mysql2 from './mysql2.ts'
import nats from './nats.ts'
import needle from './needle.ts'
import net from './net.ts'
import nodeFetch from './node-fetch.ts'
import nodeGlobals from './node-globals.ts'
import nodeStream from './node-stream.ts'
import nodemailer from './nodemailer.ts'
import pAll from './p-all.ts'
import pFilter from './p-filter.ts'
import pLimit from './p-limit.ts'
import pMap from './p-map.ts'
import pProps from './p-props.ts'
import pQueue from './p-queue.ts'
import pRetry from './p-retry.ts'
import pSeries from './p-series.ts'
import pSettle from './p-settle.ts'
import pThrottle from './p-throttle.ts'
import pTimes from './p-times.ts'
import pg from './pg.ts'
import pino from './pino.ts'
import piscina from './piscina.ts'
import prisma from './prisma.ts'
import process from './process.ts'
import promisePool from './promise-pool.ts'
import promises from './promises.ts'
import promisify from './promisify.ts'
import q from './q.ts'
import rawBody from './raw-body.ts'
import readableStream from './readable-stream.ts'
import readline from './readline.ts'
import redis from './redis.ts'
import request from './request.ts'
import rxjsOperators from './rxjs-operators.ts'
import runtimeServers from './runtime-servers.ts'
import rxjs from './rxjs.ts'
import type { Library } from './schema.ts'
import sequelize from './sequelize.ts'
import sonicBoom from './sonic-boom.ts'
import sqsConsumer from './sqs-consumer.ts'
import socketIo from './socket-io.ts'
import streamConsumers from './stream-consumers.ts'
import streamPromises from './stream-promises.ts'
import superagent from './superagent.ts'
import timersPromises from './timers-promises.ts'
import timers from './timers.ts'
import tinyEachAsync from './tiny-each-async.ts'
import tinyglobby from './tinyglobby.ts'
import tinypool from './tinypool.ts'
import tls from './tls.ts'
import typeorm from './typeorm.ts'
import underscore from './underscore.ts'
import undici from './undici.ts'
import webSockets from './web-sockets.ts'
import webStreams from './web-streams.ts'
import workerThreads from './worker-threads.ts'
import workerpool from './workerpool.ts'
import ws from './ws.ts'
import zlib from './zlib.ts'

/** Every table. The order is that of the page "known libraries". */
export const libraries: readonly Library[] = [
  nodeStream,
  streamPromises,
  streamConsumers,
  fs,
  fsPromises,
  http,
  http2,
  net,
  tls,
  dgram,
  dns,
  dnsPromises,
  childProcess,
  workerThreads,
  zlib,
  crypto,
  readline,
  events,
  timers,
  timersPromises,
  process,
  nodeGlobals,
  promisify,
  promises,
  webStreams,
  webSockets,
  fetch,
  runtimeServers,
  backpressureRuntime,
  pLimit,
  pQueue,
  pMap,
  pAll,
  pFilter,
  pProps,
  pSettle,
  pTimes,
  pSeries,
  pThrottle,
  pRetry,
  promisePool,
  fastq,
  asyncLibrary,
  bottleneck,
  asyncSema,
  asyncMutex,
  awaitSemaphore,
  piscina,
  tinypool,
  tinyEachAsync,
  workerpool,
  genericPool,
  dataLoader,
  bluebird,
  q,
  rxjs,
  rxjsOperators,
  effect,
  effectEffect,
  effectStream,
  effectQueue,
  lodash,
  underscore,
  readableStream,
  getStream,
  rawBody,
  concatStream,
  busboy,
  gracefulFs,
  fsExtra,
  glob,
  fastGlob,
  globby,
  tinyglobby,
  execa,
  ws,
  socketIo,
  grpcJs,
  mqtt,
  nats,
  chokidar,
  archiver,
  pino,
  sonicBoom,
  express,
  fastify,
  koa,
  koaRouter,
  hono,
  axios,
  got,
  ky,
  nodeFetch,
  undici,
  superagent,
  needle,
  request,
  pg,
  mysql,
  mysql2,
  mysql2Promise,
  mongodb,
  mongoose,
  ioredis,
  redis,
  knex,
  sequelize,
  typeorm,
  prisma,
  drizzleOrm,
  betterSqlite3,
  awsSdk,
  awsSdkLib,
  googleCloudStorage,
  nodemailer,
  bullmq,
  beeQueue,
  sqsConsumer,
  amqplib,
  amqpConnectionManager,
  kafkajs,
]
