import rule from '../../rules/require-concurrency-limit.ts'
import { commonjs } from '../rule-tester.ts'

const EACH = "const fs = require('fs')\nconst eachAsync = require('tiny-each-async')\n"

commonjs.run('require-concurrency-limit, walks that take a limit between', rule, {
  valid: [
    {
      name: 'a limit before the function',
      code: `${EACH}exports.f = (files, done) => eachAsync(files, 20, (file, next) => fs.stat(file, next), done)`,
    },
    {
      name: 'a limit by its name',
      code: `${EACH}exports.f = (files, n, done) => eachAsync(files, n, (file, next) => fs.stat(file, next), done)`,
    },
    {
      name: 'a literal list',
      code: `${EACH}exports.f = (done) => eachAsync(['a', 'b'], (file, next) => fs.stat(file, next), done)`,
    },
    {
      name: 'channels that are closed',
      code:
        `const async = require('async')\nexports.f = (ctx, done) => async.each(ctx.channels, (c, next) => ` +
        `c.close(next), done)`,
    },
    {
      name: 'as many as may run at once',
      code:
        `const async = require('async')\nexports.f = (config, connection, done) => ` +
        `async.times(config.concurrency, (n, next) => ` +
        `connection.createChannel(next), done)`,
    },
    {
      name: 'a mapper that somebody else made, any evidence',
      options: [{ evidence: 'any' }],
      code: `const Promise = require('bluebird')\nexports.f = (glob, patterns) => Promise.map(patterns, unary(glob))`,
    },
    {
      name: 'a list that is not seen to grow',
      code: `${EACH}exports.f = (hosts, done) => eachAsync(hosts, (h, next) => fs.readFile(h, next), done)`,
    },
    {
      name: 'work in memory',
      code: `${EACH}exports.f = (xs, done) => eachAsync(xs, (x, next) => { total += x; next() }, done)`,
    },
  ],
  invalid: [
    {
      name: 'the same list, any evidence',
      options: [{ evidence: 'any' }],
      code: `${EACH}exports.f = (hosts, done) => eachAsync(hosts, (h, next) => fs.readFile(h, next), done)`,
      errors: [
        {
          messageId: 'tasks',
          line: 3,
          column: 30,
          data: {
            callee: 'eachAsync',
            work: '`fs.readFile`',
            load: 'open files',
            items: '`hosts`',
            remedy: 'a number of tasks',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a task of another file, any evidence',
      options: [{ evidence: 'any' }],
      code:
        `const Promise = require('bluebird')\nconst { build } = require('./b')\n` +
        `exports.f = (xs) => Promise.map(xs, build)`,
      errors: [
        {
          messageId: 'tasks',
          data: { callee: 'Promise.map', work: 'a task', load: 'tasks', items: '`xs`', remedy: '`concurrency`' },
          suggestions: [
            {
              messageId: 'addLimit',
              data: { limit: 10 },
              output:
                `const Promise = require('bluebird')\nconst { build } = require('./b')\nexports.f = (xs) => ` +
                `Promise.map(xs, build, { concurrency: 10 })`,
            },
          ],
        },
      ],
    },
    {
      name: 'no limit, in a walk that comes back for each directory',
      code: `${EACH}function walk(dir, done) {
  fs.readdir(dir, (error, names) => {
    eachAsync(names, (name, next) => walk(dir + '/' + name, next), done)
  })
}`,
      errors: [
        {
          messageId: 'tasks',
          data: {
            callee: 'eachAsync',
            work: '`fs.readdir`',
            load: 'tasks',
            items: '`names`',
            remedy: 'a number of tasks',
          },
        },
      ],
    },
    {
      name: 'no limit, in lines of their own',
      code: `const async = require('async')
const request = require('request')
exports.f = (urls, done) => {
  async.each(
    urls,
    (url, next) => request(url, next),
    done,
  )
}`,
      errors: [
        {
          messageId: 'tasks',
          data: {
            callee: 'async.each',
            work: '`request`',
            load: 'connections',
            items: '`urls`',
            remedy: '`eachLimit`',
          },
          suggestions: [
            {
              messageId: 'addLimit',
              data: { limit: 10 },
              output: `const async = require('async')
const request = require('request')
exports.f = (urls, done) => {
  async.eachLimit(
    urls,
    10,
    (url, next) => request(url, next),
    done,
  )
}`,
            },
          ],
        },
      ],
    },
  ],
})
