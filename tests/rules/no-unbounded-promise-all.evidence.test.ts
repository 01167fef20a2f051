import rule from '../../rules/no-unbounded-promise-all.ts'
import { commonjs, typed, untyped } from '../rule-tester.ts'
import { fanOut, fewAtATime, IMPORT, lines, unwritable } from './fan-out-findings.ts'

untyped.run('no-unbounded-promise-all, any evidence', rule, {
  valid: [
    {
      name: 'nothing is waited for',
      options: [{ evidence: 'any' }],
      code: 'await Promise.all(rows.map(async (x) => x * 2))',
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
      code: 'await Promise.all(rows.map(async (x) => await handle(x)))',
      errors: [
        {
          messageId: 'fanOut',
          data: { each: 'Every element of `rows`', work: 'a task', load: 'tasks', remedy: '`mapLimit`' },
          ...fewAtATime(lines(`${IMPORT}`, `await mapLimit(rows, 10, async (x) => await handle(x))`)),
        },
      ],
    },
  ],
})

const FS = "import fs from 'node:fs/promises'"

untyped.run('no-unbounded-promise-all, entries of a directory', rule, {
  valid: [
    { name: 'one look at each', code: lines(FS, 'await Promise.all(paths.map((path) => fs.stat(path)))') },
    {
      name: 'one turn of a thread copies it',
      code: lines(FS, 'await Promise.all(files.map((f) => fs.copyFile(f, to(f))))'),
    },
    {
      name: 'files that somebody picked in a page',
      code: lines(
        "'use client'",
        'const files = await allowed(picked)',
        'const done = await Promise.all(files.map((file) => handle(file, space)))',
      ),
    },
    {
      name: 'documents that somebody wrote',
      code: lines(
        FS,
        'const paths = await glob("packages/*/package.json")',
        'const all = await Promise.all(paths.map(async (path) => JSON.parse(await fs.readFile(path, "utf8"))))',
      ),
    },
    {
      name: 'each level starts the next',
      code: lines(
        FS,
        'async function walk(dir) {',
        '  const names = await fs.readdir(dir)',
        '  await Promise.all(names.map(walk))',
        '}',
      ),
    },
    {
      name: 'work that says that few need it',
      code: 'await Promise.all(rows.map((row) => uploadIfNeeded(row)))',
    },
    { name: 'by its name', code: "import { fs } from './own'\nawait Promise.all(paths.map((p) => fs.unlink(p)))" },
    {
      name: 'work for what failed',
      code: 'await Promise.all(urls.map(async (url) => { try { check(url) } catch { await fetch(url) } }))',
    },
    {
      name: 'work that is done once',
      code: 'let page\nawait Promise.all(rows.map(async (x) => { page ??= await fetch(url); use(x, page) }))',
    },
  ],
  invalid: [
    {
      name: 'files that are found, outside a page',
      code: lines(
        'const files = await found(folder)',
        'const done = await Promise.all(files.map((file) => handle(file, space)))',
      ),
      errors: [
        {
          messageId: 'fanOut',
          data: { each: 'Every element of `files`', work: 'a task', load: 'tasks', remedy: '`mapLimit`' },
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              'const files = await found(folder)',
              'const done = await mapLimit(files, 10, (file) => handle(file, space))',
            ),
          ),
        },
      ],
    },
    {
      name: 'one look at each, where any evidence is asked for',
      options: [{ evidence: 'any' }],
      code: lines(FS, 'await Promise.all(paths.map(fs.stat))'),
      errors: [{ ...fanOut('paths', 'fs.stat'), ...unwritable }],
    },
    {
      name: 'one document for each id',
      code: lines(FS, 'await Promise.all(ids.map(async (id) => JSON.parse(await fs.readFile(pathOf(id)))))'),
      errors: [
        {
          ...fanOut('ids', 'fs.readFile'),
          ...fewAtATime(
            lines(
              FS,
              IMPORT.trim(),
              'await mapLimit(ids, 10, async (id) => JSON.parse(await fs.readFile(pathOf(id))))',
            ),
          ),
        },
      ],
    },
    {
      name: 'a look before the content',
      code: lines(FS, 'Promise.all(paths.map(async (path) => { await fs.stat(path); await fs.readFile(path) }))'),
      errors: [
        {
          ...fanOut('paths', 'fs.readFile'),
          ...fewAtATime(
            lines(
              FS,
              IMPORT.trim(),
              'mapLimit(paths, 10, async (path) => { await fs.stat(path); await fs.readFile(path) })',
            ),
          ),
        },
      ],
    },
    {
      name: 'each level starts the next, where any evidence is asked for',
      options: [{ evidence: 'any' }],
      code: lines(
        FS,
        'async function walk(dir) {',
        '  const names = await fs.readdir(dir)',
        '  await Promise.all(names.map((name, i, all) => walk(name, all)))',
        '}',
      ),
      errors: [{ ...fanOut('names', 'fs.readdir'), ...unwritable }],
    },
    {
      name: 'each level opens files, and starts the next',
      code: lines(
        FS,
        'async function copy(dir) {',
        '  const names = await fs.readdir(dir)',
        "  await fs.appendFile('names', names)",
        '  await Promise.all(names.map((name, i, all) => copy(name, all)))',
        '}',
      ),
      errors: [{ ...fanOut('names', 'fs.appendFile'), ...unwritable }],
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
      name: 'a promise class of another package, by its name',
      code: lines(
        "const Promise = require('any-promise')",
        'const all = () => Promise.all(urls.map((url) => fetch(url)))',
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
        'export const f = (rows: string[]) => Promise.all(rows.map((x) => fetchCached(x)))',
      ),
    },
    {
      name: 'a tuple by its type',
      code: lines(
        'type Pair = [string, string]',
        'export const f = (rows: Pair) => Promise.all(rows.map((x) => fetch(x)))',
      ),
    },
  ],
  invalid: [
    {
      name: 'a telling name whose type is a promise',
      code: lines(
        'declare function fetchPage(x: string): Promise<string>',
        'export const f = async (rows: string[]) => Promise.all(rows.map(async (x) => fetchPage(x)))',
      ),
      errors: [
        {
          ...fanOut('rows', 'fetchPage'),
          ...fewAtATime(
            lines(
              `${IMPORT}`,
              `declare function fetchPage(x: string): Promise<string>`,
              `export const f = async (rows: string[]) => mapLimit(rows, 10, async (x) => fetchPage(x))`,
            ),
          ),
        },
      ],
    },
  ],
})
