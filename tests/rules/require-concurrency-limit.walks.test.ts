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
      name: 'work in memory',
      code: `${EACH}exports.f = (xs, done) => eachAsync(xs, (x, next) => { total += x; next() }, done)`,
    },
  ],
  invalid: [
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
          data: { callee: 'eachAsync', work: '`fs.readdir`', items: '`names`', remedy: 'a number of tasks' },
        },
      ],
    },
  ],
})
