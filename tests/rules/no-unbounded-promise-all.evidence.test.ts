import rule from '../../rules/no-unbounded-promise-all.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines, unwritable } from './fan-out-findings.ts'

untyped.run('no-unbounded-promise-all, any evidence', rule, {
  valid: [
    {
      name: 'nothing is waited for',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(xs.map(async (x) => x * 2))',
    },
    {
      name: 'elements that are called',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(hooks2.map((h) => h(event)))',
    },
    {
      name: 'a module that is loaded',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(names.map(async (name) => { await import(name) }))',
    },
  ],
  invalid: [
    {
      name: 'a task of which nothing is known',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(xs.map(async (x) => await handle(x)))',
      errors: [
        {
          messageId: 'fanOut',
          data: { each: 'Every element of `xs`', work: 'a task', remedy: '`mapLimit`' },
          ...fewAtATime(lines(`${IMPORT}`, `await mapLimit(xs, 10, async (x) => await handle(x))`)),
        },
      ],
    },
  ],
})

commonjs.run('no-unbounded-promise-all, CommonJS', rule, {
  valid: [],
  invalid: [
    {
      name: 'Bluebird over a lodash map',
      code: lines(
        "const BbPromise = require('bluebird')",
        "const _ = require('lodash')",
        'const all = () => BbPromise.all(_.map(urls, (url) => fetch(url)))',
      ),
      errors: [{ ...fanOut('urls', 'fetch'), ...unwritable }],
    },
    {
      name: 'Q over calls of a callback function',
      code: lines(
        "const Q = require('q')",
        "const fs = require('fs')",
        'const all = () => Q.all(paths.map((p) => Q.nfcall(fs.readFile, p)))',
      ),
      errors: [{ ...fanOut('paths', 'Q.nfcall'), ...unwritable }],
    },
  ],
})

typed.run('no-unbounded-promise-all, typed', rule, {
  valid: [
    {
      name: 'a telling name whose type is no promise',
      code: lines(
        'declare function fetchCached(x: string): string',
        'export const f = (xs: string[]) => Promise.all(xs.map((x) => fetchCached(x)))',
      ),
    },
    {
      name: 'a tuple by its type',
      code: lines(
        'type Pair = [string, string]',
        'export const f = (xs: Pair) => Promise.all(xs.map((x) => fetch(x)))',
      ),
    },
  ],
  invalid: [
    {
      name: 'a telling name whose type is a promise',
      code: lines(
        'declare function fetchPage(x: string): Promise<string>',
        'export const f = async (xs: string[]) => Promise.all(xs.map(async (x) => fetchPage(x)))',
      ),
      errors: [
        {
          ...fanOut('xs', 'fetchPage'),
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              `declare function fetchPage(x: string): Promise<string>`,
              `export const f = async (xs: string[]) => mapLimit(xs, 10, async (x) => fetchPage(x))`,
            ),
          ),
        },
      ],
    },
  ],
})
